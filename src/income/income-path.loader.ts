import DataLoader from 'dataloader';
import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import type { IncomePathType } from './income.types.js';

/** The switched paths of each fund, in the order of their months. */
export const incomePathsLoader = (read: Read) =>
  new DataLoader<number, IncomePathType[]>(async (funds) => {
    const rows = await read<IncomePathType & { fund: number }>(
      {
        name: 'income-paths-of-funds',
        text: `select fund, item, from_month / 100 || '-' || lpad((from_month % 100)::text, 2, '0') as from, document, person,
                 ${isoText('at')} as at
               from income_path where fund = any($1) order by from_month, item`,
      },
      [funds],
    );
    const ofFund = Map.groupBy(rows, ({ fund }) => fund);
    return funds.map((fund) => ofFund.get(fund) ?? []);
  });
