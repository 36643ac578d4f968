/**
 * 凭证序时簿, 总账 and 明细账 of a book, or of all that the fund has. Lines come with the columns of the journal's export, so that a page and a file
 * of them can't differ; there are no more of them than a report prints.
 */
import { extentOf } from '../../export/extent.js';
import { accountsOf, type Cells, countLines, journalCells } from '../../export/journal-cells.js';
import type { Extent } from '../../export/journal-source.js';
import type { LedgerAccount } from '../../export/ledger-account.js';
import { BANK_NAMES } from '../../ledger/bank-names.js';
import type { BankKind } from '../../ledger/entry.js';
import { type Fen, fen, sum, yuan } from '../../money.js';
import { Refused, refusal } from '../../refusal.js';
import { generalLedger, ledgerSpans } from '../../statement/general-ledger.js';
import { isDebitNormal } from '../../statement/movement.js';
import { movementsLoader } from '../../statement/movements.loader.js';
import type { SectionContent, TableContent } from '../fund-content.js';
import { amounts, blockOf, bookKey, type FundReader, lastPeriod, nameOf, scopeOf, sectionOf } from './fund-reader.js';
import { periodName } from './reconciliation.js';
import { accountNames } from './statements.js';

/** Some 800 pages, drawn in 3 seconds and 260 MB (measured). What is longer is for a program to read: an export has no end. */
export const MOST_LINES = 8_000;

export async function voucherSections(reader: FundReader): Promise<SectionContent[]> {
  const extent = await extentFor(reader);
  const accounts = await accountsOf(reader.context.read, extent);
  const lines = await journalCells(reader.context.read, extent, accounts, {
    codes: [...IDENTITY, 'document', 'person'],
    order: 'BOOKED',
  });
  const several = reader.county === null && !reader.poolLevel;
  const total = (side: 'debit' | 'credit'): string => yuan(sum(lines.map((line) => fen(line[side] || '0'))));
  return [
    sectionOf(
      '凭证序时簿',
      { type: 'PARAGRAPH', text: `按入账先后，共 ${lines.length} 行；期间 13 月为清算期。` },
      blockOf({
        columns: [
          ...(several ? [{ title: '账簿' }] : []),
          { title: '期间', align: 'center' },
          { title: '日期', align: 'center' },
          { title: '凭证' },
          { title: '摘要', grow: 2 },
          { title: '科目', grow: 4 },
          ...amounts('借方', '贷方'),
          { title: '单据', grow: 3 },
          { title: '入账人', grow: 1 },
        ],
        rows: [
          ...lines.map(({ period, effectiveDate, number, memo, debit, credit, document, person, ledgerAccount }) => [
            ...(several ? [nameOf(reader, ledgerAccount.county)] : []),
            ...[period, effectiveDate, number, memo, nameOfAccount(reader, ledgerAccount)],
            ...[debit, credit, document, person],
          ]),
          ...(lines.length === 0
            ? []
            : [[...(several ? [''] : []), '', '', '', '合计', '', total('debit'), total('credit'), '', '']]),
        ],
        strong: [lines.length],
      }),
    ),
  ];
}

export async function ledgerSections(reader: FundReader): Promise<SectionContent[]> {
  const extent = await extentFor(reader);
  const accounts = await accountsOf(reader.context.read, extent);
  const lines = await journalCells(reader.context.read, extent, accounts, {
    codes: [...IDENTITY, 'balanceAfter'],
    order: 'ACCOUNT',
  });
  const byAccount = Map.groupBy(lines, ({ ledgerAccount }) => ledgerAccount);
  const told = accounts.filter((account) => byAccount.has(account) || fen(account.opening) !== 0n);
  keepFigures(reader, await ledgersOf(reader));
  return [
    sectionOf('总账', blockOf(await ledgerTable(reader))),
    ...[...Map.groupBy(told, ({ county }) => county)].map(([county, ofBook]) =>
      sectionOf(
        `明细账（${nameOf(reader, county)}）`,
        {
          type: 'PARAGRAPH',
          text: '余额按科目余额方向，逐行为入账先后次序的记账后余额；期初、期末为本表期间的余额，期间之外的分录如先行入账，逐行余额含之。经审定的开账数在总账列入年初余额，在明细账为其凭证所在行。',
        },
        blockOf(subsidiaryTable(reader, ofBook, byAccount)),
      ),
    ),
  ];
}

const IDENTITY = ['period', 'effectiveDate', 'number', 'memo', 'debit', 'credit'] as const;
type Identity = (typeof IDENTITY)[number];

