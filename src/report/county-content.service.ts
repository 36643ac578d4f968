/** 县市区清算单: everything the sheet of one county prints, read in the transaction of the request. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { fen, sum, yuan } from '../money.js';
import { type FundingSource, provisionsOf, readingsOf } from '../policy/policy.js';
import { membersOf } from '../pool/members.service.js';
import { Refused, refusal } from '../refusal.js';
import type { CountyInputs } from '../settlement/inputs.js';
import { isGovernment } from '../settlement/owed.js';
import type { Standing } from '../settlement/standing.service.js';
import type { CountySettlementContent, FactContent, PositionContent, VoucherContent } from './content.js';
import { correctionContents } from './correction-content.service.js';
import { ALLOCATED_TO, CLASS_NAMES, headOf, obligationContents, sourceName } from './settlement-content.service.js';
import { waterfallOf } from './waterfall.js';

const POOL_BOOK = '统筹区本级';

export async function countyContent(
  context: Pick<Context, 'viewer' | 'site' | 'policies'>,
  em: EntityManager,
  standing: Standing,
  county: string,
): Promise<CountySettlementContent> {
  const { fund, fiscalYear, outcome, inputs, positions } = standing;
  const result = outcome.counties.find((one) => one.county === county);
  const input = inputs.counties.find((one) => one.county === county);
  if (!result || !input) throw new Refused(refusal('UNKNOWN_COUNTY', { county, pool: fund.pool }, ['input', 'county']));
  const members = await membersOf(em, fund.pool);
  const nameOf = (id: string): string => members.get(id)?.name ?? id;
  const name = nameOf(county);
  const readings = readingIdsOf(standing);
  const expenditure = yuan(fen(input.compliantExpenditure) + fen(input.nonCompliantExpenditure));
  return {
    ...(await headOf(context, em, standing, county)),
    kind: 'COUNTY_SETTLEMENT',
    county: { id: county, name },
    facts: await factsOf(em, input.facts),
    positions: inputPositions(input, inputs.sharedReserve, expenditure, name, {
      county: positions[county] ?? 0,
      pool: positions[''] ?? 0,
    }),
    result: {
      income: input.incomeCollected,
      expenditure,
      deficit: result.deficit,
      surplus: result.surplus,
      policyDeficit: result.policyDeficit,
      managementDeficit: result.managementDeficit,
      forceMajeureDeficit: result.forceMajeureDeficit,
    },
    steps: result.steps.map(({ rule, source, deficitClass, amount, citation, giver }, at) => ({
      order: String(at + 1),
      rule,
      source: giver === undefined ? sourceName(source) : `${sourceName(source)}（${nameOf(giver)}）`,
      deficitClass: CLASS_NAMES[deficitClass],
      amount,
      citation,
      readings: readings(rule, source, deficitClass),
    })),
    waterfall: waterfallOf(
      fen(result.deficit),
      result.steps.map(({ source, amount }, at) => ({ label: `${at + 1} ${sourceName(source)}`, amount: fen(amount) })),
      fen(result.unresolved),
    ),
    covered: yuan(sum(result.steps.map(({ amount }) => fen(amount)))),
    unresolved: result.unresolved,
    levyUnpaid: result.levyUnpaid,
    drawnForOthers: result.drawnForOthers,
    balanceForOthers: result.balanceForOthers,
    surplusAllocations: result.surplusAllocations.map(({ to, amount, citation }) => ({
      to: ALLOCATED_TO[to],
      amount,
      citation,
    })),
    corrections: await correctionContents(context, em, standing, county),
    obligations: await obligationContents(em, standing, county),
    balances: [
      {
        name: '累计结余（清算前为提取风险金之前）',
        before: input.accumulatedBalance,
        after: result.accumulatedBalanceAfter,
      },
      { name: '本县风险金', before: input.ownReserve, after: result.ownReserveAfter },
      { name: '风险金共有部分（全市）', before: inputs.sharedReserve, after: outcome.sharedReserveAfter },
    ],
    vouchers: await sql<VoucherContent>(em, VOUCHERS, [fund.id, fiscalYear, county, standing.id]),
  };
}

/** The readings behind a step, among those that the outcome rests on. */
function readingIdsOf({ policy, outcome }: Standing) {
  const used = new Set(outcome.readings.map(({ id }) => id));
  const provisions = provisionsOf(policy, 'STEP');
  return (rule: string, source: FundingSource, deficitClass: string): string[] => {
    const provision = provisions.find(
      (one) =>
        one.rule === rule &&
        one.deficitClass === deficitClass &&
        (one.source === source || (isGovernment(one.source) && isGovernment(source))),
    );
    return provision ? readingsOf(provision).flatMap(({ id }) => (used.has(id) ? [id] : [])) : [];
  };
}

