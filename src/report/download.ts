/** GET /reports/:id.pdf, with the bearer token of a person who may see it, or by a link that was made for one. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.js';
import { attachment } from '../attachment.js';
import { type Refusal, type RefusalCode, Refused, refusal } from '../refusal.js';
import { findReportFile } from './find-report.service.js';

export const reportPath = (id: string): string => `/reports/${id}.pdf`;

/** @param contextOf who asks, and the way to the database. */
export function addReportDownload(
  http: FastifyInstance,
  contextOf: (request: FastifyRequest) => Promise<Context>,
): void {
  http.get<{ Params: { id: string }; Querystring: { link?: string } }>(reportPath(':id'), async (request, reply) => {
    try {
      const { id } = request.params;
      const context = await contextOf(request);
      const viewer = request.query.link === undefined ? context.viewer : await context.links.viewerOf(request.url);
      const file = await findReportFile(context.read, viewer, id);
      // One that the person may not see is answered like one that is not there.
      if (!file) return await reply.code(404).send(answer(refusal('UNKNOWN_ID', { what: '报表 report', id }, ['id'])));
      if (!file.pdf) throw new Refused(refusal('REPORT_FILE_EXPIRED', { report: id }));
      return await reply
        .type('application/pdf')
        .header('content-disposition', attachment('report', file.title, 'pdf'))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .send(file.pdf);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [{ code }] = error.refusals as [Refusal];
      if (code === 'UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer');
      return reply.code(STATUSES[code] ?? 401).send(answer(...error.refusals));
    }
  });
}

/** Gone is what was there and will not be again at this address; a link that is not ours is forbidden. */
const STATUSES: Partial<Record<RefusalCode, number>> = {
  LINK_INVALID: 403,
  LINK_EXPIRED: 410,
  REPORT_FILE_EXPIRED: 410,
};

const answer = (...refusals: Refusal[]): { refusals: Refusal[] } => ({ refusals });
