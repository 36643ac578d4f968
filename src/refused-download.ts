/** How a download says no: all that is wrong as its body, and the status that goes with the first of it. */
import type { FastifyReply } from 'fastify';
import type { Refused, RefusalCode } from './refusal.js';

/** Gone is what was there and will not be again at this address; a link that is not ours is forbidden. */
const STATUS: Partial<Record<RefusalCode, number>> = {
  ...{ UNAUTHENTICATED: 401, LINK_INVALID: 403, UNKNOWN_ID: 404 },
  ...{ LINK_EXPIRED: 410, REPORT_FILE_EXPIRED: 410, EXPORTS_BUSY: 503 },
};

export function refuse(reply: FastifyReply, { refusals }: Refused): FastifyReply {
  const [{ code, path }] = refusals as [Refused['refusals'][0]];
  const status = STATUS[code] ?? (code === 'UNKNOWN_FUND' && path[0] === 'pool' ? 404 : 400);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  if (status === 503) reply.header('retry-after', 30);
  return reply.code(status).send({ refusals });
}
