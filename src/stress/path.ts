/**
 * One scenario carried through its years by the law: payments into the reserve that are due, this year's levies, the settlement, and
 * what it leaves for the next year. Everything in fen; the same engine that settles the books.
 *
 * No interest is earned, subsidies are paid in, nobody is at fault beyond what was not collected, and an unresolved amount is covered
 * from outside the fund.
 */
import { atLeastZero, type Fen, fen, min, proportionHalfUp, ration, shareOut, sum } from '../money.js';
import { type CountyKind, type Insurance, type Policy, provisionsOf } from '../policy/policy.js';
import { leviesOf, levyDue } from '../reserve/levy-due.js';
import { chargeLevy } from '../settlement/levy.js';
import type { CountySettlement, SettlementOutcome } from '../settlement/outcome.js';
import type { CountyYear } from '../settlement/scenario.js';
import { settle } from '../settlement/settle.js';
import type { StressInputs } from './inputs.js';
import type { SampledYear } from './sample.js';

/** What the fund holds between two years. */
export interface PoolState {
  readonly insurance: Insurance;
  readonly counties: readonly CountyHolding[];
  sharedReserve: Fen;
  pooledBalance: Fen;
  /** Last year's income: levies may go by it. */
  raised: readonly Raised[];
  /** Into the reserve, in later years. */
  owed: Owed[];
}

interface CountyHolding {
  readonly county: string;
  readonly kind: CountyKind;
  /** The last year on record: how much of the income are premiums and subsidies. */
  readonly lastYear: Raised;
  balance: Fen;
  ownReserve: Fen;
}

interface Raised {
  income: Fen;
  premiums: Fen;
  subsidies: Fen;
}

interface Owed {
  dueYear: number;
  payers: { at: number; amount: Fen }[];
  /** Where it goes: a county's own part, or (null) the common one. */
  to: { at: number | null; amount: Fen }[];
}

/** What a scenario's year came to. */
export interface StressYear {
  fiscalYear: number;
  outcome: SettlementOutcome;
  /** What governments paid into the reserve because a county could not. */
  paidForCounties: Fen;
}

/** The pool as the books have it. Each scenario takes a fresh one: `const open = opening(inputs)`, then `open()`. */
export function opening({ insurance, counties, ...inputs }: StressInputs): () => PoolState {
  const places = new Map(counties.map(({ county }, at) => [county, at]));
  const placeOf = (county: string): number => places.get(county)!;
  const sharedReserve = fen(inputs.sharedReserve);
  const pooledBalance = fen(inputs.pooledBalance);
  const holdings = counties.map(({ county, kind, accumulatedBalance, ownReserve, ...lastYear }): CountyHolding => {
    const [income, premiums, subsidies] = [fen(lastYear.income), fen(lastYear.premiums), fen(lastYear.subsidies)];
    const raised = { income, premiums, subsidies };
    return { county, kind, lastYear: raised, balance: fen(accumulatedBalance), ownReserve: fen(ownReserve) };
  });
  const owed = inputs.openPayments.map(({ county, dueYear, amount, to }): Owed => ({
    dueYear,
    payers: [{ at: placeOf(county), amount: fen(amount) }],
    to: to.map((part) => ({ at: part.county === null ? null : placeOf(part.county), amount: fen(part.amount) })),
  }));
  return () => ({
    insurance,
    sharedReserve,
    pooledBalance,
    counties: holdings.map((holding) => ({ ...holding })),
    raised: holdings.map(({ lastYear }) => lastYear),
    owed: [...owed],
  });
}

/** Settles the year and leaves the pool as it stands at its end. */
export function passYear(
  policy: Policy,
  pool: PoolState,
  fiscalYear: number,
  sampled: readonly SampledYear[],
): StressYear {
  const paidForCounties = payOwed(pool, fiscalYear);
  const raised = sampled.map(({ collected }, at) => raisedBy(pool.counties[at]!, collected));
  const levies = levyAll(policy, pool, fiscalYear, sampled, raised);
  const draws = decidedDraws(policy, pool, sampled, levies);
  const outcome = settle(policy, {
    insurance: pool.insurance,
    fiscalYear,
    sharedReserve: pool.sharedReserve,
    pooledBalance: pool.pooledBalance,
    counties: pool.counties.map((holding, at) => countyYear(holding, sampled[at]!, levies[at]!.levy, draws[at]!)),
  });
  keep(pool, outcome);
  oweRefills(pool, outcome);
  pool.raised = raised;
  return { fiscalYear, outcome, paidForCounties };
}

const countyYear = (
  { county, kind, balance, ownReserve }: CountyHolding,
  { due, collected, spent }: SampledYear,
  levy: Fen,
  decidedDraw: Fen,
): CountyYear => ({
  county,
  kind,
  incomeDue: due,
  incomeTarget: null,
  incomeCollected: collected,
  compliantExpenditure: spent,
  nonCompliantExpenditure: 0n,
  subsidyShortfall: 0n,
  levy,
  accumulatedBalance: balance,
  ownReserve,
  forceMajeure: 0n,
  otherFaults: [],
  expenditureTarget: null,
  targetsMet: false,
  decidedDraw,
});

