/** What moves between two outcomes of the same counties: who pays how much more or less. Pure; amounts in fen. */
import { type Fen, sum } from '../money.js';
import { FundingSource, ObligationKind } from '../policy/policy.js';
import type { CountySettlement, SettlementOutcome } from './outcome.js';

export interface Moved {
  before: Fen;
  after: Fen;
  /** After less before. */
  difference: Fen;
}

export interface Movements {
  /** By source, in the order of the vocabulary; one that pays in neither outcome is left out. */
  payers: (Moved & { source: FundingSource })[];
  /** What is owed besides the steps, by kind. */
  obligations: (Moved & { kind: ObligationKind })[];
  unresolved: Moved;
  accumulatedBalance: Moved;
  ownReserve: Moved;
}

export interface PoolMovements extends Movements {
  sharedReserve: Moved;
  pooledBalance: Moved;
}

export const moved = (before: Fen, after: Fen): Moved => ({ before, after, difference: after - before });

/** Both outcomes are of the same counties, each list in order of id. */
export function movementsBetween(
  before: SettlementOutcome,
  after: SettlementOutcome,
): { pool: PoolMovements; counties: (Movements & { county: string })[] } {
  return {
    pool: {
      ...movementsOf(before.counties, after.counties),
      sharedReserve: moved(before.sharedReserveAfter, after.sharedReserveAfter),
      pooledBalance: moved(before.pooledBalanceAfter, after.pooledBalanceAfter),
    },
    counties: before.counties.map((county, at) => ({
      county: county.county,
      ...movementsOf([county], [after.counties[at]!]),
    })),
  };
}

function movementsOf(before: readonly CountySettlement[], after: readonly CountySettlement[]): Movements {
  const between = (amountOf: (county: CountySettlement) => Fen): Moved =>
    moved(sum(before.map(amountOf)), sum(after.map(amountOf)));
  return {
    payers: Object.values(FundingSource)
      .map((source) => ({
        source,
        ...between(({ steps }) => sum(steps.filter((step) => step.source === source).map(({ amount }) => amount))),
      }))
      .filter(isSomething),
    obligations: Object.values(ObligationKind)
      .map((kind) => ({
        kind,
        ...between(({ obligations }) =>
          sum(obligations.filter((one) => one.kind === kind).map(({ amount }) => amount)),
        ),
      }))
      .filter(isSomething),
    unresolved: between(({ unresolved }) => unresolved),
    accumulatedBalance: between(({ accumulatedBalanceAfter }) => accumulatedBalanceAfter),
    ownReserve: between(({ ownReserveAfter }) => ownReserveAfter),
  };
}

const isSomething = ({ before, after }: Moved): boolean => before !== 0n || after !== 0n;
