import { type Fen, fen, yuan } from '../money.js';
import type { Policy } from '../policy/policy.js';
import type { CountySettlement, SettlementOutcome } from './outcome.js';

/** A value with every amount written out in yuan ("1234.50"). */
export type InYuan<T> = T extends Fen ? string : T extends object ? { [K in keyof T]: InYuan<T[K]> } : T;

/** An outcome as it is stored, answered and printed; the policy is kept beside it, by id and hash. */
export type OutcomeView = InYuan<Omit<SettlementOutcome, 'policy'>>;

export const outcomeView = ({ policy: _, ...outcome }: SettlementOutcome): OutcomeView => inYuan(outcome);

export function inYuan<T>(value: T): InYuan<T> {
  if (typeof value === 'bigint') return yuan(value) as InYuan<T>;
  if (Array.isArray(value)) return value.map(inYuan) as InYuan<T>;
  if (typeof value !== 'object' || value === null) return value as InYuan<T>;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inYuan(part)])) as InYuan<T>;
}

/** The way back: an outcome as it was stored, and not as the rules would have it today. */
export const outcomeInFen = (policy: Policy, { counties, ...view }: OutcomeView): SettlementOutcome => ({
  ...view,
  policy,
  counties: counties.map(countyInFen),
  sharedReserveAfter: fen(view.sharedReserveAfter),
  pooledBalanceAfter: fen(view.pooledBalanceAfter),
});

const amountInFen = <Row extends { amount: string }>(row: Row): Omit<Row, 'amount'> & { amount: Fen } => ({
  ...row,
  amount: fen(row.amount),
});

const countyInFen = (county: InYuan<CountySettlement>): CountySettlement => ({
  county: county.county,
  deficit: fen(county.deficit),
  surplus: fen(county.surplus),
  policyDeficit: fen(county.policyDeficit),
  managementDeficit: fen(county.managementDeficit),
  forceMajeureDeficit: fen(county.forceMajeureDeficit),
  steps: county.steps.map(amountInFen),
  unresolved: fen(county.unresolved),
  obligations: county.obligations.map(amountInFen),
  surplusAllocations: county.surplusAllocations.map(amountInFen),
  levyUnpaid: fen(county.levyUnpaid),
  drawnForOthers: fen(county.drawnForOthers),
  balanceForOthers: fen(county.balanceForOthers ?? '0.00'), // outcomes from before other balances covered have none
  accumulatedBalanceAfter: fen(county.accumulatedBalanceAfter),
  ownReserveAfter: fen(county.ownReserveAfter),
});
