/**
 * 预算表的行: the lines of the official table of a medical fund (社预05 employees, 社预06 residents), as data: budgets, their execution and
 * the final accounts read the same list. Income stands on the left, expenditure on the right; both sides end in the same total.
 * Of the employees' fund the pooled part only (统筹基金).
 */
import type { AccountCode, AccountDetail } from '../ledger/entry.js';
import type { HISTORY_ITEMS } from '../history/history.js';
import { type Fen, sum } from '../money.js';
import type { Insurance } from '../policy/policy.js';

export type LineSide = 'INCOME' | 'EXPENDITURE';

export interface LineDefinition {
  side: LineSide;
  name: string;
  english: string;
  /** 其中 or 分项: printed under this line, as a part of it. */
  within?: string;
  /** A line of one insurance's table only; in the other's, what is booked to it stands in `otherwise`. */
  only?: Insurance;
  otherwise?: string;
  /**
   * MONTHLY: entered, by months that add up to the year. YEARLY: entered as one amount: a stock, or a part that no account tells apart.
   * A list: computed from these lines, those with a minus taken off.
   */
  from: 'MONTHLY' | 'YEARLY' | readonly string[];
  /** Where it stands in the books: an account, or one of its details. What is booked there on the line's side is its execution. */
  booked?: { account: AccountCode; detail?: AccountDetail };
  /** Where it stands in a year before the books. */
  recorded?: (typeof HISTORY_ITEMS)[number];
  /** No line of the printed table: declared under it. */
  unprinted?: true;
}

