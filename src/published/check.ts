/** 核对公布的决算: which identities published accounts keep within the rounding of what was printed. Pure; knows no city and no books. */
import { monthsOfCover } from '../money.js';
import { type Printed, PUBLISHED_UNITS, type PublishedUnit, readPrinted, writePrinted } from './printed.js';

export const IDENTITIES = {
  ROLLS_FORWARD: '年末结余＝年初结余＋收入−支出',
  RESULT: '当期结余＝收入−支出',
  INCOME_ADDS_UP: '收入合计＝各项收入之和',
  EXPENDITURE_ADDS_UP: '支出合计＝各项支出之和',
  PARTS_ADD_UP: '年末结余＝各部分之和',
  ASSETS_ADD_UP: '资产总计＝各项资产之和',
  LIABILITIES_ADD_UP: '负债合计＝各项负债之和',
  BALANCES: '年末结余（净资产）＝资产−负债',
  MONTHS_OF_COVER: '可支付月数＝年末结余÷（支出÷12）',
  FUNDS_ADD_UP: '合计＝各基金（地区）之和',
} as const;
export type Identity = keyof typeof IDENTITIES;

export interface Line {
  name: string;
  amount: string;
}
export interface Group {
  total?: string | null;
  lines: readonly Line[];
}
/** One fund (or place) as published; what was not published is absent. */
export interface PublishedFund {
  name: string;
  opening?: string | null;
  income?: Group | null;
  expenditure?: Group | null;
  result?: string | null;
  closing?: string | null;
  closingParts: readonly Line[];
  assets?: Group | null;
  liabilities?: Group | null;
  monthsOfCover?: string | null;
}
export interface PublishedAccounts {
  unit: PublishedUnit;
  funds: readonly PublishedFund[];
  total?: PublishedFund | null;
}

export interface Checked {
  fund: string;
  identity: Identity;
  outcome: 'HOLDS' | 'FAILS' | 'NOT_PUBLISHED';
  /** What stands on the left as printed, and what the right comes to; null where something of it was not published. */
  printed: string | null;
  computed: string | null;
  difference: string | null;
  /** What rounding allows. Of months of cover, which are no sum: null. */
  tolerance: string | null;
  /** What was not published. */
  missing: string[];
  /** Where only one figure is missing: what it has to be. */
  implied: string | null;
}

/** A figure of an identity: by its name, as printed; null where it was not published. */
interface Term {
  name: string;
  sign: 1n | -1n;
  figure: Printed | null;
}

export function checkAccounts({ unit, funds, total }: PublishedAccounts): Checked[] {
  const read = (text: string | null | undefined): Printed | null =>
    text == null ? null : readPrinted(text, PUBLISHED_UNITS[unit].exactFrom)!;
  const all = total ? [...funds, total] : funds;
  return [
    ...all.flatMap((fund) => ofFund(fund, read)),
    ...(total && funds.length > 1 ? ofTotal(total, funds, read) : []),
  ];
}

type Reader = (text: string | null | undefined) => Printed | null;

function ofFund(fund: PublishedFund, read: Reader): Checked[] {
  const [opening, result, closing] = [read(fund.opening), read(fund.result), read(fund.closing)];
  const income = totalOf(fund.income, read);
  const expenditure = totalOf(fund.expenditure, read);
  const flows = [plus('收入', income), minus('支出', expenditure)];
  const adds = (identity: Identity, name: string, group: Group | null | undefined): Checked[] =>
    group?.lines.length && group.total != null
      ? [sumOf(fund.name, identity, plus(name, read(group.total)), terms(group.lines, read))]
      : [];
  return [
    ...(closing || opening
      ? [sumOf(fund.name, 'ROLLS_FORWARD', plus('年末结余', closing), [plus('年初结余', opening), ...flows])]
      : []),
    ...(result ? [sumOf(fund.name, 'RESULT', plus('当期结余', result), flows)] : []),
    ...adds('INCOME_ADDS_UP', '收入合计', fund.income),
    ...adds('EXPENDITURE_ADDS_UP', '支出合计', fund.expenditure),
    ...(fund.closingParts.length
      ? [sumOf(fund.name, 'PARTS_ADD_UP', plus('年末结余', closing), terms(fund.closingParts, read))]
      : []),
    ...adds('ASSETS_ADD_UP', '资产总计', fund.assets),
    ...adds('LIABILITIES_ADD_UP', '负债合计', fund.liabilities),
    ...(fund.assets
      ? [
          sumOf(fund.name, 'BALANCES', plus('年末结余', closing), [
            plus('资产', totalOf(fund.assets, read)),
            // accounts that show no liabilities have none
            ...(fund.liabilities ? [minus('负债', totalOf(fund.liabilities, read))] : []),
          ]),
        ]
      : []),
    ...(fund.monthsOfCover == null
      ? []
      : [monthsOf(fund.name, readPrinted(fund.monthsOfCover, MONTHS_EXACT)!, closing, expenditure)]),
  ];
}

