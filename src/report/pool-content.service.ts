/** 统筹区清算汇总表: everything the pool's summary prints, read in the transaction of the request. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { fen, sum, yuan } from '../money.js';
import { FundingSource } from '../policy/policy.js';
import { membersOf } from '../pool/members.service.js';
import type { Standing } from '../settlement/standing.service.js';
import { bars, longestBars } from './bars.js';
import type { CountyLineContent, PoolSettlementContent, RollForwardContent } from './content.js';
import { correctionContents } from './correction-content.service.js';
import { headOf, obligationContents, sourceName } from './settlement-content.service.js';

const TOP_COUNTIES = 10;

export async function poolContent(
  context: Pick<Context, 'viewer' | 'site' | 'policies'>,
  em: EntityManager,
  standing: Standing,
): Promise<PoolSettlementContent> {
  const { fund, outcome, inputs } = standing;
  const members = await membersOf(em, fund.pool);
  const inputOf = new Map(inputs.counties.map((county) => [county.county, county]));
  const used = new Set(outcome.counties.flatMap(({ steps }) => steps.map(({ source }) => source)));
  const sources = Object.values(FundingSource).filter((source) => used.has(source));
  const lines = outcome.counties.map((county): CountyLineContent => {
    const input = inputOf.get(county.county)!;
    return {
      county: members.get(county.county)!.name,
      income: input.incomeCollected,
      expenditure: total([input.compliantExpenditure, input.nonCompliantExpenditure]),
      deficit: county.deficit,
      surplus: county.surplus,
      policyDeficit: county.policyDeficit,
      managementDeficit: county.managementDeficit,
      forceMajeureDeficit: county.forceMajeureDeficit,
      sources: sources.map((source) =>
        total(county.steps.filter((step) => step.source === source).map(({ amount }) => amount)),
      ),
      unresolved: county.unresolved,
    };
  });
  const names = sources.map(sourceName);
  const totals: CountyLineContent = {
    county: '合计',
    income: total(lines.map(({ income }) => income)),
    expenditure: total(lines.map(({ expenditure }) => expenditure)),
    deficit: total(lines.map(({ deficit }) => deficit)),
    surplus: total(lines.map(({ surplus }) => surplus)),
    policyDeficit: total(lines.map(({ policyDeficit }) => policyDeficit)),
    managementDeficit: total(lines.map(({ managementDeficit }) => managementDeficit)),
    forceMajeureDeficit: total(lines.map(({ forceMajeureDeficit }) => forceMajeureDeficit)),
    sources: sources.map((_, at) => total(lines.map((line) => line.sources[at]!))),
    unresolved: total(lines.map(({ unresolved }) => unresolved)),
  };
  const partsOf = ({ sources: amounts }: CountyLineContent) =>
    names.map((source, at) => ({ source, amount: amounts[at]! }));
  return {
    ...(await headOf(context, em, standing, null)),
    kind: 'POOL_SETTLEMENT',
    sources: names,
    counties: lines,
    totals,
    bySource: bars(partsOf(totals).map((part) => ({ label: part.source, parts: [part] }))),
    topCounties: longestBars(
      lines.map((line) => ({ label: line.county, parts: partsOf(line) })),
      TOP_COUNTIES,
    ),
    rollForwards: [await reserveRollForward(em, standing), ...(await advanceRollForward(em, standing))],
    corrections: await correctionContents(context, em, standing, null),
    obligations: await obligationContents(em, standing, null),
  };
}

const total = (amounts: readonly string[]): string => yuan(sum(amounts.map(fen)));

const MOVEMENTS = [
  ['RESERVE_LEVY', '加：提取'],
  ['REMITTANCE', '加：上解'],
  ['RESERVE_INTEREST', '加：利息'],
  ['SETTLEMENT_STEP', '减：清算动用'],
  ['SURPLUS', '加：结余转入'],
  ['REPLENISHMENT', '加：补齐、补缴'],
  ['TOP_UP', '加：补足的收入'],
  ['REFUND', '减：退还多补足的收入'],
] as const;

/** The reserve in the fund year, from the ledger: what it opened with, what came and went by kind of entry, what it closed with. */
async function reserveRollForward(em: EntityManager, { fund, fiscalYear }: Standing): Promise<RollForwardContent> {
  const rows = await sql<{ kind: string; shared: string; own: string }>(
    em,
    `select case when l.period < $2 * 100 or e.kind = 'OPENING' then 'OPENING' else coalesce(taken_back.kind, e.kind) end as kind,
       coalesce(sum(case l.side when 'C' then l.amount else -l.amount end) filter (where a.detail = 'SHARED_RESERVE'), 0)::numeric(24, 2)::text as shared,
       coalesce(sum(case l.side when 'C' then l.amount else -l.amount end) filter (where a.detail = 'OWN_RESERVE'), 0)::numeric(24, 2)::text as own
     from ledger_account a
     join book b on b.id = a.book
     join journal_line l on l.ledger_account = a.id
     join journal_entry e on e.id = l.entry
     left join journal_entry taken_back on taken_back.id = e.reverses
     where b.fund = $1 and a.detail in ('SHARED_RESERVE', 'OWN_RESERVE') and l.period <= $2 * 100 + 13
     group by 1`,
    [fund.id, fiscalYear],
  );
  const byKind = new Map(rows.map((row) => [row.kind, row]));
  const columns = ({ shared, own }: { shared: string; own: string }) => [shared, own, total([shared, own])];
  const nothing = { shared: '0.00', own: '0.00' };
  return {
    title: '风险金变动表',
    columns: ['共有部分', '县市区部分', '合计'],
    rows: [
      { item: '年初余额', amounts: columns(byKind.get('OPENING') ?? nothing), isBalance: true },
      ...MOVEMENTS.flatMap(([kind, item]) => {
        const moved = byKind.get(kind);
        return moved ? [{ item, amounts: columns(moved), isBalance: false }] : [];
      }),
      {
        item: '年末余额',
        amounts: columns({ shared: total(rows.map(({ shared }) => shared)), own: total(rows.map(({ own }) => own)) }),
        isBalance: true,
      },
    ],
  };
}

