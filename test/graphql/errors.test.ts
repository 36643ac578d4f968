import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { tokenFor, startServer, type TestServer } from '../server.js';

let server: TestServer;
let authorization: string;
beforeAll(async () => {
  server = await startServer();
  authorization = `Bearer ${await tokenFor('AUDITOR')}`;
});
afterAll(() => server.close());

const post = (payload: unknown, headers: Record<string, string> = {}) =>
  server.http.inject({
    method: 'POST',
    url: '/graphql',
    headers: { authorization, 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

describe('bad input gets a 4xx or an error of its own, never a 500', () => {
  test.each<[string, string, number]>([
    ['a body that is no JSON', '{"query":', 400],
    ['an empty body', '', 400],
    ['a list of operations', '[{"query":"{ __typename }"}]', 400],
    ['a body without a query', '{}', 400],
    ['null', 'null', 400],
    ['a query that is a number', '{"query":7}', 400],
    ['variables that are text', '{"query":"{ __typename }","variables":"x"}', 400],
  ])('%s', async (_sentence, body, status) => {
    const response = await post(body);
    expect(response.statusCode).toBe(status);
    expect(response.body).not.toMatch(/stack|node_modules|select /i);
  });

  test('a body of more than 8 MiB is refused as too large, one of 2 MB is read', async () => {
    const padded = (bytes: number) => ({ query: `{ __typename } #${'x'.repeat(bytes)}` });
    expect((await post(padded(8 * 1024 * 1024))).statusCode).toBe(413);
    expect((await post(padded(2_000_000))).json()).toEqual({ data: { __typename: 'Query' } });
  });

  test('another content type is refused', async () => {
    expect((await post('{ __typename }', { 'content-type': 'application/xml' })).statusCode).toBe(415);
  });

  test('a form of another site can not send an operation (cross-site request forgery)', async () => {
    const response = await server.http.inject({ method: 'GET', url: '/graphql?query={__typename}' });
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('Cross-Site Request Forgery');
  });

  test('a mutation by GET is refused', async () => {
    const response = await server.http.inject({
      method: 'GET',
      url: '/graphql?query=mutation{__typename}',
      headers: { 'apollo-require-preflight': 'yes' },
    });
    expect([400, 405]).toContain(response.statusCode);
  });
});

test('a route outside GraphQL that fails for a reason of ours says INTERNAL, and nothing of the database', async () => {
  await server.database.asOwner('alter table report rename to hidden');
  const response = await server.http.inject({ url: `/reports/${crypto.randomUUID()}.pdf`, headers: { authorization } });
  await server.database.asOwner('alter table hidden rename to report');
  expect(response.statusCode).toBe(500);
  expect(response.json()).toMatchObject({ code: 'INTERNAL', requestId: expect.any(String) });
  expect(response.body).not.toContain('relation');
});

describe('the status follows GraphQL over HTTP', () => {
  const WRONG = [
    ['a document that does not parse', '{', 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
  ] as const;

  test.each(WRONG)('%s: 200 with errors for application/json', async (_sentence, query, code) => {
    const response = await post({ query }, { accept: 'application/json' });
    expect(response.statusCode).toBe(200);
    expect(response.json().errors[0].extensions.code).toBe(code);
  });

  test.each(WRONG)('%s: 400 for application/graphql-response+json', async (_sentence, query, code) => {
    const response = await post({ query }, { accept: 'application/graphql-response+json' });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0].extensions.code).toBe(code);
  });
});

describe('limits', () => {
  test('the schema can be read whole', async () => {
    expect((await post({ query: getIntrospectionQuery() })).json().errors).toBeUndefined();
  });

  test('too many fields are refused', async () => {
    const query = `{ ${Array.from({ length: 10_001 }, (_, n) => `a${n}: viewer { person }`).join(' ')} }`;
    const response = await post({ query });
    expect(response.statusCode).toBe(400);
    expect(response.json().errors[0]).toMatchObject({
      message: expect.stringContaining('The operation costs 20002, more than 20000.'),
      extensions: { code: 'QUERY_TOO_COMPLEX' },
    });
  });

  test('a document of too many words is not parsed', async () => {
    const response = await post({ query: `{ ${'__typename '.repeat(110_000)} }` });
    expect(response.json().errors[0].extensions.code).toBe('GRAPHQL_PARSE_FAILED');
  });
});
