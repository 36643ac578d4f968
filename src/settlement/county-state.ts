import { atLeastZero, type Fen } from '../money.js';
import type { DeficitClass } from '../policy/policy.js';
import type { SettlementStep, SurplusAllocation } from './outcome.js';
import type { CountyYear } from './scenario.js';

/** A county while its year is being settled: its facts, and what is left at this point. */
export interface CountyState {
  readonly facts: CountyYear;
  readonly deficit: Fen;
  readonly surplus: Fen;
  /** The surplus less the levy charged to it. */
  surplusToAllocate: Fen;
  balance: Fen;
  ownReserve: Fen;
  levyUnpaid: Fen;
  drawnForOthers: Fen;
  readonly classes: Record<DeficitClass, Fen>;
  /** What no step has covered yet. */
  readonly outstanding: Record<DeficitClass, Fen>;
  readonly steps: SettlementStep[];
  readonly allocations: SurplusAllocation[];
}

export const expenditure = (facts: CountyYear): Fen => facts.compliantExpenditure + facts.nonCompliantExpenditure;

/** The task or plan issued to the county; what is due where none was. */
export const target = (facts: CountyYear): Fen => facts.incomeTarget ?? facts.incomeDue;

export const openState = (facts: CountyYear): CountyState => {
  const surplus = atLeastZero(facts.incomeCollected - expenditure(facts));
  return {
    facts,
    deficit: atLeastZero(expenditure(facts) - facts.incomeCollected),
    surplus,
    surplusToAllocate: surplus,
    balance: facts.accumulatedBalance,
    ownReserve: facts.ownReserve,
    levyUnpaid: 0n,
    drawnForOthers: 0n,
    classes: { POLICY: 0n, MANAGEMENT: 0n, FORCE_MAJEURE: 0n },
    outstanding: { POLICY: 0n, MANAGEMENT: 0n, FORCE_MAJEURE: 0n },
    steps: [],
    allocations: [],
  };
};

/** What all counties have in common while they are being settled. */
export interface Pots {
  SHARED_RESERVE: Fen;
  POOLED_BALANCE: Fen;
}
