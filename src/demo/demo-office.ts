/** A person of an office, who calls the API over HTTP with a demo token, as any front end would. */
import type { Role } from '../identity/role.js';
import { demoToken } from '../identity/demo-key.js';

interface Said {
  code: string;
  message: string;
}

export class DemoOffice {
  readonly #url: string;
  readonly #token: Promise<string>;

  constructor(url: string, person: string, role: Role, bound: { pool: string } | { county: string }) {
    this.#url = url;
    this.#token = demoToken({ person, grants: [{ role, ...bound }] });
  }

  /** Answers the data of an operation; its errors are thrown. */
  async asks<Data>(query: string, variables: object = {}): Promise<Data> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await this.#token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data;
  }

  /** Calls a mutation with a key of its own; what is refused is thrown. */
  async does<Payload>(mutation: string, inputType: string, input: object, select = ''): Promise<Payload> {
    const { payload } = await this.asks<{ payload: Payload & { refusals: Said[] } }>(
      `mutation($input: ${inputType}!) { payload: ${mutation}(input: $input) { refusals { code message } ${select} } }`,
      { input: { idempotencyKey: crypto.randomUUID(), ...input } },
    );
    if (payload.refusals.length)
      throw new Error(payload.refusals.map(({ code, message }) => `${mutation}: ${code} ${message}`).join('\n'));
    return payload;
  }

  async downloads(path: string): Promise<Uint8Array> {
    const response = await fetch(this.#url + path, { headers: { authorization: `Bearer ${await this.#token}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    return response.bytes();
  }
}
