/** 县市区预算: what is checked of one at every step of its way. In force it is when the pool's is, so that nothing follows from its own approval. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { type Fen, fen } from '../money.js';
import type { SubmissionHandler } from '../submission/handler.js';
import { policyOf } from '../submission/policy-of.js';
import { budgetFaults } from './check.js';
import { linesOfVersion } from './lines.service.js';
import { contentOf, planOf } from './plan.js';

export const countyBudgetHandler: SubmissionHandler = {
  contentOf: async (em, budget) => contentOf(await linesOfVersion(em, budget)),
  faults: async (em, context, budget) =>
    budgetFaults({
      insurance: budget.insurance,
      policy: policyOf(context, budget),
      plan: planOf(await linesOfVersion(em, budget)),
      balance: await accumulatedBalanceOf(em, budget.fund, budget.county!),
      pathOf: (line) => ['input', 'lines', line],
    }),
  approved: () => Promise.resolve(),
};

/** 累计结余 as it stands in the county's book. */
export async function accumulatedBalanceOf(em: EntityManager, fund: number, county: string): Promise<Fen> {
  const [row] = await sql<{ balance: string }>(
    em,
    `select coalesce(sum(m.credit - m.debit), 0)::text as balance
     from book b
     join ledger_account a on a.book = b.id and a.detail = 'ACCUMULATED_BALANCE' and a.part is distinct from 'INDIVIDUAL'
     join monthly_total m on m.ledger_account = a.id
     where b.fund = $1 and b.county = $2`,
    [fund, county],
  );
  return fen(row!.balance);
}
