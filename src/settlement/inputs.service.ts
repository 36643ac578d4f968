/** Reads what a settlement is computed from: account balances at named positions, and confirmed facts. Never a number typed in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { type FundYearBooks, booksOfYear } from '../ledger/fund-year.service.js';
import type { Fund } from '../ledger/ledger.service.js';
import { fen, yuan } from '../money.js';
import { membersOf } from '../pool/members.service.js';
import type { FaultCause, Policy } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { levyDue, levyOnce } from '../reserve/levy-due.js';
import { isLevied } from '../reserve/levy.service.js';
import type { SettlementInputs } from './inputs.js';

interface Facts {
  id: string;
  county: string;
  incomeDue: string;
  incomeTarget: string | null;
  nonCompliantExpenditure: string;
  subsidyShortfall: string;
  forceMajeure: string;
  otherFaults: { cause: FaultCause; amount: string }[];
  expenditureTarget: string | null;
  targetsMet: boolean;
  confirmed: boolean;
}

export async function readInputs(
  em: EntityManager,
  policy: Policy,
  fund: Fund,
  fiscalYear: number,
): Promise<{ inputs: SettlementInputs; positions: Record<string, number> }> {
  const members = await membersOf(em, fund.pool);
  const books = await booksOfYear(em, fund.id, fiscalYear);
  const facts = new Map((await newestFacts(em, fund.id, fiscalYear)).map((row) => [row.county, row]));
  const faults = [...(await yearFaults(em, policy, fund, fiscalYear, books)), ...factFaults(books, facts)];
  if (faults.length) throw new Refused(...faults);

  return {
    positions: books.positions,
    inputs: {
      insurance: fund.insurance,
      fiscalYear,
      sharedReserve: yuan(books.sharedReserve),
      pooledBalance: yuan(books.pooledBalance),
      counties: books.counties.map((county) => {
        const { id, confirmed: _, county: __, ...known } = facts.get(county.county)!;
        return {
          ...known,
          county: county.county,
          kind: members.get(county.county)!.kind,
          facts: id,
          incomeCollected: yuan(county.income),
          compliantExpenditure: yuan(county.expenditure - fen(known.nonCompliantExpenditure)),
          levy: yuan(county.levyFromSurplus + county.levyFromBalance + county.levyUnpaid),
          accumulatedBalance: yuan(county.accumulatedBalance + county.levyFromBalance),
          ownReserve: yuan(county.ownReserve),
          decidedDraw: '0.00',
        };
      }),
    },
  };
}

/** The year has to be closed, and levied where the policy orders a levy, before it is settled. */
async function yearFaults(
  em: EntityManager,
  policy: Policy,
  fund: Fund,
  fiscalYear: number,
  { counties }: FundYearBooks,
): Promise<Refusal[]> {
  if (counties.length === 0) return [refusal('BOOK_NOT_OPEN', { county: `${fund.pool}/${fund.insurance}` })];
  const months = await sql<{ open: boolean }>(
    em,
    'select open from period where fund = $1 and year = $2 and month <= 12',
    [fund.id, fiscalYear],
  );
  if (
    months.length < 12 ||
    months.some(({ open }) => open) ||
    counties.some(({ incomeOpen, expenditureOpen }) => incomeOpen !== 0n || expenditureOpen !== 0n)
  )
    return [refusal('YEAR_NOT_CLOSED', { year: fiscalYear }, ['input', 'fiscalYear'])];
  const rule = levyOnce(policy, fiscalYear);
  return rule && counties.some(({ income }) => levyDue(rule, income) > 0n) && !(await isLevied(em, fund, fiscalYear))
    ? [refusal('LEVY_MISSING', { year: fiscalYear }, ['input', 'fiscalYear'], rule.citation)]
    : [];
}

function factFaults({ counties }: FundYearBooks, facts: ReadonlyMap<string, Facts>): Refusal[] {
  return counties.flatMap(({ county, expenditure }) => {
    const known = facts.get(county);
    if (!known) return [refusal('FACTS_MISSING', { county })];
    if (!known.confirmed) return [refusal('FACTS_UNCONFIRMED', { county })];
    return fen(known.nonCompliantExpenditure) > expenditure
      ? [refusal('FACTS_ABOVE_BOOKS', { county, fact: known.nonCompliantExpenditure, booked: yuan(expenditure) })]
      : [];
  });
}

const newestFacts = (em: EntityManager, fund: number, fiscalYear: number): Promise<Facts[]> =>
  sql(
    em,
    `select distinct on (county) id, county, income_due::text as "incomeDue", income_target::text as "incomeTarget",
       non_compliant_expenditure::text as "nonCompliantExpenditure", subsidy_shortfall::text as "subsidyShortfall",
       force_majeure::text as "forceMajeure", other_faults as "otherFaults", expenditure_target::text as "expenditureTarget",
       targets_met as "targetsMet", exists (select from year_facts_confirmation c where c.facts = f.id) as confirmed
     from year_facts f
     where fund = $1 and year = $2
     order by county, version desc`,
    [fund, fiscalYear],
  );
