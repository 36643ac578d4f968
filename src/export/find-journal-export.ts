/** What an export comes to before it is fetched. */
import type { Read } from '../database/read.js';
import type { OpenSnapshot } from '../database/snapshot.js';
import type { Viewer } from '../identity/viewer.js';
import { Refused } from '../refusal.js';
import { type Asked, columnsAsked, exportUrl, faultsOf } from './asked.js';
import { estimateBytes } from './estimate.js';
import type { JournalExportInput, JournalExportType } from './export.types.js';
import { extentOf } from './extent.js';
import { type FormatCode, FORMATS } from './format.js';
import { journalSource } from './journal-source.js';
import { PRESETS } from './preset.js';

export async function findJournalExport(
  read: Read,
  openSnapshot: OpenSnapshot,
  viewer: Viewer,
  { county = null, fromPeriod = null, toPeriod = null, columns: codes = null, ...input }: JournalExportInput,
): Promise<JournalExportType | null> {
  const asked: Asked = { ...input, county, fromPeriod, toPeriod, columns: codes };
  const faults = faultsOf(asked, ['input']);
  if (faults.length) throw new Refused(...faults);
  const extent = await extentOf(read, viewer, asked);
  if (!extent) return null;
  const columns = columnsAsked(asked);
  const { order } = PRESETS[asked.preset];
  const snapshot = await openSnapshot();
  try {
    const source = await journalSource(snapshot, extent);
    const files: JournalExportType['files'] = [];
    for (const [code, format] of Object.entries(FORMATS))
      files.push({
        format: code as FormatCode,
        url: exportUrl(asked, code as FormatCode),
        mediaType: format.mediaType,
        bytes: await estimateBytes(format, source, columns, order),
      });
    const { lines, debit, credit, asOf } = source.about;
    return { lines, debit, credit, asOf, columns, files };
  } finally {
    await snapshot.close();
  }
}
