/** 例外事项: everything that the books and the documents find wanting of the fund year, in one place. */
import { ENTRY_NAMES } from '../../ledger/entry-names.js';
import { movementsLoader } from '../../statement/movements.loader.js';
import { readStatement } from '../../statement/read-statement.js';
import { type Form, FORMS } from '../../statement/statement.js';
import { yuan } from '../../money.js';
import { today } from '../../today.js';
import type { SectionContent } from '../fund-content.js';
import { dutiesOfYear, dutyTable, isLate } from './duties.js';
import { reversalsOf } from './event-log.js';
import { bookKey, type FundReader, nameOf, tableOf, totalOf } from './fund-reader.js';
import { openWarnings } from './warnings.js';

export async function exceptionSections(reader: FundReader): Promise<SectionContent[]> {
  const asOf = today();
  return [
    await openWarnings(reader),
    {
      heading: `逾期事项（截至 ${asOf}）`,
      level: 1,
      blocks: [dutyTable(reader, (await dutiesOfYear(reader, asOf)).filter(isLate))],
    },
    await takenBack(reader),
    await monthEnds(reader),
    ...(reader.county ? [] : [await unmatched(reader)]),
  ];
}

async function takenBack(reader: FundReader): Promise<SectionContent> {
  const kinds = Map.groupBy(await reversalsOf(reader), ({ kind }) => kind);
  return {
    heading: '已冲销的分录',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '业务', grow: 1 },
          { title: '笔数', align: 'right' },
          { title: '金额（元）', amounts: true, grow: 1 },
          { title: '原分录', grow: 3 },
        ],
        [...kinds].map(([kind, of]) => [
          ...[ENTRY_NAMES[kind], String(of.length), totalOf(of.map(({ amount }) => amount))],
          of.map(({ id }) => id).join('、'),
        ]),
      ),
    ],
  };
}

const PASSED_THROUGH = { TREASURY: '国库存款', PREMIUM_PENDING: '待划转子账户' } as const;

/** 期末一般应无余额: what premiums only pass through, at the ends of months that are over. */
async function monthEnds(reader: FundReader): Promise<SectionContent> {
  const { context, fund, fiscalYear, county, heads, figures } = reader;
  const rows = await context.read<{
    county: string;
    bank: keyof typeof PASSED_THROUGH;
    account: string;
    month: number;
    balance: string;
  }>(
    {
      name: 'month-ends-of-fund-year',
      text: `select b.county, k.kind as bank, a.account, m.month, sum(t.debit - t.credit)::numeric(24, 2)::text as balance
        from book b
        join ledger_account a on a.book = b.id
        join bank_account k on k.id = a.bank_account and k.kind = any($4)
        join period m on m.fund = b.fund and m.year = $2 and m.month <= 12
          and (not m.open or make_date(m.year, m.month, 1) + interval '1 month' <= (now() at time zone 'Asia/Shanghai')::date)
        join monthly_total t on t.ledger_account = a.id and t.period <= $2 * 100 + m.month
        where b.fund = $1 and ($3::text is null or b.county = $3)
        group by b.county, k.kind, a.account, m.month
        having sum(t.debit - t.credit) <> 0
        order by b.county, k.kind, m.month`,
    },
    [fund.id, fiscalYear, county?.id ?? null, Object.keys(PASSED_THROUGH)],
  );
  for (const { county: of, bank, account, month, balance } of rows)
    figures.push({
      label: `${nameOf(reader, of)} ${month}月末${PASSED_THROUGH[bank]}`,
      amount: balance,
      lines: {
        ...{ book: bookKey(fund, of), accounts: [account], bank, side: 'D' },
        ...{ upTo: heads.get(of) ?? 0, periods: [0, fiscalYear * 100 + month] },
      },
    });
  return {
    heading: '月末应无余额而有余额的账户',
    level: 1,
    blocks: [
      {
        type: 'NOTE',
        text: '国库存款按期划转后期末一般应无余额（财会〔2017〕28号）；待划转子账户的保费应按旬划出。',
      },
      tableOf(
        [
          { title: '县市区', grow: 1 },
          { title: '账户', grow: 1 },
          { title: '月末', align: 'center' },
          { title: '余额（元）', amounts: true, grow: 1 },
        ],
        rows.map(({ county: of, bank, account, month, balance }) => [
          ...[nameOf(reader, of), `${account} ${PASSED_THROUGH[bank]}`, `${month}月`, balance],
        ]),
      ),
    ],
  };
}

/** What one level's books have of the other's and those do not have. */
async function unmatched({ context, fund, fiscalYear, ...reader }: FundReader): Promise<SectionContent> {
  const load = context.loader(movementsLoader);
  const found = await Promise.all(
    (Object.keys(FORMS) as Form[]).map(async (form) => {
      const asked = { form, fiscalYear, month: null, scope: 'CONSOLIDATED' as const };
      const { columns, eliminations } = await readStatement((key) => load.load(key), fund, asked);
      return eliminations.flatMap((matched, at) =>
        matched.flatMap(({ pair, county, lower, upper }) =>
          lower === upper
            ? []
            : [
                [
                  ...[FORMS[form].name, columns[at]!.name, pair.lower.account, pair.upper.account],
                  county === null ? '' : nameOf({ context, fund, fiscalYear, ...reader }, county),
                  ...[lower, upper, lower - upper].map(yuan),
                ],
              ],
        ),
      );
    }),
  );
  return {
    heading: '上下级往来不相等的部分',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '报表', grow: 1 },
          { title: '栏目', align: 'center' },
          { title: '下级科目', align: 'center' },
          { title: '上级科目', align: 'center' },
          { title: '县市区', grow: 1 },
          ...['下级', '上级', '相差'].map((title) => ({ title, amounts: true as const })),
        ],
        found.flat(),
      ),
    ],
  };
}
