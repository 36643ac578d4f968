/** Where the figures of a budget table stand: planned ones in the lines that were signed, executed ones in the books. */
import type { BudgetState, BudgetYear } from '../../budget/budget-years.query.js';
import { LINE_OF_ACCOUNT, LINES, type LineAmounts, type LineCode, termsOf } from '../../budget/line.js';
import { WITHIN_POOL } from '../../budget/plan.js';
import { yuan } from '../../money.js';
import type { Insurance } from '../../policy/policy.js';
import type { SubmissionState } from '../../submission/submission.js';
import type { FigureLines, SubmittedLines } from '../figure.js';
import { bookKey, type FundReader, nameOf } from './fund-reader.js';

type Version = Pick<SubmissionState, 'id' | 'version'>;

/** Keeps of each line what was budgeted and what stands of it. */
export function keepBudget(
  { fund, figures, ...reader }: FundReader,
  { book, state, adjustments }: { book: BudgetYear; state: BudgetState; adjustments: readonly SubmissionState[] },
  columns: { name: string; amounts: LineAmounts; adjusted: boolean }[],
  lines: readonly LineCode[],
): void {
  const approved = (county: string) => adjustments.filter((one) => one.status === 'APPROVED' && one.county === county);
  const parts = (adjusted: boolean): { of: Version; inPool: boolean }[] => {
    const changed = (county: string, inPool: boolean) =>
      adjusted ? approved(county).map((of) => ({ of, inPool })) : [];
    if (state.county !== null) return [{ of: state, inPool: false }, ...changed(state.county, false)];
    return [
      { of: state, inPool: false },
      ...book
        .sourcesOf(state.id, state.version)
        .flatMap(({ submission: id, version, county }) => [
          { of: { id, version }, inPool: true },
          ...changed(county, true),
        ]),
    ];
  };
  for (const { name, amounts, adjusted } of columns)
    for (const line of lines) {
      const amount = amounts.get(line);
      if (!amount) continue;
      figures.push({
        label: `${nameOf({ fund, figures, ...reader }, state.county)} ${LINES[line].name} ${name}`,
        amount: yuan(amount),
        submitted: parts(adjusted).flatMap(({ of, inPool }) => submittedLines(fund.insurance, line, of, inPool)),
      });
    }
}

function submittedLines(
  insurance: Insurance,
  line: LineCode,
  { id: submission, version }: Version,
  inPool: boolean,
): SubmittedLines[] {
  const terms = [...termsOf(insurance, line)].filter(([code]) => !(inPool && WITHIN_POOL.includes(code)));
  const of = (sign: number) => terms.flatMap(([code, times]) => (times === sign ? [code] : []));
  const [added, off] = [of(1), of(-1)];
  return [
    ...(added.length > 0 ? [{ submission, version, lines: added }] : []),
    ...(off.length > 0 ? [{ submission, version, lines: off, off: true as const }] : []),
  ];
}

/** Between the levels: in the pool's table they are eliminated. */
const TRANSFERS: readonly LineCode[] = ['UPPER_GRANT', 'LOWER_REMITTANCE', 'LOWER_GRANT', 'UPPER_REMITTANCE'];

/** Keeps what the books have of each line. In the pool's table transfers fall out, and so do their accounts; of a line with one that did not, nothing. */
export function keepExecution(
  reader: FundReader,
  county: string | null,
  amounts: LineAmounts,
  lines: readonly LineCode[],
): void {
  const { fund, fiscalYear, counties, heads, figures } = reader;
  const books = (county === null ? [null, ...counties.map(({ id }) => id)] : [county]).flatMap((whose) => {
    const upTo = heads.get(whose ?? '') ?? 0;
    return upTo > 0 ? [{ book: bookKey(fund, whose), upTo }] : [];
  });
  for (const line of lines) {
    const amount = amounts.get(line);
    const all = termsOf(fund.insurance, line);
    if (!amount || (county === null && TRANSFERS.some((code) => all.has(code) && amounts.get(code) !== 0n))) continue;
    const terms = county === null ? new Map([...all].filter(([code]) => !TRANSFERS.includes(code))) : all;
    figures.push({
      label: `${nameOf(reader, county)} ${LINES[line].name} 执行数`,
      amount: yuan(amount),
      lines: books.flatMap((of) => executedLines(fund.insurance, terms, fiscalYear, of)),
    });
  }
}

function executedLines(
  insurance: Insurance,
  terms: ReadonlyMap<LineCode, number>,
  year: number,
  of: Pick<FigureLines, 'book' | 'upTo'>,
): FigureLines[] {
  const accounts = { C: [] as string[], D: [] as string[] };
  for (const [key, line] of LINE_OF_ACCOUNT[insurance]) {
    const times = terms.get(line);
    if (times === undefined || line === 'OPENING_BALANCE') continue;
    accounts[(LINES[line].side === 'INCOME') === times > 0 ? 'C' : 'D'].push(key);
  }
  const during: [number, number] = [year * 100 + 1, year * 100 + 13];
  const flows = (['C', 'D'] as const).flatMap((side): FigureLines[] =>
    accounts[side].length > 0 ? [{ ...of, accounts: accounts[side], side, periods: during, flow: true }] : [],
  );
  const opening = terms.get('OPENING_BALANCE');
  if (opening === undefined) return flows;
  const side = opening > 0 ? 'C' : 'D';
  return [
    ...flows,
    // what a year before left uncarried is in its net assets all the same
    { ...of, accounts: [...LINE_OF_ACCOUNT[insurance].keys()], side, periods: [0, year * 100] },
    { ...of, accounts: ['3001'], side, periods: during, kind: 'OPENING' },
  ];
}
