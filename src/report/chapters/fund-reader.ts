/** What every chapter of a fund's report is read with: one snapshot, the fund, the year, whose books; and the figures that it leaves to be found again. */
import type { Context } from '../../context.js';
import type { CountyRow, FundRow } from '../../pool/pool.loader.js';
import type { Policy } from '../../policy/policy.js';
import type { BlockContent, ColumnContent } from '../fund-content.js';
import type { FigureContent } from '../figure.js';

export interface FundReader {
  /** All of whose reads are of one snapshot. */
  context: Context;
  fund: FundRow;
  fiscalYear: number;
  policy: Policy | undefined;
  /** Those with a book in the fund, in order of id. */
  counties: CountyRow[];
  /** Null: of the whole fund. */
  county: CountyRow | null;
  /** The last voucher of each book, by county; '' the pool's own. */
  heads: ReadonlyMap<string, number>;
  /** To which the chapters add. */
  figures: FigureContent[];
}

export const bookKey = ({ pool, insurance }: FundRow, county: string | null): string =>
  `${pool}/${insurance}/${county ?? 'POOL'}`;

export const tableOf = (columns: ColumnContent[], rows: string[][], strong: number[] = []): BlockContent =>
  rows.length > 0 ? { type: 'TABLE', columns, rows, strong } : { type: 'PARAGRAPH', text: '无。' };

export const nameOf = ({ counties }: FundReader, county: string | null): string =>
  county === null ? '统筹区本级' : (counties.find(({ id }) => id === county)?.name ?? county);
