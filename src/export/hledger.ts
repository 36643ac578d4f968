/**
 * The books as a journal of hledger (hledger.org), an accounting program of others: its `check --strict` adds every voucher and every account
 * up again, from the opening to the balances that our chain states, and its `bal` is a trial balance that we did not compute.
 */
import { dayOfMonth, lastDayOf } from '../dates.js';
import { fen, yuan } from '../money.js';
import { columnsOf } from './column.js';
import type { LedgerAccount } from './ledger-account.js';
import { ending, type Source } from './source.js';

/** hledger's kinds of accounts: assets, liabilities, equity, revenue, expenses. */
const TYPES: Record<LedgerAccount['class'], string> = {
  ASSET: 'A',
  LIABILITY: 'L',
  NET_ASSETS: 'E',
  INCOME: 'R',
  EXPENDITURE: 'X',
};

const COLUMNS = columnsOf(
  ...['entry', 'period', 'effectiveDate', 'number', 'position', 'kind', 'memo', 'document', 'person', 'bookedAt'],
  ...['lineNo', 'debit', 'credit', 'balanceAfter', 'rule', 'step'],
);

export async function* hledger(source: Source): AsyncGenerator<string> {
  const { about, accounts } = source;
  const names = new Map(accounts.map((account) => [account.id, nameOf(account)]));
  yield `; ${about.poolName} ${about.pool} ${about.insurance}, ${about.from ?? '-'} – ${about.to ?? '-'}, ${about.asOf}
; 借方为正，贷方为负。 Debits are positive, credits negative. To check: hledger -f FILE check --strict
decimal-mark .
commodity 1000.00 CNY

${accounts.map((account) => `account ${names.get(account.id)}  ; type: ${TYPES[account.class]}\n`).join('')}
`;
  if (about.from === null || about.to === null) {
    yield `; ${ending(about)}\n`;
    return;
  }
  const opened = accounts.filter(({ opening }) => fen(opening) !== 0n);
  if (opened.length)
    yield `${firstDay(about.from)} * 期初余额 opening balances\n${opened
      .map(({ id, opening }) => `    ${names.get(id)}  ${opening} CNY\n`)
      .join('')}\n`;

  let voucher = '';
  for await (const batch of source.lines(COLUMNS, 'BOOKED')) {
    let text = '';
    for (const { account, cells } of batch) {
      const [entry, period, day, number, position, kind, memo, document, person, bookedAt] = cells;
      const [lineNo, debit, credit, balance, rule, step] = cells.slice(10);
      const of = `${entry}/${account.book}`;
      if (of !== voucher) {
        voucher = of;
        text += `\n${day} * (${number}) ${oneLine(memo)}  ; position:${position}, entry:${entry}, period:${period}, kind:${kind}
    ; person:${tag(person)}, booked:${bookedAt}
    ; document:${tag(document)}\n`;
      }
      const marks = [rule && `rule:${tag(rule)}`, step && `step:${step}`].filter((each) => each != null);
      text += `    ${names.get(account.id)}  ${debit ?? `-${credit}`} CNY  ; line:${lineNo}, balance:${balance}`;
      text += marks.length ? `, ${marks.join(', ')}\n` : '\n';
    }
    yield text;
  }
  yield `\n${lastDayOf(about.to)} * 期末余额 closing balances, as the chain has them\n`;
  yield accounts.map((account) => `    ${names.get(account.id)}  0.00 CNY = ${debitPositive(account)} CNY\n`).join('');
  yield `\n; ${ending(about)}\n`;
}

/** Openings stand on the first day of the first period: nothing of the periods is before it. */
const firstDay = (period: number): string => (period % 100 === 13 ? lastDayOf(period) : dayOfMonth(period, 1));

const debitPositive = ({ normalSide, closing }: LedgerAccount): string =>
  normalSide === 'D' ? closing : yuan(-fen(closing));

/** Book, then account, then what tells its details apart: `130433 馆陶县:3001 一般基金结余:累计结余`. */
export const nameOf = (account: LedgerAccount): string =>
  [
    account.county === null ? '本级' : `${account.county} ${account.countyName}`,
    `${account.code} ${account.name}`,
    account.detailName ?? account.detail,
    account.bank && [account.bank, account.bankCounty].filter((each) => each !== null).join(' '),
    account.part,
    account.counterparty,
    account.fundYear && `${account.fundYear}年度`,
  ]
    .filter((each) => each != null)
    .map((each) => plain(each))
    .join(':');

/** What means something to hledger inside a name: separators, comments, brackets of unbalanced postings, double spaces. */
const plain = (name: string): string =>
  name
    .replace(/[^\p{L}\p{N}\p{Pc}\p{Pd}.（） ]/gu, '_')
    .replace(/ +/g, ' ')
    .trim();

/** A description ends with the line, and where a comment begins. */
const oneLine = (text: string | null | undefined): string =>
  (text ?? '').replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll(';', '；');

/** A tag's value ends with a comma. */
const tag = (text: string | null | undefined): string => oneLine(text).replaceAll(',', '，');
