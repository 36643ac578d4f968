/** What changed budgets in force: adjustments and transfers between months, of all budgets of an operation in one statement each. */
import DataLoader from 'dataloader';
import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import { type FundYear, fundYearKey } from '../fund/by-fund-year.js';
import { type SubmissionState, SUBMISSIONS } from '../submission/submission.js';
import type { BudgetAdjustmentLineType, BudgetMonthTransferType } from './budget.types.js';

/** Of the county's year, approved or on their way; the pool's own level has none. */
export const adjustmentsLoader = (read: Read) =>
  new DataLoader<FundYear & { county: string | null }, SubmissionState[], string>(
    async (keys) => {
      const rows = await read<SubmissionState>(
        {
          name: 'adjustments-of-budgets',
          text: `select s.* from unnest($1::int[], $2::int[], $3::text[]) k(fund, year, county)
            join (${SUBMISSIONS}) s on s.fund = k.fund and s."fiscalYear" = k.year and s.county = k.county and s.kind = 'BUDGET_ADJUSTMENT'
            order by s.number`,
        },
        [keys.map(({ fund }) => fund.id), keys.map(({ fiscalYear }) => fiscalYear), keys.map(({ county }) => county)],
      );
      const byBudget = Map.groupBy(rows, ({ fund, fiscalYear, county }) => `${fund}/${fiscalYear}/${county}`);
      return keys.map((key) => byBudget.get(`${fundYearKey(key)}/${key.county}`) ?? []);
    },
    { cacheKeyFn: (key) => `${fundYearKey(key)}/${key.county}` },
  );

/** The items of the version that stands. */
export const adjustmentLinesLoader = (read: Read) =>
  new DataLoader<string, BudgetAdjustmentLineType[]>(async (ids) => {
    const rows = await read<BudgetAdjustmentLineType & { submission: string }>(
      {
        name: 'lines-of-adjustments',
        text: `select l.submission, l.line, l.amount::text, l.months::text[], l.reason
          from submission_state s
          join budget_adjustment_line l on l.submission = s.id and l.version = s.version
          where s.id = any($1::uuid[]) order by l.line`,
      },
      [ids],
    );
    const bySubmission = Map.groupBy(rows, ({ submission }) => submission);
    return ids.map((id) => bySubmission.get(id) ?? []);
  });

export const monthTransfersLoader = (read: Read) =>
  new DataLoader<string, BudgetMonthTransferType[]>(async (ids) => {
    const rows = await read<BudgetMonthTransferType & { budget: string }>(
      {
        name: 'month-transfers-of-budgets',
        text: `select t.budget, t.line, t.from_month as "fromMonth", t.to_month as "toMonth", t.amount::text, t.document, t.person,
            ${isoText('t.at')} as at
          from budget_month_transfer t where t.budget = any($1::uuid[]) order by t.budget, t.seq`,
      },
      [ids],
    );
    const byBudget = Map.groupBy(rows, ({ budget }) => budget);
    return ids.map((id) => byBudget.get(id) ?? []);
  });
