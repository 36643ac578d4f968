/** How income comes in (books.md, everyday): each way moves a county's share of an account inside that county's book, no further. */
import { ITEMS } from '../../load/item.js';
import type { Fen } from '../../money.js';
import type { IncomeItem } from '../../policy/policy.js';
import { bank } from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Account, type BankKind, type Line, move } from '../entry.js';

const income = (county: string, item: IncomeItem): Account => ({ county, code: ITEMS[item].code });

/** 保费入库: collected by the tax office into the treasury. */
export const premiumReceipt = (county: string, amount: Fen, about: About): Line[] =>
  move(bank(county, 'TREASURY'), income(county, 'PREMIUM'), amount, about);

/** 保费划转: out of the treasury, to where premiums wait for the receipt list or straight into the special account. */
export const premiumSweep = (to: BankKind, county: string, amount: Fen, about: About): Line[] =>
  move(bank(county, to), bank(county, 'TREASURY'), amount, about);

/** 保费划入: the receipt list says whose they are. */
export const premiumAllotment = ({ special }: Custody, county: string, amount: Fen, about: About): Line[] =>
  move(bank(county, special), bank(county, 'PREMIUM_PENDING'), amount, about);

/** 收入到账: into the fund's special account, or into the county's, from where it is to be remitted. */
export const incomeReceipt = (into: BankKind, county: string, item: IncomeItem, amount: Fen, about: About): Line[] =>
  move(bank(county, into), income(county, item), amount, about);

/** 收入上解: from the county's special account up to the city's. */
export const incomeRemittance = ({ special }: Custody, county: string, amount: Fen, about: About): Line[] =>
  move(bank(county, special), bank(county, 'COUNTY_SPECIAL'), amount, about);