/** Refills and levies that are due: out of the county's balance, then by its government. Answers what governments paid. */
function payOwed(pool: PoolState, fiscalYear: number): Fen {
  let byGovernments = 0n;
  for (const { payers, to } of pool.owed.filter(({ dueYear }) => dueYear <= fiscalYear)) {
    for (const { at, amount } of payers) {
      const holding = pool.counties[at]!;
      const fromBalance = min(amount, holding.balance);
      holding.balance -= fromBalance;
      byGovernments += amount - fromBalance;
    }
    for (const { at, amount } of to) {
      if (at === null) pool.sharedReserve += amount;
      else pool.counties[at]!.ownReserve += amount;
    }
  }
  pool.owed = pool.owed.filter(({ dueYear }) => dueYear > fiscalYear);
  return byGovernments;
}

function raisedBy({ lastYear }: CountyHolding, income: Fen): Raised {
  if (lastYear.income === 0n) return { income, premiums: 0n, subsidies: 0n };
  return {
    income,
    premiums: proportionHalfUp(income, lastYear.premiums, lastYear.income),
    subsidies: proportionHalfUp(income, lastYear.subsidies, lastYear.income),
  };
}

interface Levied {
  levy: Fen;
  fromBalance: Fen;
}

/** Charges the year's levies as far as surplus and balance go; the rest is owed and due next year. The settlement charges them alike. */
function levyAll(
  policy: Policy,
  pool: PoolState,
  fiscalYear: number,
  sampled: readonly SampledYear[],
  raised: readonly Raised[],
): Levied[] {
  const charged: Levied[] = pool.counties.map(() => ({ levy: 0n, fromBalance: 0n }));
  const left = sampled.map(({ collected, spent }, at) => ({
    surplus: atLeastZero(collected - spent),
    balance: pool.counties[at]!.balance,
  }));
  for (const levy of leviesOf(policy, fiscalYear)) {
    const held =
      levy.builds === 'SHARED_RESERVE' ? pool.sharedReserve : sum(pool.counties.map((one) => one.ownReserve));
    const figures = levy.baseYear === 0 ? raised : pool.raised;
    const bases = figures.map((figure, at) => ({ ...figure, accumulatedBalance: pool.counties[at]!.balance }));
    levyDue(levy, bases, held).forEach((amount, at) => {
      const { fromSurplus, fromBalance, unpaid } = chargeLevy(levy, amount, left[at]!);
      left[at]!.surplus -= fromSurplus;
      left[at]!.balance -= fromBalance;
      charged[at]!.levy += amount;
      charged[at]!.fromBalance += fromBalance;
      const own = levy.builds === 'OWN_RESERVE';
      if (own) pool.counties[at]!.ownReserve += amount - unpaid;
      else pool.sharedReserve += amount - unpaid;
      if (unpaid > 0n)
        pool.owed.push({
          dueYear: fiscalYear + 1,
          payers: [{ at, amount: unpaid }],
          to: [{ at: own ? at : null, amount: unpaid }],
        });
    });
  }
  return charged;
}

/** Where a draw is for somebody to decide: each county is taken to get what it lacks, or its share of what the reserve holds. */
function decidedDraws(
  policy: Policy,
  pool: PoolState,
  sampled: readonly SampledYear[],
  levies: readonly Levied[],
): Fen[] {
  if (!provisionsOf(policy, 'STEP').some((step) => 'claim' in step && step.claim === 'DECIDED_DRAW'))
    return sampled.map(() => 0n);
  const lacking = sampled.map(({ collected, spent }, at) =>
    atLeastZero(spent - collected - (pool.counties[at]!.balance - levies[at]!.fromBalance)),
  );
  return ration(lacking, pool.sharedReserve);
}

function keep(pool: PoolState, outcome: SettlementOutcome): void {
  pool.sharedReserve = outcome.sharedReserveAfter;
  pool.pooledBalance = outcome.pooledBalanceAfter;
  pool.counties.forEach((holding, at) => {
    const { accumulatedBalanceAfter, ownReserveAfter } = outcome.counties[at]!;
    holding.balance = accumulatedBalanceAfter;
    holding.ownReserve = ownReserveAfter;
  });
}

/** What is to be refilled goes back where it was drawn: what came from the shared reserve to those whose it was, the rest to the own part. */
function oweRefills(pool: PoolState, { counties }: SettlementOutcome): void {
  const refills = counties.flatMap((county, at) =>
    county.obligations
      .filter(({ kind }) => kind === 'REPLENISH_RESERVE')
      .map(({ amount, dueYear }) => ({ at, amount, dueYear, shared: min(amount, drawnFromShared(county)) })),
  );
  if (refills.length === 0) return;
  const ofOthers = counties.map(({ drawnForOthers }) => drawnForOthers);
  const common = sum(counties.map(drawnFromShared)) - sum(ofOthers);
  for (const [dueYear, due] of Map.groupBy(refills, (refill) => refill.dueYear)) {
    const [toCommon, ...toOthers] = shareOut(sum(due.map(({ shared }) => shared)), [common, ...ofOthers]);
    pool.owed.push({
      dueYear,
      payers: due,
      to: [
        { at: null, amount: toCommon! },
        ...toOthers.map((amount, at) => ({ at, amount })),
        ...due.map(({ at, amount, shared }) => ({ at, amount: amount - shared })),
      ],
    });
  }
}

export const drawnFromShared = ({ steps }: CountySettlement): Fen =>
  sum(steps.filter(({ source }) => source === 'SHARED_RESERVE').map(({ amount }) => amount));
