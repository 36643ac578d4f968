/** Columns that go together, and the order of the lines. */
import { type Column, COLUMNS, columnsOf } from './column.js';

/** BOOKED: entry, book, line, as journalLines answers them. ACCOUNT: each account's lines one after the other, in the order booked. */
export type LineOrder = 'BOOKED' | 'ACCOUNT';

export interface Preset {
  title: string;
  english: string;
  columns: readonly Column[];
  order: LineOrder;
}

const ACCOUNT = ['account', 'accountName', 'detailName', 'bankAccount', 'part', 'counterparty', 'fundYear'];

export const PRESETS = {
  VOUCHERS: {
    title: '记账凭证清单',
    english: 'Vouchers line by line, in the order booked',
    columns: columnsOf(
      ...['county', 'countyName', 'period', 'effectiveDate', 'number', 'lineNo', 'memo', ...ACCOUNT],
      ...['debit', 'credit', 'document', 'person'],
    ),
    order: 'BOOKED',
  },
  GENERAL_LEDGER: {
    title: '明细账',
    english: 'Account by account, each line with the balance after it',
    columns: columnsOf(
      ...['county', 'countyName', ...ACCOUNT, 'period', 'effectiveDate', 'number', 'lineNo', 'memo'],
      ...['debit', 'credit', 'balanceAfter'],
    ),
    order: 'ACCOUNT',
  },
  AUDIT: {
    title: '审计明细',
    english: 'Everything that the books say of a line, with the hashes of the chain',
    columns: COLUMNS,
    order: 'BOOKED',
  },
} as const satisfies Record<string, Preset>;

export type PresetCode = keyof typeof PRESETS;
