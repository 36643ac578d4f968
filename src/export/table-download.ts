/** GET /exports/tables?pool=…&insurance=…&fiscalYear=…&tables=…&format=…, with the bearer token: the tables as the books have them at this moment. */
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { attachment } from '../attachment.js';
import type { Context } from '../context.js';
import { Refused } from '../refusal.js';
import { refuse } from '../refused-download.js';
import { TABLE_FORMATS, TABLES_PATH, tablesAskedOf } from './table-asked.js';
import { tableCsv, tableWorkbook } from './table-file.js';
import { tableSource } from './table-source.js';

export function addTableExport(http: FastifyInstance, contextOf: (request: FastifyRequest) => Promise<Context>): void {
  http.get<{ Querystring: Record<string, unknown> }>(TABLES_PATH, async (request, reply) => {
    try {
      const context = await contextOf(request);
      // who is not signed in learns nothing of what would be wrong
      void context.viewer;
      const { asked, format } = tablesAskedOf(request.query);
      const source = await tableSource(context, asked);
      const { place, insurance, period, tables } = source;
      const title = [place, insurance, period, ...(tables.length === 1 ? [tables[0]!.title] : ['账表'])].join('-');
      const { mediaType, extension } = TABLE_FORMATS[format];
      return await reply
        .type(mediaType)
        .header('content-disposition', attachment('tables', title, extension))
        .header('cache-control', 'private, no-store')
        .header('x-content-type-options', 'nosniff')
        .send(format === 'CSV' ? tableCsv(source) : Readable.from(tableWorkbook(source), { objectMode: false }));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return refuse(reply, error);
    }
  });
}