/** The figures that a table of funds, or of counties, has a total of. */
function ofTotal(total: PublishedFund, funds: readonly PublishedFund[], read: Reader): Checked[] {
  const figures: readonly [string, (fund: PublishedFund) => Printed | null][] = [
    ['年初结余', ({ opening }) => read(opening)],
    ['收入', ({ income }) => totalOf(income, read)],
    ['支出', ({ expenditure }) => totalOf(expenditure, read)],
    ['当期结余', ({ result }) => read(result)],
    ['年末结余', ({ closing }) => read(closing)],
  ];
  return figures.flatMap(([name, of]) => {
    const printed = of(total);
    const each = funds.map((fund) => plus(`${fund.name} ${name}`, of(fund)));
    return printed && each.some(({ figure }) => figure)
      ? [sumOf(`${total.name} ${name}`, 'FUNDS_ADD_UP', plus(name, printed), each)]
      : [];
  });
}

const plus = (name: string, figure: Printed | null): Term => ({ name, sign: 1n, figure });
const minus = (name: string, figure: Printed | null): Term => ({ name, sign: -1n, figure });
const terms = (lines: readonly Line[], read: Reader): Term[] =>
  lines.map(({ name, amount }) => plus(name, read(amount)));

/** As printed; where it was not, what the lines come to. */
function totalOf(group: Group | null | undefined, read: Reader): Printed | null {
  if (!group) return null;
  if (group.total != null) return read(group.total);
  const figures = group.lines.map(({ amount }) => read(amount)!);
  return figures.length === 0 ? null : added(figures.map((figure) => ({ name: '', sign: 1n, figure })));
}

const added = (all: readonly Term[]): Printed => ({
  value: all.reduce((total, { sign, figure }) => total + sign * figure!.value, 0n),
  slack: all.reduce((total, { figure }) => total + figure!.slack, 0n),
  decimals: Math.max(...all.map(({ figure }) => figure!.decimals)),
});

function sumOf(fund: string, identity: Identity, left: Term, right: readonly Term[]): Checked {
  const all = [left, ...right.map((term) => ({ ...term, sign: -term.sign as 1n | -1n }))];
  const [first, ...more] = all.filter(({ figure }) => !figure);
  const known = all.filter(({ figure }) => figure);
  const decimals = Math.max(0, ...known.map(({ figure }) => figure!.decimals));
  if (first) {
    const rest = known.length > 0 ? added(known).value : 0n;
    const implied = more.length > 0 || known.length === 0 ? null : writePrinted(-first.sign * rest, decimals);
    const missing = [first, ...more].map(({ name }) => name);
    return { ...{ fund, identity, missing, implied }, outcome: 'NOT_PUBLISHED', ...NOTHING };
  }
  const { value: difference, slack } = added(all);
  return {
    ...{ fund, identity, missing: [], implied: null },
    outcome: difference <= slack && -difference <= slack ? 'HOLDS' : 'FAILS',
    printed: writePrinted(left.figure!.value, left.figure!.decimals),
    computed: writePrinted(added(right).value, decimals),
    difference: writePrinted(difference, decimals),
    tolerance: writePrinted(slack, decimals),
  };
}
const NOTHING = { printed: null, computed: null, difference: null, tolerance: null };

/** Months are never exact: however many decimals were printed, they were rounded. */
const MONTHS_EXACT = Infinity;

/** Holds where some closing and some expenditure within their rounding give months that round to those printed. */
function monthsOf(fund: string, months: Printed, closing: Printed | null, spent: Printed | null): Checked {
  const identity = 'MONTHS_OF_COVER';
  const missing = [...(closing ? [] : ['年末结余']), ...(spent && spent.value > spent.slack ? [] : ['支出'])];
  if (missing.length > 0 || !closing || !spent)
    return { ...{ fund, identity, missing }, implied: null, outcome: 'NOT_PUBLISHED', ...NOTHING };
  // closing ÷ (spent ÷ 12) against months, both sides times spent: no division, nothing is rounded
  const least = 12n * (closing.value - closing.slack) * ONE;
  const most = 12n * (closing.value + closing.slack) * ONE;
  const above = (months.value + months.slack) * (spent.value + spent.slack);
  const below = (months.value - months.slack) * (spent.value - spent.slack);
  return {
    ...{ fund, identity, missing, implied: null },
    outcome: least <= above && most >= below ? 'HOLDS' : 'FAILS',
    printed: writePrinted(months.value, months.decimals),
    computed: monthsOfCover(closing.value, spent.value),
    ...{ difference: null, tolerance: null },
  };
}
const ONE = 10n ** 9n;
