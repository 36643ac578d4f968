/** 汇总编制: the pool's budget out of its counties' approved ones, and of what the pool's own level has. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { reasonFaults } from '../faults.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { countyParts } from '../submission/county-parts.service.js';
import { submit, wayOf } from '../submission/submit.service.js';
import { type GivenLine, readLines } from './document.js';
import { OWN_LEVEL } from './line.js';
import { writeLines } from './lines.service.js';
import { rowsOf } from './plan.js';
import { poolBudgetHandler, poolContentOf } from './pool-budget.handler.js';

export interface PoolBudgetDocument {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  document: string;
  /** Of the pool's own level. */
  lines: GivenLine[];
}

export const compileBudget = (context: Context, input: PoolBudgetDocument & DryRunnable) =>
  onceOrRehearsed(context, 'compileBudget', input, (tx) => enter(tx, context, input), { submission: null });

async function enter(
  em: EntityManager,
  context: Context,
  input: PoolBudgetDocument,
): Promise<{ submission: string | null }> {
  const { pool, insurance, fiscalYear, document } = input;
  const fund = await fundOf(em, pool, insurance);
  const way = await wayOf(em, context, fund, { kind: 'POOL_BUDGET', fiscalYear, county: null });
  await decideAlone(em, fund.id);
  const { plan, faults } = readLines(input.lines, { insurance, mayEnter: ({ code }) => OWN_LEVEL.includes(code) });
  faults.unshift(...reasonFaults(document, ['input', 'document']));
  const { parts, faults: missing } = await countyParts(em, fund.id, fiscalYear, 'COUNTY_BUDGET');
  faults.push(...missing);
  if (parts.length + missing.length === 0) faults.push(refusal('EMPTY_DOCUMENT', undefined, ['input']));
  if (faults.length > 0) throw new Refused(...faults);
  const rows = rowsOf(plan);
  const { id } = await submit(em, context, poolBudgetHandler, way, {
    ...{ number: 0, document, content: poolContentOf(rows, parts), checked: true },
    write: async (submission, version) => {
      await writeLines(em, submission, version, rows);
      await sql(
        em,
        `insert into budget_source (submission, version, part, part_version, content_hash)
         select $1, $2, p.submission, p.version, p."contentHash"
         from jsonb_to_recordset($3::jsonb) p(submission uuid, version integer, "contentHash" text)`,
        [submission, version, JSON.stringify(parts)],
      );
    },
  });
  return { submission: id };
}
