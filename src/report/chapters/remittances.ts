/** 收入上解与缴拨: by which path income came, what left the treasury when, what counties sent up by its day, subsidies by level of government. */
import { yearOf, yearOfPeriod } from '../../dates.js';
import { incomePathsLoader } from '../../income/income-path.loader.js';
import { type FlowRow, REMITTANCE_FLOWS, remittancesOf } from '../../income/remittances.js';
import { INCOME } from '../../ledger/accounts.js';
import type { EntryKind } from '../../ledger/entry.js';
import { ITEMS } from '../../load/item.js';
import { fen, type Fen, sum, yuan } from '../../money.js';
import { daysLate } from '../../policy/due.js';
import { receiptDays, sweepsBefore } from '../../receipt/receipts.query.js';
import { dayState } from '../../receipt/reconcile.js';
import { sweepDue } from '../../receipt/sweep-due.js';
import type { GovernmentLevel } from '../../subsidy/level.js';
import { subsidiesOfYear } from '../../subsidy/subsidies.query.js';
import { today } from '../../today.js';
import type { SectionContent } from '../fund-content.js';
import { dutiesOfYear, dutyName } from './duties.js';
import { bookKey, type FundReader, known, nameOf, tableOf, totalOf } from './fund-reader.js';
import { accountNames } from './statements.js';

export async function remittanceSections(reader: FundReader): Promise<SectionContent[]> {
  const asOf = today();
  return [
    await switched(reader),
    await byPath(reader),
    ...(reader.county ? [] : await sweeps(reader)),
    await remitted(reader, asOf),
    await owed(reader, asOf),
    await subsidies(reader),
  ];
}

const note = { type: 'NOTE' } as const;

async function switched({ context, fund }: FundReader): Promise<SectionContent> {
  const paths = await context.loader(incomePathsLoader).load(fund.id);
  return {
    heading: '收入路径',
    level: 1,
    blocks: [
      { ...note, text: '下列项目自所列月份起逐笔入账；未列的项目随收支导入入账。' },
      tableOf(
        [
          { title: '项目', grow: 1 },
          { title: '起始月份', align: 'center' },
          { title: '依据', grow: 2 },
          { title: '启用人', grow: 1 },
        ],
        paths.map(({ item, from, document, person }) => [ITEMS[item].name, from, document, person]),
      ),
    ],
  };
}

const PATHS = {
  PREMIUM_RECEIPT: '税务入库明细',
  INCOME_RECEIPT: '到账逐笔登记',
  INCOME_AND_EXPENDITURE: '收支导入',
} as const satisfies Partial<Record<EntryKind, string>>;

/** What came in of each item, by the kind of entry that booked it. */
async function byPath(reader: FundReader): Promise<SectionContent> {
  const { context, fund, fiscalYear, county, counties, heads, figures } = reader;
  const rows = await context.read<{ account: string; kind: string; amount: string }>(
    {
      name: 'income-of-fund-year-by-path',
      text: `select l.account, coalesce(o.kind, e.kind) as kind,
          sum(case l.side when 'C' then l.amount else -l.amount end)::numeric(24, 2)::text as amount
        from book b
        join ledger_account a on a.book = b.id and a.account = any($4) and a.part is distinct from 'INDIVIDUAL'
        join journal_line l on l.ledger_account = a.id and l.period between $2 * 100 + 1 and $2 * 100 + 13
        join journal_line pair on pair.book = l.book and pair.entry = l.entry and pair.line_no = ((l.line_no - 1) # 1) + 1
          and pair.account < '3'
        join journal_entry e on e.id = l.entry
        left join journal_entry o on o.id = e.reverses
        where b.fund = $1 and b.county is not null and ($3::text is null or b.county = $3)
        group by l.account, coalesce(o.kind, e.kind) order by l.account`,
    },
    [fund.id, fiscalYear, county?.id ?? null, INCOME],
  );
  const names = await accountNames(reader);
  const periods: [number, number] = [fiscalYear * 100 + 1, fiscalYear * 100 + 13];
  for (const { account, kind, amount } of rows)
    if (kind in PATHS && fen(amount) !== 0n)
      figures.push({
        label: `${names.get(account)} ${PATHS[kind as keyof typeof PATHS]}`,
        amount,
        lines: (county ? [county] : counties).flatMap(({ id }) => {
          const upTo = heads.get(id) ?? 0;
          return upTo > 0
            ? [
                {
                  book: bookKey(fund, id),
                  accounts: [account],
                  side: 'C' as const,
                  upTo,
                  periods,
                  kind,
                  flow: true as const,
                },
              ]
            : [];
        }),
      });
  const ofKind = (of: typeof rows, which: (kind: string) => boolean): string =>
    totalOf(of.filter(({ kind }) => which(kind)).map(({ amount }) => amount));
  const cells = (of: typeof rows): string[] => [
    ...Object.keys(PATHS).map((path) => ofKind(of, (kind) => kind === path)),
    ofKind(of, (kind) => !(kind in PATHS)),
    ofKind(of, () => true),
  ];
  const items = Map.groupBy(rows, ({ account }) => account);
  return {
    heading: '收入按入账路径',
    level: 1,
    blocks: [
      { ...note, text: '单位：元。不含上下级往来和年终结转；冲销已扣除。职工基金为统筹部分。' },
      tableOf(
        [
          { title: '项目', grow: 1 },
          ...[...Object.values(PATHS), '其他（补足、清欠等）', '合计'].map((title) => ({
            ...{ title, amounts: true as const, grow: 1 },
          })),
        ],
        rows.length === 0
          ? []
          : [
              ...[...items].map(([account, of]) => [`${account} ${names.get(account)}`, ...cells(of)]),
              ['合计', ...cells(rows)],
            ],
        [items.size],
      ),
    ],
  };
}