/** In the table's order: left from top to bottom, then right. */
export const LINES = {
  PREMIUM: {
    side: 'INCOME',
    name: '基本医疗保险费收入',
    english: 'Premiums',
    from: 'MONTHLY',
    booked: { account: '4001' },
    recorded: 'premium',
  },
  COLLECTIVE_SUPPORT: {
    side: 'INCOME',
    name: '集体扶持收入',
    english: 'of which: collective support',
    within: 'PREMIUM',
    only: 'RESIDENT',
    from: 'YEARLY',
  },
  MEDICAL_ASSISTANCE: {
    side: 'INCOME',
    name: '城乡医疗救助资助收入',
    english: 'of which: paid by medical assistance',
    within: 'PREMIUM',
    only: 'RESIDENT',
    from: 'YEARLY',
  },
  PAID_BY_FINANCE: {
    side: 'INCOME',
    name: '财政为困难人员代缴收入',
    english: 'of which: paid by finance for people in need',
    within: 'PREMIUM',
    only: 'RESIDENT',
    from: 'YEARLY',
  },
  FISCAL_SUBSIDY: {
    side: 'INCOME',
    name: '财政补贴收入',
    english: 'Fiscal subsidies',
    from: 'MONTHLY',
    booked: { account: '4101' },
    recorded: 'fiscalSubsidy',
  },
  STANDARD_SUBSIDY: {
    side: 'INCOME',
    name: '按规定标准补助收入',
    english: 'of which: by the standard per person',
    within: 'FISCAL_SUBSIDY',
    only: 'RESIDENT',
    from: 'YEARLY',
  },
  INTEREST: {
    side: 'INCOME',
    name: '利息收入',
    english: 'Interest',
    from: 'MONTHLY',
    booked: { account: '4201' },
    recorded: 'interest',
  },
  TRANSFER_IN: {
    side: 'INCOME',
    name: '转移收入',
    english: 'Transfers in',
    only: 'EMPLOYEE',
    otherwise: 'OTHER_INCOME',
    from: 'MONTHLY',
    booked: { account: '4301' },
    recorded: 'transferIn',
  },
  OTHER_INCOME: {
    side: 'INCOME',
    name: '其他收入',
    english: 'Other income',
    from: 'MONTHLY',
    booked: { account: '4501' },
    recorded: 'otherIncome',
  },
  INCOME_SUBTOTAL: {
    side: 'INCOME',
    name: '本年收入小计',
    english: 'Income of the year',
    from: ['PREMIUM', 'FISCAL_SUBSIDY', 'INTEREST', 'TRANSFER_IN', 'OTHER_INCOME'],
  },
  UPPER_GRANT: {
    side: 'INCOME',
    name: '上级补助收入',
    english: 'Grants from the upper level',
    from: 'MONTHLY',
    booked: { account: '4401' },
  },
  LOWER_REMITTANCE: {
    side: 'INCOME',
    name: '下级上解收入',
    english: 'Remittances from lower levels',
    from: 'MONTHLY',
    booked: { account: '4402' },
  },
  INCOME_TOTAL: {
    side: 'INCOME',
    name: '本年收入合计',
    english: 'Income with transfers between levels',
    from: ['INCOME_SUBTOTAL', 'UPPER_GRANT', 'LOWER_REMITTANCE'],
  },
  OPENING_BALANCE: {
    side: 'INCOME',
    name: '上年结余',
    english: 'Balance of the year before',
    from: 'YEARLY',
    booked: { account: '3001' },
  },
  INCOME_SIDE_TOTAL: {
    side: 'INCOME',
    name: '总计',
    english: 'Total',
    from: ['INCOME_TOTAL', 'OPENING_BALANCE'],
  },
  BENEFITS: {
    side: 'EXPENDITURE',
    name: '基本医疗保险待遇支出',
    english: 'Benefits',
    from: ['INPATIENT', 'OUTPATIENT', 'MATERNITY'],
  },
  INPATIENT: {
    side: 'EXPENDITURE',
    name: '住院费用支出',
    english: 'Inpatient',
    within: 'BENEFITS',
    from: 'MONTHLY',
    booked: { account: '5001', detail: 'INPATIENT' },
    recorded: 'inpatient',
  },
  OUTPATIENT: {
    side: 'EXPENDITURE',
    name: '门诊费用支出',
    english: 'Outpatient',
    within: 'BENEFITS',
    from: 'MONTHLY',
    booked: { account: '5001', detail: 'OUTPATIENT' },
    recorded: 'outpatient',
  },
  MATERNITY: {
    side: 'EXPENDITURE',
    name: '生育医疗费用支出',
    english: 'Maternity',
    within: 'BENEFITS',
    from: 'MONTHLY',
    booked: { account: '5001', detail: 'MATERNITY' },
    recorded: 'maternity',
  },
  CATASTROPHIC: {
    side: 'EXPENDITURE',
    name: '大病保险支出',
    english: 'Critical-illness insurance',
    from: 'MONTHLY',
    booked: { account: '5101' },
    recorded: 'catastrophic',
  },
  OTHER_EXPENDITURE: {
    side: 'EXPENDITURE',
    name: '其他支出',
    english: 'Other expenditure',
    from: 'MONTHLY',
    booked: { account: '5401' },
    recorded: 'otherExpenditure',
  },
  EXPENDITURE_SUBTOTAL: {
    side: 'EXPENDITURE',
    name: '本年支出小计',
    english: 'Expenditure of the year',
    from: ['BENEFITS', 'CATASTROPHIC', 'OTHER_EXPENDITURE'],
  },
  LOWER_GRANT: {
    side: 'EXPENDITURE',
    name: '补助下级支出',
    english: 'Grants to lower levels',
    from: 'MONTHLY',
    booked: { account: '5302' },
  },
  UPPER_REMITTANCE: {
    side: 'EXPENDITURE',
    name: '上解上级支出',
    english: 'Remittances to the upper level',
    from: 'MONTHLY',
    booked: { account: '5301' },
  },
  EXPENDITURE_TOTAL: {
    side: 'EXPENDITURE',
    name: '本年支出合计',
    english: 'Expenditure with transfers between levels',
    from: ['EXPENDITURE_SUBTOTAL', 'LOWER_GRANT', 'UPPER_REMITTANCE'],
  },
  YEAR_BALANCE: {
    side: 'EXPENDITURE',
    name: '本年收支结余',
    english: 'Balance of the year',
    from: ['INCOME_TOTAL', '-EXPENDITURE_TOTAL'],
  },
  CLOSING_BALANCE: {
    side: 'EXPENDITURE',
    name: '年末滚存结余',
    english: 'Balance at the year’s end',
    from: ['OPENING_BALANCE', 'YEAR_BALANCE'],
  },
  EXPENDITURE_SIDE_TOTAL: {
    side: 'EXPENDITURE',
    name: '总计',
    english: 'Total',
    from: ['EXPENDITURE_TOTAL', 'CLOSING_BALANCE'],
  },
  USE_OF_BALANCE: {
    side: 'EXPENDITURE',
    name: '动用累计结余',
    english: 'Declared use of the accumulated balance',
    from: 'YEARLY',
    unprinted: true,
  },
} as const satisfies Record<string, LineDefinition>;

export type LineCode = keyof typeof LINES;

export interface Line extends LineDefinition {
  code: LineCode;
  /** "一" … as printed before a line of its own; null for parts, for the totals at the end and for what is not printed. */
  mark: string | null;
  within?: LineCode;
}

const MARKS = '一二三四五六七八九十';

