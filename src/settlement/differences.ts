/**
 * By how much the law makes something else of a year than what is posted for it. Pure. A settlement is the difference from nothing, a
 * correction (补充清算) the difference from the settlement and the corrections before it.
 */
import { byCodePoint } from '../code-points.js';
import { type Fen, fen, sum } from '../money.js';
import type { Citation, DeficitClass, FundingSource, SurplusTarget } from '../policy/policy.js';
import type { CountyInputs } from './inputs.js';
import { chargeOf, type LevyCharge } from './levy.js';
import { moved, type Moved } from './movements.js';
import type { SettlementObligation, SettlementOutcome } from './outcome.js';
import { type Draw, reserveDraws } from './reserve-draws.js';

export interface CountyDifferences {
  county: string;
  /** Steps that would be of another amount, or come or go, in the order of the steps. */
  steps: (Moved & { rule: string; source: FundingSource; deficitClass: DeficitClass; citation: Citation })[];
  surplus: (Moved & { rule: string; to: SurplusTarget; citation: Citation })[];
  /** All of them: also where the amount is the same, whose money a refill gives back may differ. */
  obligations: (Moved & Omit<SettlementObligation, 'amount'>)[];
  /** By how much more (or, negative, less) of the year's levy each bears. The levy stays what was booked: they add up to nothing. */
  levy: LevyCharge;
}

/** A settled year: the levies that were booked, and what it was settled to. */
export interface Settled {
  inputs: { counties: readonly Pick<CountyInputs, 'county' | 'levy'>[] };
  outcome: Pick<SettlementOutcome, 'counties'>;
}

/** Before is what was posted (nothing where it is absent), after what it would be now; every county, in order of id. */
export function differencesOf(posted: Settled | undefined, now: Settled): CountyDifferences[] {
  const before = new Map(posted?.outcome.counties.map((county) => [county.county, county]));
  const levies = new Map(now.inputs.counties.map(({ county, levy }) => [county, fen(levy)]));
  return now.outcome.counties.map((county) => {
    const was = before.get(county.county);
    const levy = levies.get(county.county) ?? 0n;
    return {
      county: county.county,
      steps: pairs(was?.steps, county.steps, keyOfStep).filter(differs),
      surplus: pairs(was?.surplusAllocations, county.surplusAllocations, ({ rule, to }) => `${rule} ${to}`).filter(
        differs,
      ),
      obligations: pairs(
        was?.obligations,
        county.obligations,
        ({ rule, kind, payer, payee }) => `${rule} ${kind} ${payer} ${payee}`,
      ),
      levy: was ? chargeDifference(chargeOf(levy, was), chargeOf(levy, county)) : NO_CHARGE,
    };
  });
}

export const differsInNothing = ({ steps, surplus, obligations, levy }: CountyDifferences): boolean =>
  steps.length === 0 &&
  surplus.length === 0 &&
  !obligations.some(differs) &&
  Object.values(levy).every((amount) => amount === 0n);

const NO_CHARGE: LevyCharge = { fromSurplus: 0n, fromBalance: 0n, unpaid: 0n };

const chargeDifference = (posted: LevyCharge, now: LevyCharge): LevyCharge => ({
  fromSurplus: now.fromSurplus - posted.fromSurplus,
  fromBalance: now.fromBalance - posted.fromBalance,
  unpaid: now.unpaid - posted.unpaid,
});

/** Steps of one rule, or on one decision and out of one county's balance, are the same step. */
const keyOfStep = ({
  rule,
  source,
  deficitClass,
  citation,
  giver = '',
}: Omit<YearStep, 'amount' | 'county' | 'drawnFrom'> & { giver?: string | undefined }) =>
  `${rule} ${source} ${deficitClass} ${citation.number} ${giver}`;

/** Whose balance a stored step takes, where it is another county's. */
const giverOf = ({ source, drawnFrom }: YearStep): string | undefined =>
  source === 'OTHER_BALANCE' ? (drawnFrom[0]?.county ?? undefined) : undefined;

const differs = ({ difference }: Moved): boolean => difference !== 0n;

function pairs<Row extends { amount: Fen }>(
  posted: readonly Row[] = [],
  now: readonly Row[],
  keyOf: (row: Row) => string,
): (Omit<Row, 'amount'> & Moved)[] {
  const rows = new Map<string, { row: Row; before: Fen; after: Fen }>();
  const add = (list: readonly Row[], side: 'before' | 'after') => {
    for (const row of list) {
      const known = rows.get(keyOf(row)) ?? { row, before: 0n, after: 0n };
      known[side] += row.amount;
      rows.set(keyOf(row), known);
    }
  };
  add(posted, 'before');
  add(now, 'after');
  return [...rows.values()].map(({ row: { amount: _, ...row }, before, after }) => ({
    ...row,
    ...moved(before, after),
  }));
}

/** A step of a county with whose money it is. As a difference it is negative where the step shrinks, and so are its draws. */
export interface YearStep {
  county: string;
  rule: string;
  source: FundingSource;
  deficitClass: DeficitClass;
  amount: Fen;
  citation: Citation;
  /** Of a step from the shared reserve, or from another county's balance. */
  drawnFrom: readonly Draw[];
}

/** As stored: with an id of its own, which its lines and its obligation name. */
export interface StoredStep extends YearStep {
  id: string;
}

export function stepsOfOutcome(outcome: Pick<SettlementOutcome, 'counties'>): YearStep[] {
  const draws = reserveDraws(outcome);
  return outcome.counties.flatMap(({ county, steps }) =>
    steps.map((step) => ({ county, ...step, drawnFrom: draws.get(step) ?? [] })),
  );
}

/**
 * By how much each step differs, by whose money it is: a step that takes more of one county's reserve and less of another's is one that
 * grows and one that shrinks.
 */
export function stepDifferences(posted: readonly YearStep[], now: readonly YearStep[]): YearStep[] {
  const rows = new Map<string, { step: YearStep; parts: Map<string | null, Fen> }>();
  const add = (steps: readonly YearStep[], sign: 1n | -1n) => {
    for (const step of steps) {
      const key = `${step.county} ${keyOfStep({ ...step, giver: giverOf(step) })}`;
      const { parts } = rows.get(key) ?? rows.set(key, { step, parts: new Map() }).get(key)!;
      for (const { county, amount } of step.drawnFrom.length > 0
        ? step.drawnFrom
        : [{ county: null, amount: step.amount }])
        parts.set(county, (parts.get(county) ?? 0n) + sign * amount);
    }
  };
  add(now, 1n);
  add(posted, -1n);
  return [...rows.values()]
    .flatMap(({ step, parts }) => {
      const draws = [...parts].map(([county, amount]): Draw => ({ county, amount }));
      return [draws.filter(({ amount }) => amount > 0n), draws.filter(({ amount }) => amount < 0n)]
        .filter(({ length }) => length > 0)
        .map((drawn) => ({
          ...step,
          amount: sum(drawn.map(({ amount }) => amount)),
          drawnFrom: step.drawnFrom.length > 0 ? drawn : [],
        }));
    })
    .toSorted((a, b) => byCodePoint(a.county, b.county));
}