/** Account after account: what it began with, each line with the balance after it, what it came to. */
function subsidiaryTable(
  reader: FundReader,
  accounts: readonly LedgerAccount[],
  byAccount: ReadonlyMap<LedgerAccount, readonly Cells<Identity | 'balanceAfter'>[]>,
): TableContent {
  const rows: string[][] = [];
  const strong: number[] = [];
  const add = (cells: string[], stands = false): void => void (stands && strong.push(rows.length), rows.push(cells));
  for (const account of accounts) {
    const lines = byAccount.get(account) ?? [];
    const total = (side: 'debit' | 'credit'): string => yuan(sum(lines.map((line) => fen(line[side] || '0'))));
    const onNormalSide = account.normalSide === 'D' ? fen(account.opening) : -fen(account.opening);
    add(['', '', nameOfAccount(reader, account), '期初余额', '', '', yuan(onNormalSide)], true);
    for (const { period, effectiveDate, number, memo, debit, credit, balanceAfter } of lines)
      add([period, effectiveDate, number, memo, debit, credit, balanceAfter]);
    add(['', '', '', '合计与期末余额', total('debit'), total('credit'), account.closing], true);
  }
  return {
    columns: [
      { title: '期间', align: 'center' },
      { title: '日期', align: 'center' },
      { title: '科目／凭证', grow: 3 },
      { title: '摘要', grow: 2 },
      ...amounts('借方', '贷方', '余额'),
    ],
    rows,
    strong,
  };
}

/** 总账: each account of the chart, month by month. */
export async function ledgerTable(reader: FundReader): Promise<TableContent> {
  const names = await accountNames(reader);
  const rows: string[][] = [];
  const strong: number[] = [];
  for (const { account, opening, months, debit, credit, closing } of await ledgersOf(reader)) {
    const named = [account, names.get(account)!];
    const side = isDebitNormal(account) ? '借' : '贷';
    strong.push(rows.length, rows.length + months.length + 1);
    rows.push(
      [...named, '年初余额', '', '', side, yuan(opening)],
      ...months.map(({ month, balance, ...moved }) => [
        ...[...named, periodName(month), yuan(moved.debit), yuan(moved.credit), side, yuan(balance)],
      ]),
      [...named, '本年累计', yuan(debit), yuan(credit), side, yuan(closing)],
    );
  }
  return {
    columns: [
      { title: '科目', align: 'center' },
      { title: '名称', grow: 1 },
      { title: '期间', align: 'center' },
      ...amounts('借方', '贷方'),
      { title: '方向', align: 'center' },
      ...amounts('余额'),
    ],
    rows,
    strong,
  };
}

async function ledgersOf(reader: FundReader) {
  const { context, fund, fiscalYear, month } = reader;
  const spans = ledgerSpans(fiscalYear, month);
  const moved = await context.loader(movementsLoader).load({ fund: fund.id, spans, counts: 'BALANCE' });
  return generalLedger(scopeOf(reader), moved);
}

/** Of one book what each account comes to: whoever has the report finds it in the ledger again. */
function keepFigures(reader: FundReader, ledgers: readonly { account: string; closing: Fen }[]): void {
  const { fund, county, poolLevel, heads, figures } = reader;
  if (!county && !poolLevel) return;
  const upTo = heads.get(county?.id ?? '') ?? 0;
  for (const { account, closing } of ledgers)
    if (closing !== 0n)
      figures.push({
        label: `${nameOf(reader, county?.id ?? null)} ${account} 余额`,
        amount: yuan(closing),
        lines: {
          book: bookKey(fund, county?.id ?? null),
          accounts: [account],
          side: isDebitNormal(account) ? 'D' : 'C',
          upTo,
          periods: [0, lastPeriod(reader)],
        },
      });
}

/** The lines of the book and period; refuses more of them than are printed. */
async function extentFor(reader: FundReader): Promise<Extent> {
  const { context, fund, fiscalYear, month, county, poolLevel } = reader;
  const extent = (await extentOf(context.read, context.viewer, {
    ...{ pool: fund.pool, insurance: fund.insurance, county: county?.id ?? null, poolLevel },
    ...{ fromPeriod: fiscalYear * 100 + (month ?? 1), toPeriod: lastPeriod(reader) },
  }))!;
  const lines = await countLines(context.read, extent);
  if (lines > MOST_LINES) throw new Refused(refusal('REPORT_TOO_LARGE', { lines, most: MOST_LINES }, ['input']));
  return extent;
}

/** "1003 财政专户存款（市级财政专户）": an account down to what has a balance of its own. */
function nameOfAccount(reader: FundReader, { code, name, detailName, ...of }: LedgerAccount): string {
  const further = [
    of.bank && BANK_NAMES[of.bank as BankKind],
    of.part && (of.part === 'POOLED' ? '统筹' : '个人账户'),
    of.counterparty && nameOf(reader, of.counterparty),
    of.fundYear && `${of.fundYear}年度`,
  ].filter(Boolean);
  return `${code} ${name}${detailName ? `—${detailName}` : ''}${further.length ? `（${further.join('，')}）` : ''}`;
}
