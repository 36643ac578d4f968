/** 年初预拨: fills every member's account up to its payment reserve, computed from the years before, or decided by hand where they lack. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate, monthText, periodOn, yearOf } from '../dates.js';
import { reasonFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { disbursement } from '../ledger/postings/disbursement.js';
import { atLeastZero, type Fen, fen, sum, yuan } from '../money.js';
import { policyFor } from '../policy/policy-for.js';
import { membersOf } from '../pool/members.service.js';
import type { Insurance, Policy, PrefundingProvision, Ruled } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { cityAccounts } from './city-account.service.js';
import { meanExpenditure } from './mean-expenditure.js';
import { type MemberAccount, memberAccounts } from './member-account.service.js';
import { foreseen, moneyCheckOf, prefundingOf } from './plan-law.js';
import { plansStart } from './plan-start.service.js';

export interface PrefundInput {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  paidOn: string;
  document: string;
  byHand: { county: string; amount: string; reason: string }[];
}

export interface ComputedPrefund {
  county: string;
  /** Of the preceding years together; null where it was decided by hand. */
  expenditure: string | null;
  reason: string | null;
  reserve: string;
  balance: string;
  amount: string;
}

/** Answers what was computed for each member; on a dry run nothing is booked. */
export function prefund(context: Context, input: PrefundInput & DryRunnable) {
  const { viewer, policies } = context;
  const { pool, fiscalYear } = input;
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const policy = policyFor(policies, pool, fiscalYear);
  const law = foreseen(prefundingOf(policy), policy, 'PREFUNDING');
  mustActOn(viewer, [law.paidBy], { pool, county: null });
  return onceOrRehearsed(context, 'prefund', input, async (tx) => ({
    prefunds: await book(tx, context, policy, law, input),
  }));
}

async function book(
  em: EntityManager,
  { viewer }: Context,
  policy: Policy,
  law: Ruled<PrefundingProvision>,
  input: PrefundInput,
): Promise<ComputedPrefund[]> {
  const { pool, insurance, fiscalYear, paidOn, document } = input;
  const fund = await fundOf(em, pool, insurance);
  await decideAlone(em, fund.id);
  const members = await membersOf(em, pool);
  const faults = await documentFaults(em, fund, input);
  const done = await prefunded(em, fund, fiscalYear);
  const counties = [...members.keys()].filter((county) => fund.books.has(county) && !done.has(county));
  faults.push(...handFaults(input, fund, done));
  if (counties.length === 0)
    faults.push(refusal('PREFUNDED', { county: `${pool}/${insurance}` }, ['input', 'fiscalYear'], law.citation));
  const computed: ComputedPrefund[] = [];
  for (const account of await memberAccounts(em, policy, fund.id, fiscalYear, counties)) {
    const found = computedFor(account, law, input);
    if ('faults' in found) faults.push(...found.faults);
    else computed.push(found);
  }
  const total = sum(computed.map(({ amount }) => fen(amount)));
  const { available } = (await cityAccounts(em, fund.id)).CITY_SPECIAL;
  if (total > available)
    faults.push(
      refusal(
        'MONEY_NOT_AVAILABLE',
        { asked: yuan(total), available: yuan(available) },
        ['input'],
        moneyCheckOf(policy)?.citation ?? law.citation,
      ),
    );
  if (faults.length) throw new Refused(...faults);

  const rows = computed.map((row) => ({ ...row, id: randomUUID() }));
  await sql(
    em,
    `insert into prefund (id, fund, fiscal_year, county, expenditure, reason, reserve, balance, amount, paid_on, document, person)
     select id, $1, $2, county, expenditure, reason, reserve, balance, amount, $3, $4, $5
     from jsonb_to_recordset($6::jsonb) as p(id uuid, county text, expenditure numeric, reason text, reserve numeric, balance numeric,
       amount numeric)`,
    [fund.id, fiscalYear, paidOn, document, viewer.person, JSON.stringify(rows)],
  );
  await post(
    em,
    fund,
    viewer.person,
    rows
      .filter(({ amount }) => fen(amount) > 0n)
      .map(({ id, county, amount }) => ({
        kind: 'PREFUNDING',
        effective: paidOn,
        document,
        memo: `${fiscalYear}年年初预拨`,
        subject: id,
        lines: disbursement(
          custodyOf(policy),
          { county, kind: members.get(county)!.kind, amount: fen(amount) },
          { rule: law.rule },
        ),
      })),
  );
  return computed;
}

async function documentFaults(em: EntityManager, fund: Fund, { fiscalYear, paidOn, document }: PrefundInput) {
  const dated = isDate(paidOn) && yearOf(paidOn) === fiscalYear;
  const faults = [
    ...(dated ? [] : [refusal('INVALID_DATE', { given: paidOn }, ['input', 'paidOn'])]),
    ...reasonFaults(document, ['input', 'document']),
  ];
  const start = await plansStart(em, fund.id);
  if (dated && (start === null || periodOn(paidOn) < start))
    faults.push(refusal('PLANS_NOT_STARTED', { month: monthText(periodOn(paidOn)) }, ['input', 'paidOn']));
  return faults;
}

/** Faults of the amounts by hand that need no account to see. */
const handFaults = ({ pool, byHand }: PrefundInput, fund: Fund, done: ReadonlySet<string>): Refusal[] =>
  byHand.flatMap(({ county, amount, reason }, at) => {
    const path = (field: string) => ['input', 'byHand', at, field];
    return [
      ...(county !== '' && fund.books.has(county) ? [] : [refusal('UNKNOWN_COUNTY', { county, pool }, path('county'))]),
      ...(byHand.findIndex((other) => other.county === county) < at
        ? [refusal('DUPLICATE_COUNTY', { county }, path('county'))]
        : []),
      ...(done.has(county) ? [refusal('PREFUNDED', { county }, path('county'))] : []),
      ...(fen(amount) < 0n ? [refusal('NEGATIVE_AMOUNT', { amount }, path('amount'))] : []),
      ...reasonFaults(reason, path('reason')),
    ];
  });

function computedFor(
  { county, balance, before }: MemberAccount,
  law: Ruled<PrefundingProvision>,
  { byHand }: PrefundInput,
): ComputedPrefund | { faults: Refusal[] } {
  const at = byHand.findIndex((row) => row.county === county);
  const decided = byHand[at];
  const mean = meanExpenditure(before, law);
  const of = (reserve: Fen) => ({
    reserve: yuan(reserve),
    balance: yuan(balance),
    amount: yuan(atLeastZero(reserve - balance)),
  });
  if (mean !== undefined)
    return decided
      ? { faults: [refusal('PREFUND_IS_COMPUTED', { county }, ['input', 'byHand', at, 'county'], law.citation)] }
      : { county, expenditure: yuan(sum(before.slice(0, law.meanOfYears))), reason: null, ...of(mean) };
  return decided
    ? { county, expenditure: null, reason: decided.reason.trim(), ...of(fen(decided.amount)) }
    : {
        faults: [
          refusal(
            'PAYMENT_RESERVE_UNKNOWN',
            { county, years: before.length, needed: law.meanOfYears },
            ['input', 'byHand'],
            law.citation,
          ),
        ],
      };
}

async function prefunded(em: EntityManager, fund: Fund, fiscalYear: number): Promise<Set<string>> {
  const rows = await sql<{ county: string }>(
    em,
    'select county from prefund_standing where fund = $1 and fiscal_year = $2',
    [fund.id, fiscalYear],
  );
  return new Set(rows.map(({ county }) => county));
}
