import DataLoader from 'dataloader';
import type { FundRow } from '../pool/pool.loader.js';

/** A fund and one of its years: what fund state hangs on. */
export interface FundYear {
  fund: FundRow;
  fiscalYear: number;
}

/**
 * A loader of all rows of a fund year, and of all fund years of an operation in one statement. Its rows say whose they
 * are; the statement takes the pairs as `unnest($1::int[], $2::int[]) k(fund, year)`.
 */
export const byFundYear = <Row extends { fund: number; year: number }>(
  rowsOf: (funds: number[], years: number[]) => Promise<Row[]>,
): DataLoader<FundYear, Row[], string> =>
  new DataLoader(
    async (keys) => {
      const rows = await rowsOf(
        keys.map(({ fund }) => fund.id),
        keys.map(({ fiscalYear }) => fiscalYear),
      );
      const ofYear = Map.groupBy(rows, ({ fund, year }) => `${fund}/${year}`);
      return keys.map((key) => ofYear.get(fundYearKey(key)) ?? []);
    },
    { cacheKeyFn: fundYearKey },
  );

export const fundYearKey = ({ fund, fiscalYear }: FundYear): string => `${fund.id}/${fiscalYear}`;