/** More than a fund has in a few years: the year's are among the newest. */
const MOST = 1000;
const STATES = { MATCHED: '相符', MISSING: '国库多', SURPLUS: '国库少', UNREPORTED: '国库未报' } as const;

async function sweeps(reader: FundReader): Promise<SectionContent[]> {
  const { context, fund, fiscalYear, counties, heads, figures } = reader;
  const [days, all] = await Promise.all([
    receiptDays(context.read, { ...fund, from: `${fiscalYear}-01-01`, through: `${fiscalYear}-12-31` }),
    sweepsBefore(context.read, context.viewer, fund, '0', MOST),
  ]);
  const ofYear = all.filter(({ from }) => yearOf(from) === fiscalYear).toReversed();
  for (const { id, amount, from, through, reversed } of ofYear)
    if (!reversed)
      figures.push({
        label: `${from} 至 ${through} 保费划转`,
        amount,
        lines: counties.flatMap((one) => {
          const upTo = heads.get(one.id) ?? 0;
          return upTo > 0
            ? [{ book: bookKey(fund, one.id), accounts: ['1005'], side: 'C' as const, upTo, subject: id }]
            : [];
        }),
      });
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  const off = days.filter(({ listed, reported }) => state(listed, reported) !== 'MATCHED');
  return [
    {
      heading: '保费入库与国库核对',
      level: 1,
      blocks: [
        tableOf(
          [
            { title: '月份', align: 'center' },
            { title: '票数', align: 'right' },
            ...['入库明细', '国库日报', '其中已划转'].map((title) => ({ title, amounts: true as const, grow: 1 })),
            { title: '不符的日期', grow: 1 },
          ],
          [...months].map(([month, of]) => [
            month,
            String(of.reduce((count, { receipts }) => count + receipts, 0)),
            totalOf(of.map(({ listed }) => listed)),
            totalOf(of.map(({ reported }) => reported ?? '0.00')),
            totalOf(of.flatMap(({ sweep, listed }) => (sweep === null ? [] : [listed]))),
            off
              .flatMap(({ day, listed, reported }) =>
                day.startsWith(month) ? [`${day.slice(8)}日${STATES[state(listed, reported)]}`] : [],
              )
              .join('、'),
          ]),
        ),
      ],
    },
    {
      heading: '保费划转与划入',
      level: 1,
      blocks: [
        tableOf(
          [
            { title: '入库日期', align: 'center' },
            { title: '应划转日', align: 'center' },
            { title: '划转日', align: 'center' },
            { title: '逾期天数', align: 'right' },
            { title: '金额', amounts: true, grow: 1 },
            { title: '划入日', align: 'center' },
            { title: '文件', grow: 2 },
            { title: '经办人', grow: 1 },
          ],
          ofYear.map(({ from, through, sweptOn, amount, document, person, reversed, allottedOn, pool }) => {
            const due = sweepDue(context.policies.inForce(pool, yearOf(from)), from);
            return [
              ...[`${from}\n至 ${through}`, due ?? '未规定', sweptOn, String(daysLate(due, sweptOn)), amount],
              ...[allottedOn ?? '—', reversed ? `${document}（已冲销）` : document, person],
            ];
          }),
        ),
      ],
    },
  ];
}

const state = (listed: string, reported: string | null) =>
  dayState(fen(listed), reported === null ? null : fen(reported));

