/** Fund state: what a fund year's income and expenditure come to, for a county and for the pool. */
import { atLeastZero, type Fen, sum } from '../money.js';

export interface YearAmounts {
  /** Months 1–12, as the settlement counts them. */
  income: Fen;
  expenditure: Fen;
}

/** 当期缺口: what expenditure has above income. */
export const deficitOf = ({ income, expenditure }: YearAmounts): Fen => atLeastZero(expenditure - income);

/** 当期结余: what income has above expenditure, before a levy. */
export const surplusOf = ({ income, expenditure }: YearAmounts): Fen => atLeastZero(income - expenditure);

/** The pool's year. One county's surplus does not make up for another's deficit: each is added up by itself. */
export function poolYear(counties: readonly YearAmounts[]): YearAmounts & { deficit: Fen; surplus: Fen } {
  return {
    income: sum(counties.map(({ income }) => income)),
    expenditure: sum(counties.map(({ expenditure }) => expenditure)),
    deficit: sum(counties.map(deficitOf)),
    surplus: sum(counties.map(surplusOf)),
  };
}
