/**
 * GET /exports/journal?pool=…&insurance=…&format=…, with the bearer token: the journal as of this moment, written while it is read. How many lines
 * come is said first (x-lines); a transfer that breaks off has no end of its chunks, and no last line in its file.
 */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Context } from '../context.js';
import { Refused, refusal } from '../refusal.js';
import { attachment } from '../attachment.js';
import { askedOf, columnsAsked, EXPORT_PATH } from './asked.js';
import { extentOf } from './extent.js';
import { FORMATS } from './format.js';
import { journalSource } from './journal-source.js';
import { PRESETS } from './preset.js';
import { refuse } from '../refused-download.js';
import { INSURANCES } from './source.js';

/** Each holds a connection and a snapshot for as long as its reader takes. */
export const MOST_AT_ONCE = 4;

export function addJournalExport(
  http: FastifyInstance,
  contextOf: (request: FastifyRequest) => Promise<Context>,
): void {
  let running = 0;
  http.get<{ Querystring: Record<string, unknown> }>(EXPORT_PATH, async (request, reply) => {
    try {
      const { read, viewer, openSnapshot } = await contextOf(request);
      const { asked, format: code } = askedOf(request.query);
      const { pool, insurance } = asked;
      const extent = await extentOf(read, viewer, asked);
      // books that the person may not see are answered like ones that are not there
      if (!extent) throw new Refused(refusal('UNKNOWN_FUND', { pool, insurance }, ['pool']));
      if (running >= MOST_AT_ONCE) throw new Refused(refusal('EXPORTS_BUSY', { most: MOST_AT_ONCE }));
      if (reply.raw.destroyed) return reply; // nobody waits for it any more
      const opening = openSnapshot();
      running++;
      // the end of the answer, or a reader who has gone: then what runs is broken off
      reply.raw.once('close', () => {
        running--;
        void opening.then((snapshot) => snapshot.close()).catch(() => {});
      });
      const source = await journalSource(await opening, extent);
      const { about } = source;
      const format = FORMATS[code];
      const title = [about.poolName, INSURANCES[insurance], asked.county, about.from, about.to]
        .filter(Boolean)
        .join('-');
      return await reply
        .type(format.mediaType)
        .header('content-disposition', attachment('journal', title, format.extension))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .header('x-lines', about.lines)
        .send(
          Readable.from(format.write(source, columnsAsked(asked), PRESETS[asked.preset].order), { objectMode: false }),
        );
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return refuse(reply, error);
    }
  });
}
