/** 决定: what the law leaves to an office, as a document says it. The words; what counts is the newest of its place. */
import type { Citation } from '../policy/policy.js';

/**
 * DRAW: what the reserve gives a county. COVER: who pays what no step covers. REMITTANCE_RATE: what share of the balances is remitted.
 * REWARD: what city finance gives a county that collected more than its budget.
 */
export const DecisionKind = {
  DRAW: 'DRAW',
  COVER: 'COVER',
  REMITTANCE_RATE: 'REMITTANCE_RATE',
  REWARD: 'REWARD',
} as const;
export type DecisionKind = keyof typeof DecisionKind;

/** What a decision may cover an unresolved amount from, in the order in which covers are used. */
export const CoverSource = {
  SHARED_RESERVE: 'SHARED_RESERVE',
  POOLED_BALANCE: 'POOLED_BALANCE',
  OTHER_BALANCE: 'OTHER_BALANCE',
  LOCAL_GOVERNMENT: 'LOCAL_GOVERNMENT',
  MUNICIPAL_FINANCE: 'MUNICIPAL_FINANCE',
  PROVINCIAL_FINANCE: 'PROVINCIAL_FINANCE',
  LOAN: 'LOAN',
} as const;
export type CoverSource = keyof typeof CoverSource;

/** A draw or cover as a settlement uses it; the amount in yuan. */
export interface SettlementDecision {
  id: string;
  kind: 'DRAW' | 'COVER';
  county: string;
  /** Of a cover. */
  source: CoverSource | null;
  /** Of a cover by OTHER_BALANCE: whose balance. */
  giver: string | null;
  amount: string;
  reason: string;
  documentNumber: string;
  decider: string;
}

/** The draw decided for a county, in yuan. */
export const drawFor = (decisions: readonly SettlementDecision[], county: string): string =>
  decisions.find((decision) => decision.kind === 'DRAW' && decision.county === county)?.amount ?? '0.00';

/** The document that decided is what a step rests on. */
export const citationOf = ({
  decider,
  documentNumber,
  reason,
}: Pick<SettlementDecision, 'decider' | 'documentNumber' | 'reason'>): Citation => ({
  document: `${decider}决定`,
  number: documentNumber,
  article: '决定事项',
  quote: reason,
});
