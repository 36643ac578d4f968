/** 账表: the tables of a fund's year that leave as files, each by the function that its chapter prints it from. */
import { executionTable, finalAccountsTable } from './chapters/budget-table.js';
import type { FundReader } from './chapters/fund-reader.js';
import { ledgerTable } from './chapters/ledger.js';
import { bankItemsTable, bankTable, treasuryTable } from './chapters/reconciliation.js';
import { advancesTable, rollForwardTable } from './chapters/reserve.js';
import { eliminationsTable, reconciliationTable, statementTable, trialBalanceTable } from './chapters/statements.js';
import type { TableContent } from './fund-content.js';
import type { Parts } from './part.js';

export interface FundTable extends Parts {
  /** Also a sheet's name, so without the signs that none may have. */
  title: string;
  english: string;
  read: (reader: FundReader) => Promise<TableContent>;
}

const OF_BOOK = { monthly: true, poolLevel: true } as const;

export const FUND_TABLES = {
  BALANCE_SHEET: {
    title: '资产负债表',
    english: 'The balance sheet (会社保01表)',
    ...OF_BOOK,
    read: (reader) => statementTable(reader, 'BALANCE_SHEET'),
  },
  BALANCE_SHEET_ELIMINATIONS: {
    title: '资产负债表抵销',
    english: 'What the consolidated balance sheet eliminates; nothing in that of one book',
    ...OF_BOOK,
    read: (reader) => eliminationsTable(reader, 'BALANCE_SHEET'),
  },
  INCOME_STATEMENT: {
    title: '收支表',
    english: 'Income and expenditure (会社保02表)',
    ...OF_BOOK,
    read: (reader) => statementTable(reader, 'INCOME_STATEMENT'),
  },
  INCOME_STATEMENT_ELIMINATIONS: {
    title: '收支表抵销',
    english: 'What the consolidated statement of income eliminates; nothing in that of one book',
    ...OF_BOOK,
    read: (reader) => eliminationsTable(reader, 'INCOME_STATEMENT'),
  },
  INCOME_STATEMENT_RECONCILIATION: {
    title: '收支表与基金年度收支勾稽',
    english: 'From the fund year’s figures to those of the annual statement; nothing for a month',
    ...OF_BOOK,
    read: reconciliationTable,
  },
  TRIAL_BALANCE: {
    title: '科目余额表',
    english: 'The trial balance from January on',
    ...OF_BOOK,
    read: trialBalanceTable,
  },
  GENERAL_LEDGER: {
    title: '总账',
    english: 'Each account of the chart month by month; line by line it is an export of the journal',
    ...OF_BOOK,
    read: ledgerTable,
  },
  BUDGET_EXECUTION: {
    title: '预算执行情况表',
    english: 'The budget in force against the books; nothing where none is in force',
    monthly: true,
    read: executionTable,
  },
  FINAL_ACCOUNTS: {
    title: '决算表',
    english: 'Budget, adjusted budget, and what it came to by the books as they are',
    read: finalAccountsTable,
  },
  RESERVE_ROLL_FORWARD: {
    title: '风险金变动表',
    english: 'The reserve from one end of the year to the other',
    read: rollForwardTable,
  },
  RESERVE_ADVANCES: {
    title: '风险金垫付表',
    english: 'What the reserve lent; nothing where it lent nothing',
    read: advancesTable,
  },
  BANK_RECONCILIATION: {
    title: '银行账户余额调节表',
    english: 'Bank accounts month by month: the books beside the bank’s statements',
    monthly: true,
    read: bankTable,
  },
  BANK_ITEMS: {
    title: '未达账项',
    english: 'What is under way between bank and books',
    monthly: true,
    read: bankItemsTable,
  },
  TREASURY_RECONCILIATION: {
    title: '国库存款核对表',
    english: 'The treasury’s receipts by the books, the lists and its own reports; of the whole fund',
    monthly: true,
    read: treasuryTable,
  },
} as const satisfies Record<string, FundTable>;

export type TableCode = keyof typeof FUND_TABLES;
export const TABLE_CODES = Object.keys(FUND_TABLES) as TableCode[];
