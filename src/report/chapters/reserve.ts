/** 风险金报表: the reserve from one end of the year to the other, part by part. */
import { rollForward, type RollForwardRow } from '../../reserve/roll-forward.loader.js';
import { fen, sum, yuan } from '../../money.js';
import type { SectionContent, TableContent } from '../fund-content.js';
import { blockOf, type FundReader, nameOf, sectionOf } from './fund-reader.js';

const MOVEMENTS = [
  ['opening', '年初余额'],
  ['levy', '提取、上解'],
  ['interest', '利息'],
  ['draws', '清算动用'],
  ['refills', '补齐'],
  ['surplus', '结余转入'],
  ['closing', '年末余额'],
] as const;
const ADVANCES = [
  ['advancesOpening', '年初未收回'],
  ['advances', '垫付'],
  ['advancesRepaid', '归还、抵还'],
  ['advancesClosing', '年末未收回'],
] as const;

export async function reserveSections(reader: FundReader): Promise<SectionContent[]> {
  const [moved, lent] = [await rollForwardTable(reader), await advancesTable(reader)];
  return [
    sectionOf('风险金变动', blockOf(moved)),
    ...(lent.rows.length > 0 ? [sectionOf('风险金垫付', blockOf(lent))] : []),
  ];
}

export const rollForwardTable = async (reader: FundReader): Promise<TableContent> =>
  tableBy(reader, MOVEMENTS, await rowsOf(reader));

/** Of those that were lent to; none where nobody was. */
export async function advancesTable(reader: FundReader): Promise<TableContent> {
  const rows = await rowsOf(reader);
  return tableBy(
    reader,
    ADVANCES,
    rows.filter((row) => ADVANCES.some(([name]) => fen(row[name]) !== 0n)),
  );
}

async function rowsOf({ context, fund, fiscalYear, county }: FundReader): Promise<RollForwardRow[]> {
  const all = await rollForward(context.read, fund.pool, fund.insurance, fiscalYear);
  return county ? all.filter((row) => row.county === county.id) : all;
}

const tableBy = (
  reader: FundReader,
  columns: readonly (readonly [Exclude<keyof RollForwardRow, 'county'>, string])[],
  rows: readonly RollForwardRow[],
): TableContent => ({
  columns: [{ title: '所属' }, ...columns.map(([, title]) => ({ title, amounts: true as const, grow: 1 }))],
  rows:
    rows.length === 0
      ? []
      : [
          ...rows.map((row) => [
            row.county === null ? '共有部分' : nameOf(reader, row.county),
            ...columns.map(([name]) => row[name]),
          ]),
          ['合计', ...columns.map(([name]) => yuan(sum(rows.map((row) => fen(row[name])))))],
        ],
  strong: [rows.length],
});
