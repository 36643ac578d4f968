/**
 * Everything the product refuses, as one closed list: code, a sentence with the facts in it (Chinese, then English), and what to do
 * about it. A fault that users can cause has its code here; anything else is a bug and is answered as INTERNAL, without detail.
 */
import type { Citation } from './policy/policy.js';
import { ARREARS_REFUSALS } from './refusals/arrears.js';
import { ASSESSMENT_REFUSALS } from './refusals/assessment.js';
import { INCOME_REFUSALS } from './refusals/income.js';
import type { Kind } from './refusals/kind.js';
import { LEDGER_REFUSALS } from './refusals/ledger.js';
import { PLAN_REFUSALS } from './refusals/plan.js';
import { POOL_REFUSALS } from './refusals/pool.js';
import { REPORT_REFUSALS } from './refusals/report.js';
import { REQUEST_REFUSALS } from './refusals/request.js';
import { RESERVE_REFUSALS } from './refusals/reserve.js';
import { SETTLEMENT_REFUSALS } from './refusals/settlement.js';
import { SUBMISSION_REFUSALS } from './refusals/submission.js';
import { VALUE_REFUSALS } from './refusals/value.js';

export const REFUSALS = {
  ...REQUEST_REFUSALS,
  ...VALUE_REFUSALS,
  ...POOL_REFUSALS,
  ...LEDGER_REFUSALS,
  ...INCOME_REFUSALS,
  ...RESERVE_REFUSALS,
  ...SETTLEMENT_REFUSALS,
  ...SUBMISSION_REFUSALS,
  ...PLAN_REFUSALS,
  ...ARREARS_REFUSALS,
  ...ASSESSMENT_REFUSALS,
  ...REPORT_REFUSALS,
};

export type RefusalCode = keyof typeof REFUSALS;
type Facts<C extends RefusalCode> =
  (typeof REFUSALS)[C] extends Kind<infer F>
    ? [F] extends [never]
      ? undefined // a sentence without facts
      : F
    : never;

export interface Refusal {
  code: RefusalCode;
  message: string;
  /** Where in the input: ["scenario", "counties", "3", "levy"]. Empty when the request as a whole is meant. */
  path: string[];
  remedy: string;
  citation: Citation | null;
}

/** Says no: refusal('UNKNOWN_POLICY', { policy }, ['scenario', 'policy']). */
export function refusal<C extends RefusalCode>(
  code: C,
  facts: Facts<C>,
  path: readonly (string | number)[] = [],
  citation: Citation | null = null,
): Refusal {
  const { message, remedy } = REFUSALS[code] as unknown as Kind<Facts<C>>;
  return { code, message: message(facts), path: path.map(String), remedy, citation };
}

/** Thrown inside a transaction, so that nothing is half done; becomes the payload's `refusals`, or a query's error. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(...refusals: Refusal[]) {
    super(refusals.map(({ code, message }) => `${code}: ${message}`).join('\n'));
    this.refusals = refusals;
  }
}