function inputPositions(
  input: CountyInputs,
  sharedReserve: string,
  expenditure: string,
  book: string,
  position: { county: number; pool: number },
): PositionContent[] {
  const own = (name: string, account: string, amount: string): PositionContent => ({
    input: name,
    book,
    account,
    position: String(position.county),
    amount,
  });
  return [
    own('本年收入（1–12月）', '4001、4101、4201、4301、4501', input.incomeCollected),
    own('本年支出（1–12月）', '5001、5101、5401', expenditure),
    own('累计结余（提取风险金之前）', '3001 累计结余', input.accumulatedBalance),
    own('本年应提风险金', '3001、应付义务', input.levy),
    own('本县风险金', '3001 本县风险金', input.ownReserve),
    {
      input: '风险金共有部分',
      book: POOL_BOOK,
      account: '3001 风险储备金',
      position: String(position.pool),
      amount: sharedReserve,
    },
  ];
}

export async function factsOf(em: EntityManager, facts: string): Promise<FactContent[]> {
  const [row] = await sql<{
    incomeDue: string;
    incomeTarget: string | null;
    nonCompliant: string;
    subsidyShortfall: string;
    forceMajeure: string;
    faults: string;
    expenditureTarget: string | null;
    targetsMet: boolean;
    source: string;
    enteredBy: string;
    confirmedBy: string | null;
  }>(
    em,
    `select income_due::text as "incomeDue", income_target::text as "incomeTarget", non_compliant_expenditure::text as "nonCompliant",
       subsidy_shortfall::text as "subsidyShortfall", force_majeure::text as "forceMajeure",
       (select coalesce(sum((fault ->> 'amount')::numeric), 0.00)::text from jsonb_array_elements(other_faults) fault) as faults,
       expenditure_target::text as "expenditureTarget", targets_met as "targetsMet",
       source || '（第' || version || '版）' as source, entered_by as "enteredBy",
       (select confirmed_by from year_facts_confirmation c where c.facts = f.id) as "confirmedBy"
     from year_facts f where id = $1`,
    [facts],
  );
  const { source, enteredBy, confirmedBy } = row!;
  const fact = (name: string, value: string | null, unit: FactContent['unit'] = '元'): FactContent => ({
    name,
    value: value ?? '未下达',
    unit: value === null ? '' : unit,
    source,
    enteredBy,
    confirmedBy,
  });
  return [
    fact('应收收入', row!.incomeDue),
    fact('征缴任务（收入计划）', row!.incomeTarget),
    fact('不合规支出', row!.nonCompliant),
    fact('未到位财政补助', row!.subsidyShortfall),
    fact('认定不可抗力金额', row!.forceMajeure),
    fact('其他自身原因金额', row!.faults),
    fact('支出指标', row!.expenditureTarget),
    fact('目标管理任务', row!.targetsMet ? '全部完成' : '未全部完成', ''),
  ];
}

/**
 * The vouchers, in the county's book and in the pool's, of every entry about this county's year that the settlement rests on or made:
 * year close, levy, steps and surplus, and what was paid since.
 */
const VOUCHERS = `
  with county_book as (select id from book where fund = $1 and county = $3),
  entries as (
    select distinct e.id
    from journal_entry e
    join voucher v on v.entry = e.id and v.book = (select id from county_book)
    where e.fund = $1 and (
      (e.kind in ('YEAR_CLOSE', 'RESERVE_LEVY', 'REMITTANCE') and e.year = $2)
      or e.subject = $4::uuid
      or e.subject in (select id from obligation where fund = $1 and fiscal_year = $2 and county = $3)
      or e.reverses in (select x.id from journal_entry x where x.fund = $1 and x.year = $2 and x.kind in ('YEAR_CLOSE', 'RESERVE_LEVY', 'REMITTANCE'))))
  select coalesce(c.name, '统筹区本级') as book, '记-' || v.number as number,
    v.year || '-' || case when v.month = 13 then '清算期' else lpad(v.month::text, 2, '0') end as period,
    e.effective_date::text as date, e.memo as summary,
    sum(l.amount) filter (where l.side = 'D')::text as debit, sum(l.amount) filter (where l.side = 'C')::text as credit,
    jsonb_agg(jsonb_build_object(
      'account', l.account,
      'name', t.name || coalesce('—' || d.name, '') || coalesce('—' || cp.name, ''),
      'summary', coalesce(l.rule, ''),
      'debit', case when l.side = 'D' then l.amount::text end,
      'credit', case when l.side = 'C' then l.amount::text end) order by l.line_no) as lines
  from entries
  join journal_entry e on e.id = entries.id
  join voucher v on v.entry = e.id
  join book b on b.id = v.book and (b.county is null or b.id = (select id from county_book))
  join fund f on f.id = b.fund
  left join county c on c.id = b.county
  join journal_line l on l.book = v.book and l.entry = v.entry
  join ledger_account a on a.id = l.ledger_account
  join account t on t.code = a.account
  left join account_detail d on d.account = a.account and d.insurance = f.insurance and d.code = a.detail
  left join county cp on cp.id = a.counterparty
  group by v.book, v.position, b.county, c.name, v.number, v.year, v.month, e.id, e.effective_date, e.memo
  order by e.id, b.county nulls last`;
