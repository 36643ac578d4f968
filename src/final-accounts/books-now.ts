import { budgetYearLoader } from '../budget/budget.loader.js';
import type { Context } from '../context.js';
import type { FundRow } from '../pool/pool.loader.js';
import { movementsLoader } from '../statement/movements.loader.js';
import { type YearBooks, yearBooks } from './read-figures.js';

/** The books of a fund year as they are, once a request. */
export const booksNow = (context: Context, fund: FundRow, fiscalYear: number): Promise<YearBooks> =>
  yearBooks(
    (key) => context.loader(movementsLoader).load(key),
    context.loader(budgetYearLoader).load({ fund, fiscalYear }),
    fund,
    fiscalYear,
  );