/** What the reserve account lent to counties in the fund year, and what came back; none where nothing was lent. */
async function advanceRollForward(em: EntityManager, { fund, fiscalYear }: Standing): Promise<RollForwardContent[]> {
  const [row] = await sql<Record<'opening' | 'made' | 'repaid' | 'closing', string>>(
    em,
    `select coalesce(sum(amount) filter (where period < $2 * 100), 0)::numeric(24, 2)::text as opening,
       coalesce(sum(amount) filter (where period > $2 * 100 and kind = 'ADVANCE'), 0)::numeric(24, 2)::text as made,
       coalesce(sum(amount) filter (where period > $2 * 100 and kind <> 'ADVANCE'), 0)::numeric(24, 2)::text as repaid,
       coalesce(sum(amount), 0)::numeric(24, 2)::text as closing
     from (
       select l.period, coalesce(taken_back.kind, e.kind) as kind, case l.side when 'D' then l.amount else -l.amount end as amount
       from book b
       join ledger_account a on a.book = b.id and a.account = '1101' and a.detail = 'RESERVE_ADVANCE'
       join journal_line l on l.ledger_account = a.id
       join journal_entry e on e.id = l.entry
       left join journal_entry taken_back on taken_back.id = e.reverses
       where b.fund = $1 and b.county is null and l.period <= $2 * 100 + 13) line`,
    [fund.id, fiscalYear],
  );
  const { opening, made, repaid, closing } = row!;
  if ([opening, made, repaid].every((amount) => fen(amount) === 0n)) return [];
  return [
    {
      title: '风险金垫付变动表',
      columns: ['垫付'],
      rows: [
        { item: '年初未收回', amounts: [opening], isBalance: true },
        { item: '加：垫付', amounts: [made], isBalance: false },
        { item: '减：归还、抵还', amounts: [repaid], isBalance: false },
        { item: '年末未收回', amounts: [closing], isBalance: true },
      ],
    },
  ];
}