async function remitted(reader: FundReader, asOf: string): Promise<SectionContent> {
  const { context, fund, fiscalYear, county, heads, figures } = reader;
  const flows = await context.read<FlowRow>(REMITTANCE_FLOWS, [fund.pool, fund.insurance, asOf]);
  const months = remittancesOf(flows, context.policies, fund.pool, asOf).flatMap(({ county: of, months: all }) =>
    county && of !== county.id
      ? []
      : all.filter(({ month }) => yearOfPeriod(month) === fiscalYear).map((month) => ({ county: of, ...month })),
  );
  for (const { county: of, month, received } of months)
    figures.push({
      label: `${nameOf(reader, of)} ${month % 100}月应上解收入`,
      amount: yuan(received),
      lines: {
        ...{ book: bookKey(fund, of), accounts: ['1003'], bank: 'COUNTY_SPECIAL', kind: 'INCOME_RECEIPT', side: 'D' },
        ...{ upTo: heads.get(of) ?? 0, periods: [month, month] },
      },
    });
  const columns = ['received', 'remittedInTime', 'remittedLate', 'outstanding'] as const;
  const total = (column: (typeof columns)[number]): string => yuan(sum(months.map((month): Fen => month[column])));
  return {
    heading: `县级收入上解（截至 ${asOf}）`,
    level: 1,
    blocks: [
      { ...note, text: '单位：元。应上解、已上解均由账簿推算，先收先解。' },
      tableOf(
        [
          { title: '县市区' },
          { title: '月份', align: 'center' },
          ...['应上解', '按期上解', '逾期上解', '尚未上解'].map((title) => ({
            ...{ title, amounts: true as const, grow: 1 },
          })),
          { title: '期限', align: 'center' },
          { title: '解清日', align: 'center' },
          { title: '逾期天数', align: 'right' },
        ],
        months.length === 0
          ? []
          : [
              ...months.map(({ county: of, month, due, settledOn, daysOverdue, ...amounts }) => [
                ...[nameOf(reader, of), `${month % 100}月`, ...columns.map((column) => yuan(amounts[column]))],
                ...[due ?? '未规定', settledOn ?? '—', String(daysOverdue)],
              ]),
              ['合计', '', ...columns.map(total), '', '', ''],
            ],
        [months.length],
      ),
    ],
  };
}

/** 风险金上解 and what the year's settlement made owed, with day and lateness. */
async function owed(reader: FundReader, asOf: string): Promise<SectionContent> {
  const duties = (await dutiesOfYear(reader, asOf)).filter(
    ({ subject, task }) => subject !== null && task !== 'CLEAR_ARREARS',
  );
  return {
    heading: `应缴风险金与清算应付（截至 ${asOf}）`,
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '县市区' },
          { title: '事项', grow: 1 },
          ...['应付', '未付'].map((title) => ({ title, amounts: true as const })),
          { title: '期限', align: 'center' },
          { title: '付清日', align: 'center' },
          { title: '逾期天数', align: 'right' },
        ],
        duties.map((duty) => [
          ...[nameOf(reader, duty.county), dutyName(duty), known(duty.amount), known(duty.outstanding)],
          ...[duty.due, duty.doneOn ?? '—', String(duty.daysLate)],
        ]),
      ),
    ],
  };
}

const LEVEL_NAMES: Readonly<Record<GovernmentLevel, string>> = {
  CENTRAL: '中央',
  PROVINCE: '省级',
  CITY: '市级',
  COUNTY: '县级',
};

async function subsidies(reader: FundReader): Promise<SectionContent> {
  const { context, fund, fiscalYear, county } = reader;
  const counties = await subsidiesOfYear(context.read, { ...fund, fiscalYear }, (id) => !county || id === county.id);
  const rows = counties.flatMap(({ county: of, levels, due, paid, paidInRate, proposedShortfall }) => [
    ...levels.map((one) => ({
      cells: [
        nameOf(reader, of),
        LEVEL_NAMES[one.level],
        yuan(one.due),
        yuan(one.paid),
        yuan(one.outstanding),
        one.paidInRate ?? '—',
      ],
      strong: false,
    })),
    {
      cells: [nameOf(reader, of), '小计', yuan(due), yuan(paid), yuan(proposedShortfall), paidInRate ?? '—'],
      strong: true,
    },
  ]);
  return {
    heading: '财政补助应到与已到',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '县市区', grow: 1 },
          { title: '财政级次', align: 'center' },
          ...['应到', '已到', '未到'].map((title) => ({ title, amounts: true as const, grow: 1 })),
          { title: '到位率（%）', align: 'right' },
        ],
        rows.map(({ cells }) => cells),
        rows.flatMap(({ strong }, at) => (strong ? [at] : [])),
      ),
    ],
  };
}