function tableOf(insurance: Insurance): readonly Line[] {
  const numbered = { INCOME: 0, EXPENDITURE: 0 };
  return Object.entries<LineDefinition>(LINES)
    .filter(([, { only }]) => only === undefined || only === insurance)
    .map(([code, line]) => {
      const plain = line.within !== undefined || line.unprinted || line.name === '总计';
      return { ...line, code, mark: plain ? null : MARKS[numbered[line.side]++]! } as Line;
    });
}

const TABLES: Readonly<Record<Insurance, readonly Line[]>> = {
  EMPLOYEE: tableOf('EMPLOYEE'),
  RESIDENT: tableOf('RESIDENT'),
};

/** The lines of an insurance's table, in its order; what is declared under it last. */
export const linesOf = (insurance: Insurance): readonly Line[] => TABLES[insurance];

export const lineOf = (insurance: Insurance, code: string): Line | undefined =>
  TABLES[insurance].find((line) => line.code === code);

export const isEntered = ({ from }: Pick<Line, 'from'>): boolean => typeof from === 'string';
/** Entered by months. */
export const isMonthly = ({ from }: Pick<Line, 'from'>): boolean => from === 'MONTHLY';

/** What the pool's own level may have beside its counties; what it grants them and they remit is between them, and falls out. */
export const OWN_LEVEL: readonly LineCode[] = [
  'FISCAL_SUBSIDY',
  'INTEREST',
  'OTHER_INCOME',
  'UPPER_GRANT',
  'UPPER_REMITTANCE',
  'OPENING_BALANCE',
];

/** What is not on record is null, and so is every total that would need it. */
export type LineAmounts = ReadonlyMap<LineCode, Fen | null>;

/** The whole table from its entered lines: those that are not given are zero, computed ones are computed. */
export function withTotals(insurance: Insurance, entered: LineAmounts): Map<LineCode, Fen | null> {
  const amounts = new Map<LineCode, Fen | null>();
  const amountOf = (code: LineCode): Fen | null => {
    const line = lineOf(insurance, code);
    if (!line) return 0n; // a line of the other insurance's table
    if (typeof line.from === 'string') return entered.has(code) ? entered.get(code)! : 0n;
    const terms = line.from.map((term) => {
      const amount = amountOf(term.replace('-', '') as LineCode);
      return amount !== null && term.startsWith('-') ? -amount : amount;
    });
    return terms.includes(null) ? null : sum(terms as Fen[]);
  };
  for (const { code } of TABLES[insurance]) amounts.set(code, amountOf(code));
  return amounts;
}

/** Which entered lines a line adds up (1), and which it takes off (-1). */
export function termsOf(insurance: Insurance, code: LineCode): Map<LineCode, number> {
  const line = lineOf(insurance, code);
  const terms = new Map<LineCode, number>();
  if (!line) return terms;
  if (typeof line.from === 'string') return terms.set(code, 1);
  for (const term of line.from) {
    const by = term.startsWith('-') ? -1 : 1;
    for (const [entered, times] of termsOf(insurance, term.replace('-', '') as LineCode))
      terms.set(entered, (terms.get(entered) ?? 0) + by * times);
  }
  return new Map([...terms].filter(([, times]) => times !== 0));
}

/** In which line of an insurance's table something stands that is booked to the line given. */
const standsIn = (insurance: Insurance, [code, { only, otherwise }]: [string, LineDefinition]): LineCode =>
  (only !== undefined && only !== insurance ? otherwise : code) as LineCode;

/** Key of an account in `lineOfAccount`: "4001", "5001/INPATIENT". */
export const accountKey = (account: string, detail: string | null | undefined): string =>
  detail && account !== '3001' ? `${account}/${detail}` : account;

const mapping = (
  keyOf: (line: LineDefinition) => string | undefined,
): Readonly<Record<Insurance, ReadonlyMap<string, LineCode>>> => {
  const of = (insurance: Insurance) =>
    new Map(
      Object.entries<LineDefinition>(LINES).flatMap((entry) => {
        const key = keyOf(entry[1]);
        return key === undefined ? [] : [[key, standsIn(insurance, entry)] as const];
      }),
    );
  return { EMPLOYEE: of('EMPLOYEE'), RESIDENT: of('RESIDENT') };
};

/** Which line an account of the books belongs to. */
export const LINE_OF_ACCOUNT = mapping(({ booked }) => booked && accountKey(booked.account, booked.detail));

/** Which line a figure of a year before the books belongs to. */
export const LINE_OF_RECORD = mapping(({ recorded }) => recorded);
