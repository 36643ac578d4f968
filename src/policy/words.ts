/** The closed lists that the law is written in: each a value and a type. */
import type { Role } from '../identity/role.js';

/** A closed list of words, usable as values and as a type alike. */
const words = <W extends string>(...list: W[]) =>
  Object.fromEntries(list.map((word) => [word, word])) as { [K in W]: K };

/** 险种: each insurance of a pool is one fund. */
export const Insurance = words('EMPLOYEE', 'RESIDENT');
export type Insurance = keyof typeof Insurance;

/** The kind of a pool's member; it decides who the local government is. */
export const CountyKind = words(
  'COUNTY',
  'COUNTY_CITY',
  'DISTRICT',
  'DEVELOPMENT_ZONE',
  'CITY_OWN',
  'CITY',
  'PROVINCE_OWN',
);
export type CountyKind = keyof typeof CountyKind;

/** 缺口类别: what kind of deficit an amount is. */
export const DeficitClass = words('POLICY', 'MANAGEMENT', 'FORCE_MAJEURE');
export type DeficitClass = keyof typeof DeficitClass;

/** Who or what covers a step of a deficit. OTHER_BALANCE and LOAN (借入款项) only where a decision covers what the law leaves open. */
export const FundingSource = words(
  'ACCUMULATED_BALANCE',
  'OWN_RESERVE',
  'SHARED_RESERVE',
  'POOLED_BALANCE',
  'OTHER_BALANCE',
  'LOCAL_GOVERNMENT',
  'MUNICIPAL_FINANCE',
  'PROVINCIAL_FINANCE',
  'LOAN',
);
export type FundingSource = keyof typeof FundingSource;

/** Causes of a deficit that are decided amounts with evidence, not measured. */
export const FaultCause = words(
  'SUPERVISION_TARGETS_MISSED',
  'RESERVE_NOT_REMITTED',
  'BUDGET_CHANGED_WITHOUT_AUTHORITY',
  'GRAVE_LOSS_BY_VIOLATION',
  'OTHER',
);
export type FaultCause = keyof typeof FaultCause;

/** 欠款: what may be owed from before pooling: to the fund by government finance and enterprises, or by it to providers. */
export const DebtKind = words(
  'GOVERNMENT_PREMIUM',
  'FISCAL_SUBSIDY',
  'MATERNITY',
  'MUTUAL_AID',
  'RETIRED_CADRES',
  'ENTERPRISE_PREMIUM',
  'HOSPITAL',
  'PHARMACY',
);
export type DebtKind = keyof typeof DebtKind;

export const ObligationKind = words('REPLENISH_RESERVE', 'SHARE_TO_MUNICIPAL_FINANCE', 'MAKE_GOOD_INCOME');
export type ObligationKind = keyof typeof ObligationKind;

export const ObligationPayer = words('COUNTY', 'LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE');
export type ObligationPayer = keyof typeof ObligationPayer;

export const ObligationPayee = words('RISK_RESERVE', 'MUNICIPAL_FINANCE', 'FUND');
export type ObligationPayee = keyof typeof ObligationPayee;

export const SurplusTarget = words('ACCUMULATED_BALANCE', 'POOLED_BALANCE', 'SHARED_RESERVE');
export type SurplusTarget = keyof typeof SurplusTarget;

/** 收入项目: the items of income, as they are loaded and as they come by their own paths. */
export const IncomeItem = words('PREMIUM', 'FISCAL_SUBSIDY', 'INTEREST', 'TRANSFER_IN', 'OTHER_INCOME');
export type IncomeItem = keyof typeof IncomeItem;

/** Who stands behind a county when the law says 当地政府. */
export type Government = Extract<FundingSource, 'LOCAL_GOVERNMENT' | 'MUNICIPAL_FINANCE' | 'PROVINCIAL_FINANCE'>;

/** An office that takes part in a procedure, by the name of its role. */
export type Office = Role;

/** 报批件: what an office submits and others approve. */
export const SubmissionKind = words(
  'COUNTY_BUDGET',
  'POOL_BUDGET',
  'BUDGET_ADJUSTMENT',
  'FUND_USE_PLAN',
  'WORKING_CAPITAL',
  'COUNTY_FINAL_ACCOUNTS',
  'POOL_FINAL_ACCOUNTS',
);
export type SubmissionKind = keyof typeof SubmissionKind;

/** 期限事项: what is to be done by a day. */
export const DeadlineTask = words(
  'REMIT_INCOME',
  'ALLOT_PREMIUMS',
  'SUBMIT_PLANS',
  'DISBURSE',
  'BOOK_EXPENDITURE',
  'PREFUND',
  'TOP_UP_WORKING_CAPITAL',
  'RETURN_WORKING_CAPITAL',
  'SUBMIT_BUDGET',
  'ISSUE_TARGETS',
  'SUBMIT_FINAL_ACCOUNTS',
  'AUDIT_YEAR',
  'PAY_RESIDENT_PREMIUMS',
  'CLEAR_ARREARS',
  'REMIT_OPENING_BALANCE',
  'EVEN_OUT_POLICIES',
  'SET_UP_RESERVE',
  'REMIT_LEVY',
);
export type DeadlineTask = keyof typeof DeadlineTask;
