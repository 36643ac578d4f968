/** What the warnings look at: a pool as its books and documents show it on a day. Amounts in fen, of EMPLOYEE the pooled part. */
import type { Duty } from '../duty/duty.js';
import type { FundEvidence } from '../duty/evidence.js';
import type { BudgetToDate } from '../budget/budgets-to-date.service.js';
import { type Fen, sum } from '../money.js';
import {
  type Citation,
  type DebtKind,
  type IndicatorProvision,
  type Insurance,
  type Policy,
  provisionsOf,
} from '../policy/policy.js';
import type { PlanOnRecord } from '../plan/plans-of-year.service.js';
import type { OwedKind } from '../settlement/owed.js';

export interface PoolView {
  /** The day (ISO). What is booked for periods that end later is left out. */
  asOf: string;
  /** The pool's policies, each in its newest version. */
  policies: readonly Policy[];
  counties: readonly { insured: number; residents: number | null }[];
  funds: readonly FundView[];
  /** All duties that fell due by the day. */
  duties: readonly Duty[];
  /** Of each county for which some are on record: those of the newest year that has begun. */
  workingFunds: readonly WorkingFundsView[];
}

export interface WorkingFundsView {
  county: string;
  year: number;
  amount: Fen;
  /** Persons insured in either fund. */
  insured: number;
}

export interface FundView {
  insurance: Insurance;
  /** The newest fund year with income or expenditure. */
  fiscalYear: number;
  /** How many of its months are on record; 12 is a whole year. */
  months: number;
  /** The policy that settles it; undefined where there is none. */
  policy: Policy | undefined;
  counties: readonly CountyView[];
  overdue: readonly OverdueObligation[];
  /** Debts from before pooling of which something is overdue. */
  overdueDebts: readonly OverdueDebt[];
  /** How counties sent up what they collected, of all months on record. */
  remittances: FundEvidence['remittances'];
  planning: Planning;
}

/** Fund-use plans of the year of the day. */
export interface Planning {
  /** The policy of that year. */
  policy: Policy | undefined;
  fiscalYear: number;
  /** In approval and approved. */
  plans: readonly PlanOnRecord[];
  /** Expenditure of the years before it, the newest first, by county. */
  before: ReadonlyMap<string, readonly Fen[]>;
}

export interface CountyView {
  county: string;
  /** Persons insured in this fund. */
  insured: number;
  accumulatedBalance: Fen;
  /** The same with what the year left so far. */
  atHand: Fen;
  /** Its expenditure account; of 市本级, its share of the city's. */
  expenditureAccount: Fen;
  /** The payment reserve prefunded for the fund year; null where none was. */
  prefunded: Fen | null;
  /** The fund year, as far as it goes. */
  year: YearFigures;
  /** Whole years before it, the newest first, without a gap. */
  before: readonly YearFigures[];
  /** As recorded of the fund year; undefined where nothing is. */
  facts: { incomeDue: Fen; subsidyShortfall: Fen } | undefined;
  /** In force for the fund year, as adjusted; undefined where none is. */
  budget: BudgetView | undefined;
}

/** Of the whole year, and of its months on record. */
export type BudgetView = BudgetToDate;

export interface YearFigures {
  income: Fen;
  /** Of income. */
  subsidies: Fen;
  expenditure: Fen;
}

export interface OverdueObligation {
  id: string;
  county: string;
  fiscalYear: number;
  kind: OwedKind;
  due: string;
  outstanding: Fen;
  rule: string;
  citation: Citation;
}

export interface OverdueDebt {
  id: string;
  county: string;
  kind: DebtKind;
  counterpart: string;
  /** The oldest instalment that is not covered. */
  due: string;
  /** All that is overdue of the debt. */
  amount: Fen;
  rule: string;
  citation: Citation;
}

/** A figure that a policy in force on the day asks to be watched. */
export const indicatorOn = ({ asOf, policies }: PoolView, indicator: IndicatorProvision['indicator']) =>
  policies
    .filter(({ inForce }) => inForce.from <= asOf && asOf <= (inForce.to ?? asOf))
    .flatMap((policy) => provisionsOf(policy, 'INDICATOR'))
    .find((provision) => provision.indicator === indicator);

export const totalOf = (years: readonly YearFigures[]): YearFigures => ({
  income: sum(years.map(({ income }) => income)),
  subsidies: sum(years.map(({ subsidies }) => subsidies)),
  expenditure: sum(years.map(({ expenditure }) => expenditure)),
});
