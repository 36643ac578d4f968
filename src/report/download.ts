/** GET /reports/:id.pdf, with the bearer token of a person who may see it, or by a link that was made for one. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.js';
import { attachment } from '../attachment.js';
import { Refused, refusal } from '../refusal.js';
import { refuse } from '../refused-download.js';
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
      if (!file) throw new Refused(refusal('UNKNOWN_ID', { what: '报表 report', id }, ['id']));
      if (!file.pdf) throw new Refused(refusal('REPORT_FILE_EXPIRED', { report: id }, ['id']));
      return await reply
        .type('application/pdf')
        .header('content-disposition', attachment('report', file.title, 'pdf'))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .send(file.pdf);
    } catch (error) {
      if (error instanceof Refused) return refuse(reply, error);
      throw error;
    }
  });
}
