/** The accounts of books.md by what they mean. A county is whose book; null is the pool's own. */
import type { Account, AccountCode, AccountDetail, BankKind } from './entry.js';

export const bank = (county: string | null, kind: BankKind): Account => ({
  county,
  code: kind === 'TREASURY' ? '1005' : kind === 'CITY_EXPENDITURE' || kind === 'COUNTY_EXPENDITURE' ? '1004' : '1003',
  bank: kind,
});
export const accumulatedBalance = (county: string): Account => netAssets(county, 'ACCUMULATED_BALANCE');
export const ownReserve = (county: string): Account => netAssets(county, 'OWN_RESERVE');
/** Y: what a fund year's income and expenditure left, and what then covered it. */
export const yearResult = (county: string, fundYear: number): Account => ({
  ...netAssets(county, 'YEAR_RESULT'),
  fundYear,
});
export const sharedReserve: Account = { county: null, code: '3001', detail: 'SHARED_RESERVE' };
export const pooledBalance: Account = { county: null, code: '3001', detail: 'POOLED_BALANCE' };

/** What a county has remitted into the reserve account and still owns: its claim, and the pool's debt to it. */
export const claimOnReserve = (county: string): Account => ({ county, code: '1101' });
export const owedTo = (county: string): Account => ({ county: null, code: '2001', counterparty: county });

/** 垫付: what the reserve lent to a county, as the pool's claim; and what the county's fund owes, by who lent it. */
export const advancedTo = (county: string): Account => ({
  county: null,
  code: '1101',
  detail: 'RESERVE_ADVANCE',
  counterparty: county,
});
export const advanceOf = (county: string, lender: 'RESERVE' | 'GOVERNMENT'): Account => ({
  county,
  code: '2001',
  detail: `${lender}_ADVANCE`,
});

/** 借入款项: what was borrowed for the county. */
export const loan = (county: string): Account => ({ county, code: '2101' });

/** Money between the levels: 上解上级支出 ↔ 下级上解收入, 补助下级支出 ↔ 上级补助收入. */
export const remitted = (county: string): Account => ({ county, code: '5301' });
export const remittances: Account = { county: null, code: '4402' };
export const granted: Account = { county: null, code: '5302' };
export const grants = (county: string): Account => ({ county, code: '4401' });

/** 财政补贴收入; with a fund year: a receipt that settles it, left out of its own year's income. */
export const subsidies = (county: string, fundYear?: number): Account => ({ county, code: '4101', fundYear });

const netAssets = (county: string, detail: AccountDetail): Account => ({ county, code: '3001', detail });

/** Income and expenditure that a settlement counts; transfers between levels are neither. */
export const INCOME: readonly AccountCode[] = ['4001', '4101', '4201', '4301', '4501'];
export const EXPENDITURE: readonly AccountCode[] = ['5001', '5101', '5401'];
