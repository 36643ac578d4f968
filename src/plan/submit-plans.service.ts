/** 报送用款计划: a document of plans for one month or quarter, a submission for each county; all filed or none. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { reasonFaults, rowsFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { isIncome, isItem } from '../load/item.js';
import { parseAmount, yuan } from '../money.js';
import { policyFor } from '../policy/policy-for.js';
import type { Insurance } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { submit, wayOf } from '../submission/submit.service.js';
import { fundUsePlanHandler } from './fund-use-plan.handler.js';
import { planContent, type PlanLine } from './plan-content.js';
import { foreseen, planOf } from './plan-law.js';
import { periodsInYear } from './plan-period.js';

export interface PlansDocument {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  /** The quarter or month of the year. */
  number: number;
  document: string;
  plans: { county: string; lines: PlanLine[] }[];
}

export function submitFundUsePlans(context: Context, input: PlansDocument & DryRunnable) {
  checkFiscalYear(input.fiscalYear, ['input', 'fiscalYear']);
  return onceOrRehearsed(context, 'submitFundUsePlans', input, (tx) => file(tx, context, input), { submissions: null });
}

const MOST_PLANS = 500;

interface Filed {
  /** Null on a dry run. */
  submissions: string[] | null;
}

async function file(em: EntityManager, context: Context, input: PlansDocument): Promise<Filed> {
  const { pool, insurance, fiscalYear, number, document, plans } = input;
  const policy = policyFor(context.policies, pool, fiscalYear);
  const law = foreseen(planOf(policy), policy, 'FUND_USE_PLAN');
  const fund = await fundOf(em, pool, insurance);
  await decideAlone(em, fund.id);
  const last = periodsInYear(law.every);
  const faults: Refusal[] = [
    ...(number >= 1 && number <= last
      ? []
      : [refusal('PLAN_PERIOD_INVALID', { number, last }, ['input', 'number'], law.citation)]),
    ...reasonFaults(document, ['input', 'document']),
    ...rowsFaults(plans, MOST_PLANS, ['input', 'plans']),
  ];
  const seen = new Set<string>();
  plans.forEach(({ county, lines }, at) => {
    const path = ['input', 'plans', at];
    if (seen.has(county)) faults.push(refusal('DUPLICATE_COUNTY', { county }, [...path, 'county']));
    seen.add(county);
    faults.push(...lineFaults(lines, path));
  });
  const approved = await approvedPlans(em, fund.id, input);
  plans.forEach(({ county }, at) => {
    if (approved.has(county))
      faults.push(refusal('SUBMISSION_NOT_IN_STATUS', { status: 'APPROVED' }, ['input', 'plans', at, 'county']));
  });
  if (faults.length) throw new Refused(...faults);

  const filed: string[] = [];
  for (const [at, { county, lines }] of plans.entries()) {
    const exact = lines.map(({ item, amount }) => ({ item, amount: yuan(parseAmount(amount)!) }));
    try {
      const way = await wayOf(em, context, fund, { kind: 'FUND_USE_PLAN', fiscalYear, county });
      const { id } = await submit(em, context, fundUsePlanHandler, way, {
        ...{ number, document },
        content: planContent({ county, fiscalYear, number, lines: exact }),
        write: async (submission, version) => {
          await sql(
            em,
            `insert into fund_use_plan_line (submission, version, item, amount)
             select $1, $2, item, amount from jsonb_to_recordset($3::jsonb) as l(item text, amount numeric)`,
            [submission, version, JSON.stringify(exact)],
          );
        },
      });
      filed.push(id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      faults.push(...error.refusals.map((fault) => ({ ...fault, path: inPlan(at, fault.path) })));
    }
  }
  if (faults.length) throw new Refused(...faults);
  return { submissions: filed };
}

/** The counties whose plan for the period is approved: it takes no new version. */
async function approvedPlans(em: EntityManager, fund: number, { fiscalYear, number }: PlansDocument) {
  const rows = await sql<{ county: string }>(
    em,
    `select county from submission_state
     where fund = $1 and kind = 'FUND_USE_PLAN' and fiscal_year = $2 and number = $3 and status = 'APPROVED'`,
    [fund, fiscalYear, number],
  );
  return new Set(rows.map(({ county }) => county));
}

/** A fault of one plan is told at its place in the document; what all share (its period, the document) is not one plan's. */
const inPlan = (at: number, path: readonly string[]): string[] =>
  path[1] === 'number' || path[1] === 'document' ? [...path] : ['input', 'plans', String(at), ...path.slice(1)];

function lineFaults(lines: readonly PlanLine[], path: readonly (string | number)[]): Refusal[] {
  const seen = new Set<string>();
  return [
    ...(lines.length === 0 ? [refusal('EMPTY_DOCUMENT', undefined, [...path, 'lines'])] : []),
    ...lines.flatMap(({ item, amount }, at): Refusal[] => {
      const place = (field: string) => [...path, 'lines', at, field];
      const value = parseAmount(amount);
      const twice = seen.has(item);
      seen.add(item);
      return [
        ...(isItem(item) && !isIncome(item) ? [] : [refusal('NOT_AN_EXPENDITURE_ITEM', { item }, place('item'))]),
        ...(twice ? [refusal('DUPLICATE_ITEM', { item }, place('item'))] : []),
        ...(value === undefined ? [refusal('INVALID_AMOUNT', { given: amount }, place('amount'))] : []),
        ...(value !== undefined && value < 0n ? [refusal('NEGATIVE_AMOUNT', { amount }, place('amount'))] : []),
        ...(value === 0n ? [refusal('ZERO_AMOUNT', undefined, place('amount'))] : []),
      ];
    }),
  ];
}
