import type { FastifyReply } from 'fastify';
import type { Refused } from '../refusal.js';

const STATUS: Partial<Record<string, number>> = { UNAUTHENTICATED: 401, EXPORTS_BUSY: 503 };

/** Answers a download that is refused: with all that is wrong, and the status of the first of it. */
export function refuse(reply: FastifyReply, { refusals }: Refused): FastifyReply {
  const [{ code, path }] = refusals as [Refused['refusals'][0]];
  const status = STATUS[code] ?? (code === 'UNKNOWN_FUND' && path[0] === 'pool' ? 404 : 400);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 503) reply.header('retry-after', 30);
  return reply.code(status).send({ refusals });
}
