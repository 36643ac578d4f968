/** What every chapter of a fund's report is read with: one snapshot, the fund, the year, whose books; and the figures that it leaves to be found again. */
import type { Context } from '../../context.js';
import { countiesLoader, type CountyRow, type FundRow, fundsLoader } from '../../pool/pool.loader.js';
import { type Fen, fen, percentHalfUp, sum, yuan } from '../../money.js';
import type { Insurance, Policy, SubmissionKind } from '../../policy/policy.js';
import { Refused, refusal } from '../../refusal.js';
import { CLOSING_PERIOD, type Scope } from '../../statement/statement.js';
import type { SubmissionState } from '../../submission/submission.js';
import { submissionsOfYear } from '../../submission/submission.loader.js';
import type { BlockContent, ColumnContent, SectionContent, TableContent } from '../fund-content.js';
import type { FigureContent } from '../figure.js';

export interface FundReader {
  /** All of whose reads are of one snapshot. */
  context: Context;
  fund: FundRow;
  fiscalYear: number;
  /** Null: of the whole year, the closing period included. */
  month: number | null;
  policy: Policy | undefined;
  /** Those with a book in the fund, in order of id. */
  counties: CountyRow[];
  /** Null: of the whole fund, or of the pool's own book. */
  county: CountyRow | null;
  poolLevel: boolean;
  /** The last voucher of each book, by county; '' the pool's own. */
  heads: ReadonlyMap<string, number>;
  /** To which the chapters add. */
  figures: FigureContent[];
}

/** What of a fund a report or a table is about. */
export interface FundPart {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  month: number | null;
  county: string | null;
  poolLevel: boolean;
}

/** @param context all of whose reads are of one snapshot; @param path of the input. */
export async function readerOf(
  context: Context,
  { pool, insurance, fiscalYear, month, county, poolLevel }: FundPart,
  path: readonly string[] = ['input'],
): Promise<FundReader> {
  const fund = (await context.loader(fundsLoader).load(pool)).find((one) => one.insurance === insurance);
  if (!fund) throw new Refused(refusal('UNKNOWN_FUND', { pool, insurance }, [...path, 'pool']));
  const books = await context.read<{ county: string | null; position: number }>(
    {
      name: 'heads-of-fund',
      text: `select b.county, coalesce((select position from voucher v where v.book = b.id order by position desc limit 1), 0) as position
        from book b where b.fund = $1`,
    },
    [fund.id],
  );
  const heads = new Map(books.map((book) => [book.county ?? '', book.position]));
  const counties = (await context.loader(countiesLoader).load(pool)).filter(({ id }) => heads.has(id));
  const one = county === null ? null : counties.find(({ id }) => id === county);
  if (one === undefined) throw new Refused(refusal('UNKNOWN_COUNTY', { county: county!, pool }, [...path, 'county']));
  return {
    ...{ context, fund, fiscalYear, month, heads, counties, county: one, poolLevel },
    policy: context.policies.inForce(pool, fiscalYear),
    figures: [],
  };
}

export const scopeOf = ({ county, poolLevel }: Pick<FundReader, 'county' | 'poolLevel'>): Scope =>
  county ? { county: county.id } : poolLevel ? { county: null } : 'CONSOLIDATED';

/** The last period that it is about. */
export const lastPeriod = ({ fiscalYear, month }: Pick<FundReader, 'fiscalYear' | 'month'>): number =>
  fiscalYear * 100 + (month ?? CLOSING_PERIOD);

export const bookKey = ({ pool, insurance }: FundRow, county: string | null): string =>
  `${pool}/${insurance}/${county ?? 'POOL'}`;

/** A table as a block of its chapter; one without rows is said in a word. */
export const blockOf = (table: TableContent): BlockContent =>
  table.rows.length > 0 ? { type: 'TABLE', ...table } : { type: 'PARAGRAPH', text: '无。' };

export const tableOf = (columns: ColumnContent[], rows: string[][], strong: number[] = []): BlockContent =>
  blockOf({ columns, rows, strong });

export const sectionOf = (heading: string, ...blocks: BlockContent[]): SectionContent => ({
  heading,
  level: 1,
  blocks,
});

/** Columns of amounts. */
export const amounts = (...titles: string[]): ColumnContent[] => titles.map((title) => ({ title, amounts: true }));

export const nameOf = ({ counties }: FundReader, county: string | null): string =>
  county === null ? '统筹区本级' : (counties.find(({ id }) => id === county)?.name ?? county);

/** "2022-03-05T10:20:30+08:00" → "2022-03-05 10:20" */
export const minute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** An amount that may not be on record. */
export const known = (amount: Fen | null | undefined): string => (amount == null ? '—' : yuan(amount));

export const percent = (part: Fen | null | undefined, whole: Fen | null | undefined): string =>
  part == null || whole == null ? '—' : known(percentHalfUp(part, whole));

/** The figures of a column, which are strings in yuan, added up. */
export const totalOf = (amounts: readonly (string | Fen)[]): string =>
  yuan(sum(amounts.map((amount) => (typeof amount === 'bigint' ? amount : fen(amount)))));

/** What the fund year had submitted: of the county, or of all. */
export const submissionsOf = async (
  { context, fund, fiscalYear, county }: FundReader,
  ...kinds: SubmissionKind[]
): Promise<SubmissionState[]> =>
  (await submissionsOfYear(context.read, fund.id, fiscalYear, county?.id ?? null)).filter(({ kind }) =>
    kinds.includes(kind),
  );
