/** What a stress run is computed from besides the policy. Stored with the run as JSON, amounts in yuan: it can always be repeated. */
import type { CountyKind, Insurance } from '../policy/policy.js';

export const StressCorrelation = { OBSERVED: 'OBSERVED', ZERO: 'ZERO' } as const;
export type StressCorrelation = keyof typeof StressCorrelation;

/** What whoever asks assumes beyond the counties' own history. Shares: 0.05 is 5 %. */
export interface StressAssumptions {
  correlation: StressCorrelation;
  /** Added to what is collected, as a share of what is due: −0.05 collects 5 % less than the history says. */
  collectionShift: number;
  /** Added to each year's growth of expenditure: 0.02 stands for more admissions. */
  expenditureShift: number;
  /** The chance that a year has a public-health shock, and by which share expenditure is then higher everywhere, in that year. */
  shockProbability: number;
  shockSize: number;
}

/** What the history says of all counties of the fund together. */
export interface PoolEstimates {
  /** Standard deviation of a county's growth about its own mean. */
  incomeVolatility: number;
  expenditureVolatility: number;
  /** How far counties deviate together, 0 to 1: the share that the one common factor has in it. */
  incomeCorrelation: number;
  expenditureCorrelation: number;
}

export interface StressCounty {
  county: string;
  kind: CountyKind;
  accumulatedBalance: string;
  ownReserve: string;
  /** The last year on record. */
  income: string;
  premiums: string;
  subsidies: string;
  expenditure: string;
  /** Means of the yearly growth on record. */
  incomeGrowth: number;
  expenditureGrowth: number;
  /** Collected ÷ due in the last year's confirmed facts; 1 where there are none. */
  collectionRate: number;
}

/** Refills and levies of settled years, still to be paid into the reserve. */
export interface OpenPayment {
  county: string;
  dueYear: number;
  amount: string;
  /** To whose part of the reserve; null: the common part. */
  to: { county: string | null; amount: string }[];
}

export interface StressInputs {
  generator: string;
  seed: number;
  scenarios: number;
  insurance: Insurance;
  /** The first fund year that is not settled. */
  firstYear: number;
  years: number;
  assumptions: StressAssumptions;
  /** The fund years that the estimates rest on. */
  history: number[];
  estimates: PoolEstimates;
  sharedReserve: string;
  pooledBalance: string;
  /** In order of id. */
  counties: StressCounty[];
  openPayments: OpenPayment[];
}
