/** 项目: the items in which income and expenditure are reported, and the official account each is booked to. */
import type { AccountCode, AccountDetail } from '../ledger/entry.js';

export const ITEMS = {
  PREMIUM: { name: '社会保险费收入', code: '4001' },
  FISCAL_SUBSIDY: { name: '财政补贴收入', code: '4101' },
  INTEREST: { name: '利息收入', code: '4201' },
  TRANSFER_IN: { name: '转移收入', code: '4301' },
  OTHER_INCOME: { name: '其他收入', code: '4501' },
  INPATIENT: { name: '住院费用支出', code: '5001', detail: 'INPATIENT' },
  OUTPATIENT: { name: '门诊费用支出', code: '5001', detail: 'OUTPATIENT' },
  MATERNITY: { name: '生育医疗费用支出', code: '5001', detail: 'MATERNITY' },
  CATASTROPHIC: { name: '大病保险支出', code: '5101' },
  OTHER_EXPENDITURE: { name: '其他支出', code: '5401' },
} as const satisfies Record<string, { name: string; code: AccountCode; detail?: AccountDetail }>;

export type Item = keyof typeof ITEMS;

export const isItem = (text: string): text is Item => Object.hasOwn(ITEMS, text);

/** The item that is booked to an account, by its detail where the account has any. */
export function itemOf(account: string, detail: string | null): Item {
  const found = (Object.keys(ITEMS) as Item[]).find((item) => {
    const booked: { code: string; detail?: string } = ITEMS[item];
    return booked.code === account && (booked.detail ?? null) === detail;
  });
  if (!found) throw new TypeError(`no item is booked to ${account}/${detail}`);
  return found;
}

export const isIncome = (item: Item): boolean => ITEMS[item].code.startsWith('4');
