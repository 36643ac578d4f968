/** The forms that a journal leaves in. */
import { auditXml } from './audit-xml.js';
import type { Column } from './column.js';
import { csv } from './csv.js';
import { hledger } from './hledger.js';
import type { LineOrder } from './preset.js';
import type { Source } from './source.js';
import { xlsx } from './xlsx.js';

export interface Format {
  mediaType: string;
  extension: string;
  /** Whether columns and order are to be chosen; else the format has its own. */
  takesColumns: boolean;
  write(source: Source, columns: readonly Column[], order: LineOrder): AsyncGenerator<string | Buffer>;
}

export const FORMATS = {
  CSV: { mediaType: 'text/csv; charset=utf-8', extension: 'csv', takesColumns: true, write: csv },
  XLSX: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
    takesColumns: true,
    write: xlsx,
  },
  HLEDGER: { mediaType: 'text/plain; charset=utf-8', extension: 'journal', takesColumns: false, write: hledger },
  AUDIT_XML: { mediaType: 'application/xml; charset=utf-8', extension: 'xml', takesColumns: false, write: auditXml },
} as const satisfies Record<string, Format>;

export type FormatCode = keyof typeof FORMATS;
