/** 清欠情况表: debts from before pooling, what is paid, what is overdue as of the day of the report. */
import { allDebts } from '../../arrears/arrears.loader.js';
import { fen, sum, yuan } from '../../money.js';
import type { DebtKind } from '../../policy/policy.js';
import { today } from '../../today.js';
import type { SectionContent } from '../fund-content.js';
import { type FundReader, nameOf, tableOf } from './fund-reader.js';

export async function arrearsSections(
  reader: FundReader,
  names: (kind: DebtKind) => string,
): Promise<SectionContent[]> {
  const { context, fund, county } = reader;
  const asOf = today();
  const debts = await allDebts(context.read, context.viewer, {
    ...{ pool: fund.pool, insurance: fund.insurance, county: county?.id ?? null, kinds: null, asOf },
  });
  const total = (amounts: readonly (string | bigint)[]): string =>
    yuan(sum(amounts.map((amount) => (typeof amount === 'bigint' ? amount : fen(amount)))));
  return [
    {
      heading: `统筹前欠款（截至 ${asOf}）`,
      level: 1,
      blocks: [
        tableOf(
          [
            { title: '县市区' },
            { title: '类别' },
            { title: '对方', grow: 1 },
            { title: '事由', grow: 2 },
            ...['金额', '已清偿', '未清偿', '逾期'].map((title) => ({ title, amounts: true as const })),
          ],
          debts.length === 0
            ? []
            : [
                ...debts.map((debt) => [
                  nameOf(reader, debt.county),
                  names(debt.kind),
                  debt.counterpart,
                  debt.about,
                  ...[debt.amount, debt.paid, debt.outstanding, yuan(debt.overdueAmount)],
                ]),
                [
                  ...['合计', '', '', ''],
                  total(debts.map(({ amount }) => amount)),
                  total(debts.map(({ paid }) => paid)),
                  total(debts.map(({ outstanding }) => outstanding)),
                  total(debts.map(({ overdueAmount }) => overdueAmount)),
                ],
              ],
          [debts.length],
        ),
      ],
    },
  ];
}
