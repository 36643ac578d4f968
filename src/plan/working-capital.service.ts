/** 周转金: what the city's expenditure account is given ahead of a quarter's plans, and gives back at year end. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate, yearOf } from '../dates.js';
import { amountFaults, reasonFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { type DryRunnable, once, onceOrRehearsed } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { workingCapitalReturn } from '../ledger/postings/disbursement.js';
import { atLeastZero, type Fen, fen, yuan } from '../money.js';
import { policyFor } from '../policy/policy-for.js';
import type { Insurance, Policy } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { submit, wayOf } from '../submission/submit.service.js';
import { cityAccounts } from './city-account.service.js';
import { foreseen, planOf, workingCapitalOf } from './plan-law.js';
import { planPeriod, periodsInYear } from './plan-period.js';
import { type Application, workingCapitalHandler } from './working-capital.handler.js';

export interface WorkingCapitalInput extends DryRunnable {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  /** The quarter. */
  number: number;
  /** Absent: as proposed. */
  amount?: string | null;
  reason?: string | null;
  document: string;
}

/** Answers how the amount was reckoned; on a dry run, that alone. */
export function applyForWorkingCapital(context: Context, input: WorkingCapitalInput) {
  checkFiscalYear(input.fiscalYear, ['input', 'fiscalYear']);
  const file = (tx: EntityManager) => apply(tx, context, input);
  return onceOrRehearsed(context, 'applyForWorkingCapital', input, file, { submission: null });
}

async function apply(
  em: EntityManager,
  context: Context,
  { pool, insurance, fiscalYear, number, amount, reason, document }: WorkingCapitalInput,
): Promise<{ submission: string | null; application: Application }> {
  const { law, every } = lawOf(context, pool, fiscalYear);
  const last = periodsInYear(every);
  if (!planPeriod(every, fiscalYear, number))
    throw new Refused(refusal('PLAN_PERIOD_INVALID', { number, last }, ['input', 'number'], law.citation));
  const fund = await fundOf(em, pool, insurance);
  await decideAlone(em, fund.id);
  const proposed = await proposalFor(em, fund, fiscalYear, number);
  const asked = amount == null ? proposed.proposal : fen(amount);
  const why = reason?.trim() || null;
  const faults = [
    ...amountFaults(asked),
    ...(asked !== proposed.proposal && why === null
      ? [refusal('REASON_MISSING', undefined, ['input', 'reason'], law.citation)]
      : []),
  ];
  if (faults.length) throw new Refused(...faults);
  const application: Application = {
    plans: yuan(proposed.plans),
    balance: yuan(proposed.balance),
    proposal: yuan(proposed.proposal),
    amount: yuan(asked),
    reason: why,
  };
  const way = await wayOf(em, context, fund, { kind: 'WORKING_CAPITAL', fiscalYear, county: null });
  const { id } = await submit(em, context, workingCapitalHandler, way, {
    ...{ number, document },
    content: application,
    write: async (submission, version) => {
      await sql(
        em,
        `insert into working_capital_application (submission, version, plans, balance, proposal, amount, reason)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          ...[submission, version, application.plans, application.balance, application.proposal],
          ...[application.amount, why],
        ],
      );
    },
  });
  return { submission: id, application };
}

function lawOf({ policies }: Pick<Context, 'policies'>, pool: string, fiscalYear: number) {
  const policy = policyFor(policies, pool, fiscalYear);
  const law = foreseen(workingCapitalOf(policy), policy, 'WORKING_CAPITAL');
  const { every } = foreseen(planOf(policy), policy, 'WORKING_CAPITAL'); // it is given ahead of a plan
  return { policy, law, every };
}

/** HD-4: the quarter's plans less what is left of the working capital. A plan counts with what is not yet paid of it, approved or on its way. */
async function proposalFor(
  em: EntityManager,
  fund: Fund,
  fiscalYear: number,
  number: number,
): Promise<{ plans: Fen; balance: Fen; proposal: Fen }> {
  const [row] = await sql<{ plans: string }>(
    em,
    `select coalesce(sum(coalesce(h.held, r.amount)), 0.00)::text as plans
     from submission_state s
     join money_requested r on r.submission = s.id and r.version = s.version
     left join money_hold_state h on h.submission = s.id
     where s.fund = $1 and s.kind = 'FUND_USE_PLAN' and s.fiscal_year = $2 and s.number = $3 and s.status <> 'RETURNED'`,
    [fund.id, fiscalYear, number],
  );
  const plans = fen(row!.plans);
  const balance = (await cityAccounts(em, fund.id)).CITY_EXPENDITURE.free;
  return { plans, balance, proposal: atLeastZero(plans - balance) };
}

export interface ReturnInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  returnedOn: string;
  document: string;
}

/** All that the year leaves goes back; with it the year's plans end. What the next year was given by then stays. */
export const returnWorkingCapital = (context: Context, input: ReturnInput) => {
  const { pool, insurance, fiscalYear, returnedOn, document } = input;
  const { viewer } = context;
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const { policy, law } = lawOf(context, pool, fiscalYear);
  mustActOn(viewer, [law.returnedBy], { pool, county: null });
  return once(context.em, viewer, 'returnWorkingCapital', input.idempotencyKey, input, async (em) => {
    const faults = [
      ...(isDate(returnedOn) && yearOf(returnedOn) === fiscalYear
        ? []
        : [refusal('INVALID_DATE', { given: returnedOn }, ['input', 'returnedOn'])]),
      ...reasonFaults(document, ['input', 'document']),
    ];
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    const left = await leftAtYearEnd(em, fund, fiscalYear);
    if (left <= 0n) throw new Refused(refusal('NO_WORKING_CAPITAL', undefined, ['input'], law.citation));
    const { free } = (await cityAccounts(em, fund.id)).CITY_EXPENDITURE;
    if (left > free)
      // the next year was paid out of it: what that was given comes first
      throw new Refused(
        refusal('MONEY_NOT_AVAILABLE', { asked: yuan(left), available: yuan(free) }, ['input'], law.citation),
      );
    const id = randomUUID();
    await sql(
      em,
      `insert into working_capital_return (id, fund, fiscal_year, amount, returned_on, document, person)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, fund.id, fiscalYear, yuan(left), returnedOn, document, viewer.person],
    );
    const [entry] = await post(em, fund, viewer.person, [
      returnEntry(policy, law.rule, { id, left, returnedOn, document }),
    ]);
    return { entry: entry!, amount: yuan(left) };
  });
};

async function leftAtYearEnd(em: EntityManager, fund: Fund, fiscalYear: number): Promise<Fen> {
  const [row] = await sql<{ capital: string }>(em, 'select working_capital_at_year_end($1, $2)::text as capital', [
    fund.id,
    fiscalYear,
  ]);
  return fen(row!.capital);
}

const returnEntry = (
  policy: Policy,
  rule: string,
  { id, left, returnedOn, document }: { id: string; left: Fen; returnedOn: string; document: string },
) => ({
  kind: 'WORKING_CAPITAL_RETURN' as const,
  effective: returnedOn,
  document,
  memo: '周转金年末退回',
  subject: id,
  lines: workingCapitalReturn(custodyOf(policy), left, { rule }),
});
