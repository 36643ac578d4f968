import type { Context } from '../context.js';
import { inTransaction } from '../database/transaction.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { fundOf } from '../ledger/ledger.service.js';
import { policyFor } from '../policy/policy-for.js';
import type { Insurance, Policy } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { readInputs } from '../settlement/inputs.service.js';
import { scenarioInFen } from '../settlement/scenario.js';
import { standingOf } from '../settlement/standing.service.js';
import { compare, type PolicyComparison } from './compare.js';

export interface YearPlace {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
}

/** Null where the viewer sees nothing of the fund. */
export async function compareSettlement(
  context: Context,
  { pool, insurance, fiscalYear }: YearPlace,
  ids: readonly string[],
): Promise<{ settlement: string | null; inForce: Policy; policies: PolicyComparison[] } | null> {
  checkFiscalYear(fiscalYear);
  const asked = [...new Set(ids)];
  const policies = asked.map((id) => context.policies.get(id)).filter((policy) => policy !== undefined);
  const unknown = asked.filter((id) => !context.policies.get(id));
  if (unknown.length)
    throw new Refused(...unknown.map((id) => refusal('UNKNOWN_POLICY', { policy: id }, ['policies', ids.indexOf(id)])));

  return inTransaction(context.em, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const counties = [null, ...fund.books.keys()];
    if (!counties.some((county) => maySee(context.viewer, { pool, county: county || null }))) return null;
    const standing = await standingOf(context, em, { pool, insurance, fiscalYear });
    const inForce = standing?.policy ?? policyFor(context.policies, pool, fiscalYear, ['fiscalYear']);
    const inputs = standing?.inputs ?? (await readInputs(em, context.policies, inForce, fund, fiscalYear)).inputs;
    return {
      settlement: standing?.id ?? null,
      inForce,
      policies: compare(inForce, policies, scenarioInFen(inputs)),
    };
  });
}
