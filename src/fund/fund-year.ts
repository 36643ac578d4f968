/** Fund state: what a fund year's income and expenditure come to, for a county and for the pool. */
import { atLeastZero, type Fen, monthsOfCover, sum } from '../money.js';

export interface YearAmounts {
  /** Months 1–12, as the settlement counts them. */
  income: Fen;
  expenditure: Fen;
}

/** Net assets of a book at the year's end; the result as it stands now. */
export interface YearBalances {
  accumulatedBalance: Fen;
  ownReserve: Fen;
  yearResult: Fen;
  sharedReserve: Fen;
  pooledBalance: Fen;
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

/** A county's year, whole. */
export const countyYear = (amounts: YearAmounts, { accumulatedBalance, ownReserve, yearResult }: YearBalances) => ({
  income: amounts.income,
  expenditure: amounts.expenditure,
  deficit: deficitOf(amounts),
  surplus: surplusOf(amounts),
  accumulatedBalance,
  ownReserve,
  yearResult,
  monthsOfCover: monthsOfCover(accumulatedBalance, amounts.expenditure),
});
