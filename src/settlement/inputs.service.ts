/** Reads what a settlement is computed from: account balances at named positions, and confirmed facts. Never a number typed in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { issuedFacts } from '../assessment/assessment.query.js';
import { contradictions } from '../assessment/facts-by-targets.js';
import { readIn } from '../database/write.js';
import { type KnownFacts, newestFacts } from '../facts/newest-facts.service.js';
import { booksOfYear, type CountyBooks, type FundYearBooks } from '../ledger/fund-year.service.js';
import type { Fund } from '../ledger/ledger.service.js';
import { fen, yuan } from '../money.js';
import { membersOf } from '../pool/members.service.js';
import type { Policy } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { leviesDue } from '../reserve/levy-bases.service.js';
import { isLevied } from '../reserve/levy.service.js';
import { reserveHistoriesOf } from '../reserve/reserve-history.service.js';
import { drawFor } from '../decision/decision.js';
import { decisionsFor } from '../decision/decision.service.js';
import { tierFaults } from '../tiers/lower-pools.service.js';
import { yearCloseFaults } from '../year/year-closed.service.js';
import { countyInputs } from './county-inputs.js';
import type { SettlementInputs } from './inputs.js';

export async function readInputs(
  em: EntityManager,
  policies: PolicyRegistry,
  policy: Policy,
  fund: Fund,
  fiscalYear: number,
): Promise<{ inputs: SettlementInputs; positions: Record<string, number> }> {
  const members = await membersOf(em, fund.pool);
  const books = await booksOfYear(em, fund.id, fiscalYear);
  const facts = new Map((await newestFacts(em, fund.id, fiscalYear)).map((row) => [row.county, row]));
  const decisions = await decisionsFor(em, fund, fiscalYear);
  const faults = [
    ...(await yearFaults(em, policy, fund, fiscalYear, books)),
    ...factFaults(books, facts),
    ...(await targetFaults(em, policies, fund, fiscalYear, facts)),
    ...(await tierFaults(em, fund, fiscalYear, books)),
  ];
  if (faults.length) throw new Refused(...faults);
  const histories = await reserveHistoriesOf(em, policy, fund, fiscalYear);

  return {
    positions: books.positions,
    inputs: {
      insurance: fund.insurance,
      fiscalYear,
      sharedReserve: yuan(books.sharedReserve),
      pooledBalance: yuan(books.pooledBalance),
      decisions,
      counties: books.counties.map((county) =>
        countyInputs(county, facts.get(county.county)!, {
          kind: members.get(county.county)!.kind,
          decidedDraw: drawFor(decisions, county.county),
          reserveHistory: histories?.get(county.county),
        }),
      ),
    },
  };
}

/** Targets that were issued, and how far they were met, are what the facts say of them: also where that changed since. */
export async function targetFaults(
  em: EntityManager,
  policies: PolicyRegistry,
  fund: Fund,
  fiscalYear: number,
  facts: ReadonlyMap<string, KnownFacts>,
): Promise<Refusal[]> {
  const issued = await issuedFacts(readIn(em), policies, fund.id, fiscalYear);
  return [...facts].flatMap(([county, known]) =>
    contradictions(county, known, issued.get(county), { leftOut: 'AMISS', path: () => [] }),
  );
}

/** The year has to be closed, and levied where the policy orders a levy, before it is settled. */
async function yearFaults(
  em: EntityManager,
  policy: Policy,
  fund: Fund,
  fiscalYear: number,
  books: FundYearBooks,
): Promise<Refusal[]> {
  if (books.counties.length === 0) return [refusal('BOOK_NOT_OPEN', { county: `${fund.pool}/${fund.insurance}` })];
  const open = await yearCloseFaults(em, fund, fiscalYear, books);
  if (open.length) return open;
  if (await isLevied(em, fund, fiscalYear)) return [];
  const [due] = await leviesDue(em, policy, fund, fiscalYear, books);
  return due ? [refusal('LEVY_MISSING', { year: fiscalYear }, ['input', 'fiscalYear'], due.levy.citation)] : [];
}

export function factFaults(
  { counties }: { counties: readonly Pick<CountyBooks, 'county' | 'expenditure'>[] },
  facts: ReadonlyMap<string, KnownFacts>,
): Refusal[] {
  return counties.flatMap(({ county, expenditure }) => {
    const known = facts.get(county);
    if (!known) return [refusal('FACTS_MISSING', { county })];
    if (!known.confirmed) return [refusal('FACTS_UNCONFIRMED', { county })];
    return fen(known.nonCompliantExpenditure) > expenditure
      ? [refusal('FACTS_ABOVE_BOOKS', { county, fact: known.nonCompliantExpenditure, booked: yuan(expenditure) })]
      : [];
  });
}
