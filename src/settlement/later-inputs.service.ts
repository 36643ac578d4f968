/** Reads what a posted year would be settled on now: the inputs of what was posted last, and what became known since. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { decisionsFor } from '../decision/decision.service.js';
import { type KnownFacts, newestFacts } from '../facts/newest-facts.service.js';
import { linesOfYear } from '../ledger/year-lines.service.js';
import { fen } from '../money.js';
import type { Policy } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { Refused, refusal } from '../refusal.js';
import { tierFaults } from '../tiers/lower-pools.service.js';
import type { SettlementInputs } from './inputs.js';
import { factFaults, targetFaults } from './inputs.service.js';
import { expenditureOf, inputsWithLater, withLevyCharged } from './later-inputs.js';
import type { Standing } from './standing.service.js';

export interface LaterInputs {
  inputs: SettlementInputs;
  positions: Record<string, number>;
}

/** For a correction: the months are closed again, and the newest facts are confirmed. */
export async function readLaterInputs(
  em: EntityManager,
  policies: PolicyRegistry,
  policy: Policy,
  posted: Standing,
): Promise<LaterInputs> {
  const { fund, fiscalYear } = posted;
  const [months] = await sql<{ open: boolean }>(
    em,
    'select exists (select from period where fund = $1 and year = $2 and month <= 12 and open) as open',
    [fund.id, fiscalYear],
  );
  if (months!.open) throw new Refused(refusal('MONTHS_OPEN', { year: fiscalYear }, ['input', 'fiscalYear']));
  const known = await newestFacts(em, fund.id, fiscalYear);
  const later = await inputsSince(em, policy, posted, known);
  const counties = later.inputs.counties.map((county) => ({
    county: county.county,
    income: fen(county.incomeCollected),
    expenditure: expenditureOf(county),
  }));
  const faults = [
    ...(await targetFaults(em, policies, fund, fiscalYear, new Map(known.map((row) => [row.county, row])))),
    ...(await tierFaults(em, fund, fiscalYear, { counties })),
  ];
  if (faults.length) throw new Refused(...faults);
  return later;
}

/** On these facts, those of a county with the lines booked since. */
export async function inputsSince(
  em: EntityManager,
  policy: Policy,
  posted: Standing,
  known: readonly KnownFacts[],
): Promise<LaterInputs> {
  const { fund, fiscalYear } = posted;
  const facts = new Map(known.map((row) => [row.county, row]));
  const later = await linesOfYear(em, fund.id, fiscalYear, { after: posted.positions });
  const decisions = await decisionsFor(em, fund, fiscalYear);
  const inputs = inputsWithLater(posted.inputs, later, facts, decisions);
  const spent = inputs.counties.map((county) => ({ county: county.county, expenditure: expenditureOf(county) }));
  const faults = factFaults({ counties: spent }, facts);
  if (faults.length) throw new Refused(...faults);
  const unpaid = new Map(posted.outcome.counties.map(({ county, levyUnpaid }) => [county, fen(levyUnpaid)]));
  return { inputs: withLevyCharged(policy, inputs, unpaid), positions: later.positions };
}
