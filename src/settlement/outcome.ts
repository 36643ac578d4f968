import type { Fen } from '../money.js';
import type {
  Citation,
  DeficitClass,
  FundingSource,
  Insurance,
  ObligationKind,
  ObligationPayee,
  ObligationPayer,
  Policy,
  Reading,
  SurplusTarget,
} from '../policy/policy.js';

/** What the law makes of a year's facts. Posted, returned by the API and printed: one list, three readers. Amounts in fen. */
export interface SettlementOutcome {
  policy: Policy;
  insurance: Insurance;
  fiscalYear: number;
  /** In order of id (code points). */
  counties: CountySettlement[];
  sharedReserveAfter: Fen;
  pooledBalanceAfter: Fen;
  /** Those that this outcome rests on. */
  readings: Reading[];
  /** Inputs given that have no use in this policy, by name. */
  ignoredInputs: string[];
}

export interface CountySettlement {
  county: string;
  deficit: Fen;
  /** Before a levy is charged to it. */
  surplus: Fen;
  policyDeficit: Fen;
  managementDeficit: Fen;
  forceMajeureDeficit: Fen;
  steps: SettlementStep[];
  unresolved: Fen;
  obligations: SettlementObligation[];
  surplusAllocations: SurplusAllocation[];
  levyUnpaid: Fen;
  /** Taken from this county's own reserve for other counties' steps. */
  drawnForOthers: Fen;
  /** Taken from this county's accumulated balance, by decision, for what other counties lack. */
  balanceForOthers: Fen;
  accumulatedBalanceAfter: Fen;
  ownReserveAfter: Fen;
}

/** One sentence of law applied to one amount. */
export interface SettlementStep {
  rule: string;
  source: FundingSource;
  deficitClass: DeficitClass;
  amount: Fen;
  citation: Citation;
  /** Of OTHER_BALANCE: whose balance it is. */
  giver?: string;
}

export interface SettlementObligation {
  rule: string;
  kind: ObligationKind;
  payer: ObligationPayer;
  payee: ObligationPayee;
  amount: Fen;
  dueYear: number;
  citation: Citation;
}

export interface SurplusAllocation {
  rule: string;
  to: SurplusTarget;
  amount: Fen;
  citation: Citation;
}

/** What of a county's deficit is of a class. */
export const amountOfClass = (
  { policyDeficit, managementDeficit, forceMajeureDeficit }: CountySettlement,
  deficitClass: DeficitClass,
): Fen => ({ POLICY: policyDeficit, MANAGEMENT: managementDeficit, FORCE_MAJEURE: forceMajeureDeficit })[deficitClass];
