/** What is wrong with published accounts as they were entered; every fault at once. */
import { type Refusal, refusal } from '../refusal.js';
import type { Group, Line, PublishedAccounts, PublishedFund } from './check.js';
import { MOST_DECIMALS, PUBLISHED_UNITS, readPrinted } from './printed.js';

const MOST_FUNDS = 200;
const MOST_LINES = 200;

export function faultsOf({ source, unit, funds, total }: PublishedAccounts & { source: string }): Refusal[] {
  const faults: Refusal[] = [];
  const at = (...path: string[]) => ['input', ...path];
  const { exactFrom } = PUBLISHED_UNITS[unit];
  if (source.trim() === '') faults.push(refusal('REASON_MISSING', undefined, at('source')));
  if (funds.length === 0) faults.push(refusal('EMPTY_DOCUMENT', undefined, at('funds')));
  if (funds.length > MOST_FUNDS)
    return [...faults, refusal('TOO_MANY_ROWS', { count: funds.length, limit: MOST_FUNDS }, at('funds'))];
  const figure = (text: string | null | undefined, path: string[]): void => {
    if (text != null && !readPrinted(text, exactFrom))
      faults.push(refusal('INVALID_FIGURE', { given: text.slice(0, 60), decimals: MOST_DECIMALS }, path));
  };
  const lines = (all: readonly Line[], path: string[]): void => {
    if (all.length > MOST_LINES) faults.push(refusal('TOO_MANY_ROWS', { count: all.length, limit: MOST_LINES }, path));
    else all.forEach(({ amount }, place) => figure(amount, [...path, String(place), 'amount']));
  };
  const group = (given: Group | null | undefined, path: string[]): void => {
    if (!given) return;
    figure(given.total, [...path, 'total']);
    lines(given.lines, [...path, 'lines']);
  };
  const fund = (given: PublishedFund, path: string[]): void => {
    if (given.name.trim() === '') faults.push(refusal('NAME_MISSING', undefined, [...path, 'name']));
    for (const name of ['opening', 'result', 'closing', 'monthsOfCover'] as const) figure(given[name], [...path, name]);
    for (const name of ['income', 'expenditure', 'assets', 'liabilities'] as const) group(given[name], [...path, name]);
    lines(given.closingParts, [...path, 'closingParts']);
  };
  funds.forEach((each, place) => fund(each, at('funds', String(place))));
  if (total) fund(total, at('total'));
  return faults;
}
