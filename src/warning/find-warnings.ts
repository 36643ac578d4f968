import { budgetExecutionWarnings } from './budget-execution.js';
import { collectionWarnings } from './collection.js';
import { coverWarnings } from './cover.js';
import { deficitWarnings } from './deficit.js';
import { expenditureAccountWarnings } from './expenditure-account.js';
import type { Finding } from './finding.js';
import { fundUsePlanWarnings } from './fund-use-plan.js';
import { growthWarnings } from './growth.js';
import { insuredShareWarnings } from './insured-share.js';
import { lapseWarnings } from './lapse.js';
import { overdueDebtWarnings } from './overdue-debts.js';
import { overdueDutyWarnings } from './overdue-duty.js';
import { overdueWarnings } from './overdue.js';
import { overdueRemittanceWarnings } from './overdue-remittance.js';
import { perHeadWarnings } from './per-head.js';
import { workingFundsWarnings } from './working-funds.js';
import type { PoolView } from './pool-view.js';

const FAMILIES: readonly ((view: PoolView) => Finding[])[] = [
  coverWarnings,
  deficitWarnings,
  collectionWarnings,
  growthWarnings,
  budgetExecutionWarnings,
  expenditureAccountWarnings,
  overdueWarnings,
  overdueDebtWarnings,
  overdueDutyWarnings,
  overdueRemittanceWarnings,
  fundUsePlanWarnings,
  perHeadWarnings,
  insuredShareWarnings,
  workingFundsWarnings,
  lapseWarnings,
];

/** Everything to be warned of in a pool on a day. */
export const findWarnings = (view: PoolView): Finding[] => FAMILIES.flatMap((family) => family(view));
