/** Each kind of submission with what is its own. */
import { budgetAdjustmentHandler } from '../budget/budget-adjustment.handler.js';
import { countyBudgetHandler } from '../budget/county-budget.handler.js';
import { poolBudgetHandler } from '../budget/pool-budget.handler.js';
import { finalAccountsHandler } from '../final-accounts/final-accounts.handler.js';
import type { SubmissionKind } from '../policy/policy.js';
import { fundUsePlanHandler } from '../plan/fund-use-plan.handler.js';
import { workingCapitalHandler } from '../plan/working-capital.handler.js';
import type { SubmissionHandler } from './handler.js';

export const handlers: Readonly<Record<SubmissionKind, SubmissionHandler>> = {
  COUNTY_BUDGET: countyBudgetHandler,
  POOL_BUDGET: poolBudgetHandler,
  BUDGET_ADJUSTMENT: budgetAdjustmentHandler,
  COUNTY_FINAL_ACCOUNTS: finalAccountsHandler,
  POOL_FINAL_ACCOUNTS: finalAccountsHandler,
  FUND_USE_PLAN: fundUsePlanHandler,
  WORKING_CAPITAL: workingCapitalHandler,
};
