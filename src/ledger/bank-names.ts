import type { BankKind } from './entry.js';

/** 银行账户 as pages name them. */
export const BANK_NAMES: Readonly<Record<BankKind, string>> = {
  CITY_SPECIAL: '市级财政专户',
  RESERVE_SPECIAL: '风险金专户',
  LOCAL_RETAINED: '留存县级账户',
  MEMBER_SPECIAL: '成员财政专户',
  CITY_EXPENDITURE: '市级支出户',
  COUNTY_EXPENDITURE: '县级支出户',
  TREASURY: '国库',
  PREMIUM_PENDING: '待划转子账户',
  COUNTY_SPECIAL: '县级财政专户',
};
