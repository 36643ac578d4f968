/** For whoever watches over the process: /healthz while it lives, /readyz while it can answer. Until it can, all else is 503. */
import type { FastifyInstance } from 'fastify';
import type { Database } from './database/database.js';

const STARTING = '正在启动，请稍候。 Starting: the database is being brought up to date.';
const GONE = '数据库不可用。 The database can not be reached.';

const LONGEST_CHECK = 3_000;

export function addHealth(http: FastifyInstance, database: () => Database | undefined): void {
  const why = (reason: string) => ({ status: 'unavailable', reason });

  http.get('/healthz', () => ({ status: 'ok' }));

  http.get('/readyz', async (_request, reply) => {
    try {
      await Promise.race([database()!.check(), tooLong()]);
      return { status: 'ready' };
    } catch {
      return reply.code(503).send(why(GONE));
    }
  });

  http.addHook('onRequest', async (request, reply) => {
    if (!database() && request.url !== '/healthz') await reply.code(503).header('retry-after', '1').send(why(STARTING));
  });
}

const tooLong = (): Promise<never> =>
  new Promise((_resolve, reject) => setTimeout(() => reject(new Error('no answer')), LONGEST_CHECK).unref());
