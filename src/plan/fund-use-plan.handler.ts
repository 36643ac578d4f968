/** What is a fund-use plan's own: its lines, what it is checked against, and that its approval holds the money. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { budgetControlOf, budgetLeft } from '../budget/budget-left.service.js';
import { sql } from '../database/write.js';
import { atLeastZero, type Fen, fen, min, yuan } from '../money.js';
import { EXPENDITURE } from '../ledger/accounts.js';
import type { FundUsePlanProvision, Policy } from '../policy/policy.js';
import { type Refusal, refusal } from '../refusal.js';
import type { SubmissionHandler } from '../submission/handler.js';
import { policyOf } from '../submission/policy-of.js';
import type { SubmissionState } from '../submission/submission.js';
import { type CityAccount, type CityAccountKind, cityAccounts } from './city-account.service.js';
import { holdMoney, requested } from './hold.service.js';
import { accountLimit, memberAccounts } from './member-account.service.js';
import { periodFaults } from './period-faults.service.js';
import { planContent, type PlanLine } from './plan-content.js';
import { accountLimitOf, moneyCheckOf, planOf } from './plan-law.js';
import { type PlanPeriod, planPeriodOf } from './plan-period.js';

export const fundUsePlanHandler: SubmissionHandler = {
  contentOf: async (em, { id, version, county, fiscalYear, number }) =>
    planContent({ county: county!, fiscalYear, number, lines: await linesOf(em, id, version) }),

  async faults(em, context, submission) {
    const policy = policyOf(context, submission);
    const period = planPeriodOf(submission, policy);
    const asked = await requested(em, submission);
    return [
      ...(await periodFaults(em, submission.fund, period)),
      ...(await budgetFaults(em, policy, submission, asked)),
      ...(await moneyFaults(em, policy, submission, asked)),
      ...(await limitFaults(em, policy, submission)),
    ];
  },

  async approved(em, context, submission) {
    const policy = policyOf(context, submission);
    const { lastMonth } = planPeriodOf(submission, policy);
    const { paidFrom } = planOf(policy)!;
    await holdMoney(em, submission, PAID_FROM[paidFrom], lastMonth, moneyCheckOf(policy)?.citation);
  },
};

const PAID_FROM: Readonly<Record<FundUsePlanProvision['paidFrom'], CityAccountKind>> = {
  FISCAL_SPECIAL_ACCOUNT: 'CITY_SPECIAL',
  CITY_EXPENDITURE_ACCOUNT: 'CITY_EXPENDITURE',
};

const linesOf = (em: EntityManager, submission: string, version: number): Promise<PlanLine[]> =>
  sql(
    em,
    'select item, amount::text from fund_use_plan_line where submission = $1 and version = $2 order by item collate "C"',
    [submission, version],
  );

/** Where a budget is in force and binds: within what is left of it after the year's other plans, and after what the books have of it. */
async function budgetFaults(
  em: EntityManager,
  policy: Policy,
  submission: SubmissionState,
  asked: Fen,
): Promise<Refusal[]> {
  const control = budgetControlOf(policy);
  const { fund, insurance, county, fiscalYear } = submission;
  if (control?.overspending !== 'REFUSE') return [];
  const standing = await budgetLeft(em, { id: fund, insurance }, county!, fiscalYear);
  if (!standing) return [];
  const unplanned = standing.budget - (await plannedElse(em, submission, planPeriodOf(submission, policy)));
  const left = atLeastZero(min(unplanned, standing.left));
  return asked > left
    ? [
        refusal(
          'PLAN_ABOVE_BUDGET',
          { asked: yuan(asked), budget: yuan(standing.budget), left: yuan(left) },
          ['input'],
          control.citation,
        ),
      ]
    : [];
}

/** The year's other plans, of those that lapsed what was paid, and what was spent before the fund worked by plans. */
async function plannedElse(
  em: EntityManager,
  { id, fund, fiscalYear, county }: SubmissionState,
  { months }: PlanPeriod,
): Promise<Fen> {
  const [row] = await sql<{ planned: string; before: string }>(
    em,
    `select
       (select coalesce(sum(case when hold_lapsed(s.fund, s.fiscal_year * 100 + s.number * $5::int) then coalesce(h.disbursed, 0.00)
          else r.amount end), 0.00)::text
        from submission_state s
        join money_requested r on r.submission = s.id and r.version = s.version
        left join money_hold_state h on h.submission = s.id
        where s.fund = $1 and s.kind = 'FUND_USE_PLAN' and s.fiscal_year = $2 and s.county = $3 and s.id <> $4
          and s.status <> 'RETURNED') as planned,
       (select coalesce(sum(m.debit - m.credit), 0.00)::text
        from fund_use_plan_start p
        join book b on b.fund = p.fund and b.county = $3
        join ledger_account a on a.book = b.id and a.account = any($6) and a.fund_year is null and a.part is distinct from 'INDIVIDUAL'
        join monthly_total m on m.ledger_account = a.id and m.period > $2 * 100 and m.period < p.from_month
        where p.fund = $1) as before`,
    [fund, fiscalYear, county, id, months, [...EXPENDITURE]],
  );
  return fen(row!.planned) + fen(row!.before);
}

/** The money is there: in the account that plans are paid from, or still in the one that fills it. */
async function moneyFaults(
  em: EntityManager,
  policy: Policy,
  { fund }: SubmissionState,
  asked: Fen,
): Promise<Refusal[]> {
  const check = moneyCheckOf(policy);
  if (!check) return [];
  const available = withinReach(await cityAccounts(em, fund), planOf(policy)!);
  return asked > available
    ? [refusal('MONEY_NOT_AVAILABLE', { asked: yuan(asked), available: yuan(available) }, ['input'], check.citation)]
    : [];
}

const withinReach = (accounts: Record<CityAccountKind, CityAccount>, { paidFrom }: FundUsePlanProvision) =>
  paidFrom === 'FISCAL_SPECIAL_ACCOUNT'
    ? accounts.CITY_SPECIAL.available
    : accounts.CITY_SPECIAL.available + accounts.CITY_EXPENDITURE.available;

/** Where an account has a limit it is known, so that a payment can fill it up. */
async function limitFaults(
  em: EntityManager,
  policy: Policy,
  { fund, fiscalYear, county }: SubmissionState,
): Promise<Refusal[]> {
  const law = accountLimitOf(policy);
  if (!law) return [];
  const [account] = await memberAccounts(em, policy, fund, fiscalYear, [county!]);
  return accountLimit(policy, account!) === undefined
    ? [
        refusal(
          'PAYMENT_RESERVE_UNKNOWN',
          { county: county!, years: account!.before.length, needed: law.meanOfYears },
          ['input', 'county'],
          law.citation,
        ),
      ]
    : [];
}
