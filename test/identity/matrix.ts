/** The matrix role × mutation, as the product's owner reads it. The schema has to declare exactly this; queries are for anybody. */
import { ALL_ROLES, type Role } from '../../src/identity/role.js';

/** Which of them does what is the policy's to say: it names who drafts, reviews and confirms. */
const SETTLING: Role[] = [
  'CITY_MEDICAL',
  'CITY_AGENCY',
  'CITY_FINANCE',
  'CITY_GOVERNMENT',
  'PROVINCE_MEDICAL',
  'PROVINCE_FINANCE',
];
/** Every office that a policy's chain may name. */
const OFFICES: Role[] = ALL_ROLES.filter((role) => !['AUDITOR', 'VIEWER', 'ADMINISTRATOR'].includes(role));
const REPORTING: Role[] = [...SETTLING, 'COUNTY_MEDICAL', 'COUNTY_FINANCE', 'AUDITOR'];
const PAYING: Role[] = ['CITY_MEDICAL', 'CITY_AGENCY', 'CITY_FINANCE'];
const LOADING: Role[] = ['CITY_MEDICAL', 'CITY_AGENCY', 'COUNTY_MEDICAL'];

export const MATRIX: Record<string, readonly Role[]> = {
  // books and periods
  registerPool: ['ADMINISTRATOR'],
  linkLowerPool: ['ADMINISTRATOR'],
  openBooks: ['CITY_FINANCE'],
  openPeriods: ['CITY_MEDICAL'],
  closePeriods: ['CITY_MEDICAL'],
  closeYear: ['CITY_MEDICAL'],
  reverseEntry: ['CITY_MEDICAL', 'CITY_FINANCE'],
  // the year's figures
  loadIncomeAndExpenditure: LOADING,
  correctLoadedRow: LOADING,
  switchIncomePath: ['CITY_FINANCE'],
  submitReceiptList: ['CITY_TAX', 'CITY_MEDICAL', 'CITY_FINANCE'],
  recordTreasuryReport: ['CITY_FINANCE'],
  sweepPremiums: ['CITY_FINANCE'],
  allotPremiums: ['CITY_MEDICAL', 'CITY_FINANCE'],
  recordIncome: ['CITY_MEDICAL', 'CITY_AGENCY', 'CITY_FINANCE', 'COUNTY_MEDICAL', 'COUNTY_FINANCE'],
  remitIncome: ['CITY_FINANCE', 'COUNTY_FINANCE'],
  recordBankBalance: ['CITY_FINANCE', 'COUNTY_FINANCE', 'CITY_MEDICAL', 'CITY_AGENCY', 'COUNTY_MEDICAL'],
  recordSubsidyDue: ['CITY_MEDICAL', 'CITY_FINANCE'],
  recordYearFacts: ['CITY_MEDICAL'],
  confirmYearFacts: ['CITY_FINANCE'],
  consolidateYearFacts: ['CITY_MEDICAL'],
  loadLowerBooks: LOADING,
  // the reserve
  levyReserve: ['CITY_MEDICAL'],
  bookReserveInterest: ['CITY_FINANCE'],
  payIntoReserve: ['CITY_FINANCE'],
  remitBalances: SETTLING,
  advanceToCounty: ['CITY_FINANCE'],
  repayAdvance: ['CITY_FINANCE'],
  // the settlement
  draftSettlement: SETTLING,
  draftSettlementCorrection: SETTLING,
  reviewSettlement: SETTLING,
  returnSettlement: SETTLING,
  confirmSettlement: SETTLING,
  reverseSettlement: SETTLING,
  recordTopUp: ['CITY_FINANCE'],
  repayLoan: ['CITY_FINANCE'],
  refundGovernment: ['CITY_FINANCE'],
  recordOutsidePayment: ['CITY_FINANCE'],
  recordDecision: SETTLING,
  // assessment
  issueTargets: ['CITY_MEDICAL', 'CITY_GOVERNMENT'],
  recordAssessment: ['CITY_MEDICAL'],
  confirmAssessment: ['CITY_FINANCE'],
  // what is submitted for approval: which office submits and signs what is the policy's to say
  decideSubmissions: OFFICES,
  submitBudget: OFFICES,
  compileBudget: OFFICES,
  submitBudgetAdjustment: OFFICES,
  transferBudgetMonths: OFFICES,
  // debts from before pooling
  registerArrears: ['CITY_FINANCE'],
  planClearance: ['COUNTY_GOVERNMENT', 'CITY_FINANCE', 'PROVINCE_FINANCE'],
  confirmClearancePlan: ['CITY_FINANCE', 'CITY_GOVERNMENT', 'PROVINCE_FINANCE'],
  recordArrearsPayment: ['CITY_FINANCE'],
  withdrawArrearsPayment: ['CITY_FINANCE'],
  submitFinalAccounts: ALL_ROLES.filter((role) => !['AUDITOR', 'VIEWER', 'ADMINISTRATOR'].includes(role)),
  // fund-use plans: who submits and who pays is the policy's to say
  startFundUsePlans: ['CITY_FINANCE'],
  submitFundUsePlans: OFFICES,
  applyForWorkingCapital: OFFICES,
  disburse: PAYING,
  prefund: PAYING,
  returnWorkingCapital: PAYING,
  // warnings
  // warnings, and what they watch
  recordWorkingFunds: ['CITY_FINANCE', 'COUNTY_FINANCE'],
  refreshWarnings: ['CITY_MEDICAL'],
  // reports
  requestReport: REPORTING,
  requestFundReport: REPORTING,
  retryReport: REPORTING,
  cancelReport: [...REPORTING, 'ADMINISTRATOR'],
  verifyReport: REPORTING,
  // stress tests, and the history that they rest on
  recordFundYearHistory: ['CITY_MEDICAL'],
  recordReserveHistory: ['CITY_MEDICAL'],
  startStress: [...SETTLING, 'AUDITOR'],
  cancelStress: [...SETTLING, 'AUDITOR'],
  restartStress: [...SETTLING, 'AUDITOR'],
};
