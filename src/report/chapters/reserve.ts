/** 风险金报表: the reserve from one end of the year to the other, part by part. */
import { rollForward } from '../../reserve/roll-forward.loader.js';
import { fen, sum, yuan } from '../../money.js';
import type { SectionContent } from '../fund-content.js';
import { type FundReader, nameOf, tableOf } from './fund-reader.js';

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
  const { context, fund, fiscalYear, county } = reader;
  const all = await rollForward(context.read, fund.pool, fund.insurance, fiscalYear);
  const rows = county ? all.filter((row) => row.county === county.id) : all;
  const table = (columns: readonly (readonly [keyof (typeof rows)[number], string])[], shown: typeof rows) =>
    tableOf(
      [{ title: '所属' }, ...columns.map(([, title]) => ({ title, amounts: true as const, grow: 1 }))],
      [
        ...shown.map((row) => [
          row.county === null ? '共有部分' : nameOf(reader, row.county),
          ...columns.map(([name]) => row[name] as string),
        ]),
        ['合计', ...columns.map(([name]) => yuan(sum(shown.map((row) => fen(row[name] as string)))))],
      ],
      [shown.length],
    );
  const lent = rows.filter((row) => ADVANCES.some(([name]) => fen(row[name]) !== 0n));
  return [
    { heading: '风险金变动', level: 1, blocks: [table(MOVEMENTS, rows)] },
    ...(lent.length > 0 ? [{ heading: '风险金垫付', level: 1 as const, blocks: [table(ADVANCES, lent)] }] : []),
  ];
}
