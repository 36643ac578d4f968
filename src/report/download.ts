/** GET /reports/:id.pdf, with the bearer token of a person who may see it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.js';
import { attachment } from '../attachment.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { findReportFile } from './find-report.service.js';

export const reportPath = (id: string): string => `/reports/${id}.pdf`;

/** @param contextOf who asks, and the way to the database. */
export function addReportDownload(
  http: FastifyInstance,
  contextOf: (request: FastifyRequest) => Promise<Context>,
): void {
  http.get<{ Params: { id: string } }>(reportPath(':id'), async (request, reply) => {
    try {
      const { id } = request.params;
      const { read, viewer } = await contextOf(request);
      const file = await findReportFile(read, viewer, id);
      // One that the person may not see is answered like one that is not there.
      if (!file) return await reply.code(404).send(answer(refusal('UNKNOWN_ID', { what: '报表 report', id }, ['id'])));
      return await reply
        .type('application/pdf')
        .header('content-disposition', attachment('report', file.title, 'pdf'))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .send(file.pdf);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .send(answer(...error.refusals));
    }
  });
}

const answer = (...refusals: Refusal[]): { refusals: Refusal[] } => ({ refusals });
