/** POST /reports/verification: the file itself, for reports larger than a GraphQL request may be. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../../context.js';
import { maySee } from '../../identity/viewer.js';
import { Refused } from '../../refusal.js';
import { LARGEST_FILE } from '../limits.js';
import { verifyReport } from './report-file.service.js';

export function addVerifyUpload(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<Context>): void {
  http.register((scope, _, done) => {
    scope.addContentTypeParser('application/pdf', { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (__, body, parsed) =>
      parsed(null, body),
    );
    scope.post<{ Body: Buffer }>('/reports/verification', { bodyLimit: LARGEST_FILE }, async (request, reply) => {
      try {
        const { read, viewer, site } = await contextOf(request);
        if (!Buffer.isBuffer(request.body)) return await reply.code(415).send();
        return await verifyReport(read, request.body, site.signer, (place) => maySee(viewer, place));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return reply.code(401).header('www-authenticate', 'Bearer').send({ refusals: error.refusals });
      }
    });
    done();
  });
}
