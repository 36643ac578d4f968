/** Three years before the books for a town's counties. */
import type { Town } from '../towns.js';

/** Growth of 10 % a year for all, and a bad year for expenditure that all of them have. */
export const historyOf = ({ pool, a, b, c }: Town) => ({
  pool,
  source: '2018至2020年决算',
  rows: [a, b, c].flatMap((county, at) =>
    [
      { year: 2018, premium: '600.00', fiscalSubsidy: '200.00', inpatient: `${700 + at * 20}.00` },
      { year: 2019, premium: '660.00', fiscalSubsidy: '220.00', inpatient: `${820 + at * 22}.00` },
      { year: 2020, premium: '720.00', fiscalSubsidy: '250.00', inpatient: `${860 + at * 30}.00` },
    ].map((row) => ({ county, insurance: 'RESIDENT', ...row })),
  ),
});
