/** The program in this process, on a database of the file's own: no socket, no other parts left out. */
import { DEMO_FINGERPRINT } from '../reports/signing-key.js';
import { type App, type AppOptions, createApp } from '../src/app.js';
import { demoPerson, demoToken } from '../src/identity/demo-key.js';
import type { Role } from '../src/identity/role.js';
import { Links } from '../src/identity/link.js';
import { policies } from '../src/policy/registry.js';
import { JobQueue } from '../src/job-queue.js';
import { createDatabase, type TestDatabase } from './database.js';

export interface TestServer extends App {
  database: TestDatabase;
  /** Sends an operation; with `as(…)`'s token, or with none. */
  send: Send;
  /** `const city = server.as('CITY_MEDICAL', { pool: 'handan' })`, then `await city(query, variables)`. */
  as: (role: Role, bound?: { pool?: string; county?: string }, person?: string) => Send;
}

// oxlint-disable-next-line typescript/no-explicit-any -- an answer has the shape of its query
export type Answer = { status: number; data: any; errors?: { message: string; path?: string[]; extensions: any }[] };
export type Send = (query: string, variables?: object, token?: string) => Promise<Answer>;

export const SITE = { url: 'http://tongchou.test', signer: DEMO_FINGERPRINT };

/** For `beforeAll`; `close()` in `afterAll`. */
export async function startServer(options: Partial<AppOptions> = {}): Promise<TestServer> {
  const database = await createDatabase();
  const keys = { demo: true, jwksUrl: undefined, publicKey: undefined };
  const app = await createApp({ policies, keys, site: SITE, links: new Links(), logs: false, ...options });
  app.serve({ database, jobs: await JobQueue.open(database.address, () => {}), stopExpiring: () => {} });
  const send: Send = async (query, variables, token) => {
    const response = await app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: token ? { authorization: `Bearer ${token}` } : {},
      payload: { query, variables },
    });
    return { status: response.statusCode, ...response.json<Omit<Answer, 'status'>>() };
  };
  return {
    ...app,
    database,
    send,
    as: (role, bound = {}, person) => {
      const token = tokenFor(role, bound, person);
      return async (query, variables) => send(query, variables, await token);
    },
  };
}

export function tokenFor(role: Role, bound: { pool?: string; county?: string } = {}, person?: string): Promise<string> {
  const grants = [{ role, ...bound }];
  return demoToken({ person: person ?? demoPerson(grants), grants });
}
