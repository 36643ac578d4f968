/** 奖励: for a county that collected more than its budget, as decided. One budget pays another: owed outside the fund, no voucher. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { endOfPeriod } from '../dates.js';
import { newestFacts } from '../facts/newest-facts.service.js';
import { booksOfYear } from '../ledger/fund-year.service.js';
import type { Fund } from '../ledger/ledger.service.js';
import { type Fen, fen, yuan } from '../money.js';
import { membersOf } from '../pool/members.service.js';
import { type Policy, provisionOf, provisionsOf } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { ObligationEntity } from '../settlement/settlement.entity.js';
import { yearCloseFaults } from '../year/year-closed.service.js';

/** Makes the reward that was decided owed, in place of what was owed by an earlier decision; one of nothing only withdraws that. */
export async function oweReward(
  em: EntityManager,
  policy: Policy,
  fund: Fund,
  { fiscalYear, county, amount }: { fiscalYear: number; county: string; amount: Fen },
): Promise<void> {
  const [law] = provisionsOf(policy, 'REWARD');
  const { kind } = (await membersOf(em, fund.pool)).get(county)!;
  const payee = provisionOf(policy, 'LOCAL_GOVERNMENT').of[kind];
  // the city does not reward itself
  if (!law || payee === law.payer)
    throw new Refused(refusal('DECISION_NOT_FORESEEN', { policy: policy.id, kind: 'REWARD' }, ['input', 'kind']));
  const faults = amount > 0n ? await earned(em, fund, fiscalYear, county) : [];
  if (faults.length) throw new Refused(...faults.map((fault) => ({ ...fault, citation: law.citation })));

  const [earlier] = await sql<{ id: string; paid: string }>(
    em,
    `select id, paid::text from obligation_state
     where fund = $1 and fiscal_year = $2 and county = $3 and kind = 'REWARD' and cancelled_at is null`,
    [fund.id, fiscalYear, county],
  );
  if (earlier && fen(earlier.paid) > 0n)
    throw new Refused(refusal('DECISION_HELD', { paid: earlier.paid }, ['input', 'county'], law.citation));
  if (earlier) await sql(em, 'update obligation set cancelled_at = clock_timestamp() where id = $1', [earlier.id]);
  if (amount === 0n) return;
  em.create(ObligationEntity, {
    ...{ id: randomUUID(), fund: fund.id, county, fiscalYear, settlement: null, step: null, kind: 'REWARD' },
    ...{ payer: law.payer, payee, amount: yuan(amount), due: endOfPeriod(fiscalYear + law.dueAfterYears, 12) },
    ...{ rule: law.rule, citation: law.citation, drawnFrom: null, ownPart: null },
  });
  await em.flush();
}

/** By the closed year's income and the confirmed plan; what was not planned can't be exceeded. */
async function earned(em: EntityManager, fund: Fund, fiscalYear: number, county: string): Promise<Refusal[]> {
  const books = await booksOfYear(em, fund.id, fiscalYear);
  const open = await yearCloseFaults(em, fund, fiscalYear, books);
  if (open.length) return open;
  const facts = (await newestFacts(em, fund.id, fiscalYear)).find((row) => row.county === county);
  if (!facts) return [refusal('FACTS_MISSING', { county }, ['input', 'county'])];
  if (!facts.confirmed) return [refusal('FACTS_UNCONFIRMED', { county }, ['input', 'county'])];
  const collected = books.counties.find((row) => row.county === county)!.income;
  const { incomeTarget: target } = facts;
  return target !== null && collected > fen(target)
    ? []
    : [
        refusal('REWARD_NOT_EARNED', { county, collected: yuan(collected), target: target ?? '–' }, [
          'input',
          'county',
        ]),
      ];
}
