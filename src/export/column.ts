/** What a line of an export can say: the one definition that every format, the API and the manual read. */
import type { LedgerAccount } from './ledger-account.js';

export interface Column {
  /** As the API calls it. */
  code: string;
  title: string;
  english: string;
  /** AMOUNT and INTEGER are numbers, DATE a day; all else is text. */
  type: 'TEXT' | 'INTEGER' | 'AMOUNT' | 'DATE';
  /** In characters, for a sheet. */
  width: number;
  /** Where it comes from: an expression over line `l`, entry `e`, voucher `v`; or the line's account. */
  from: string | ((account: LedgerAccount) => string | null);
}

const column = (
  code: string,
  [title, english]: [string, string],
  from: Column['from'],
  type: Column['type'] = 'TEXT',
  width = 12,
): Column => ({ code, title, english, type, width, from });

const ISO_BOOKED_AT = `to_char(e.booked_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"')`;

export const COLUMNS: readonly Column[] = [
  column('county', ['县市区', 'The book’s county; empty: the pool’s own book'], ({ county }) => county),
  column('countyName', ['县市区名称', 'The county’s name'], ({ countyName }) => countyName),
  column('period', ['会计期间', 'Year × 100 + month; 13 is the closing period'], 'l.period', 'INTEGER', 9),
  column('effectiveDate', ['业务日期', 'When it happened'], 'e.effective_date', 'DATE', 11),
  column('number', ['凭证号', 'The voucher’s number in book and period'], `'记-' || v.number`, 'TEXT', 9),
  column('position', ['凭证位置', 'The voucher’s position in its book’s chain'], 'v.position', 'INTEGER', 9),
  column('lineNo', ['行号', 'The line’s number in its voucher'], 'l.line_no', 'INTEGER', 6),
  column('memo', ['摘要', 'What the entry says'], 'e.memo', 'TEXT', 36),
  column('account', ['科目编号', 'The account’s code'], ({ code }) => code, 'TEXT', 9),
  column('accountName', ['科目名称', 'The account’s name'], ({ name }) => name, 'TEXT', 18),
  column('detail', ['明细', 'The detail’s code'], ({ detail }) => detail, 'TEXT', 22),
  column('detailName', ['明细名称', 'The detail’s name'], ({ detailName }) => detailName, 'TEXT', 18),
  column('bankAccount', ['银行账户', 'The kind of bank account'], ({ bank }) => bank, 'TEXT', 20),
  column('part', ['统筹或个人账户', 'POOLED or INDIVIDUAL; employees only'], ({ part }) => part, 'TEXT', 14),
  column('counterparty', ['往来县市区', 'In the pool’s book: whose claim this is'], ({ counterparty }) => counterparty),
  column('fundYear', ['所属基金年度', 'The fund year of a result'], ({ fundYear }) => fundYear, 'INTEGER'),
  column('debit', ['借方金额', 'In yuan'], `case l.side when 'D' then l.amount end`, 'AMOUNT', 18),
  column('credit', ['贷方金额', 'In yuan'], `case l.side when 'C' then l.amount end`, 'AMOUNT', 18),
  column(
    'balanceAfter',
    ['记账后余额', 'The account’s balance after it, on its normal side, in the order booked'],
    'l.balance_after',
    'AMOUNT',
    18,
  ),
  column('entry', ['分录编号', 'The entry’s id; ids rise in the order booked'], 'l.entry', 'INTEGER'),
  column('kind', ['分录种类', 'The kind of business event'], 'e.kind', 'TEXT', 24),
  column('document', ['单据', 'The document that it rests on'], 'e.document', 'TEXT', 30),
  column('person', ['入账人', 'Who booked it'], 'e.person', 'TEXT', 16),
  column('bookedAt', ['入账时间', 'When it was booked, Beijing time'], ISO_BOOKED_AT, 'TEXT', 26),
  column('rule', ['所依规则', 'The rule that it applies'], 'l.rule'),
  column('step', ['清算步骤', 'Id of the settlement step that it carries out'], 'l.step', 'TEXT', 36),
  column('subject', ['所涉事项', 'Id of the load, settlement or obligation'], 'e.subject', 'TEXT', 36),
  column('sourceRow', ['导入行号', 'The row of the load that it came from'], 'l.source_row', 'INTEGER'),
  column('reverses', ['冲销的分录', 'Id of the entry that it takes back'], 'e.reverses', 'INTEGER'),
  column('hash', ['凭证哈希', 'SHA-256 over the book’s vouchers up to this'], `encode(v.hash, 'hex')`, 'TEXT', 66),
];

const BY_CODE = new Map(COLUMNS.map((each) => [each.code, each]));

export const findColumn = (code: string): Column | undefined => BY_CODE.get(code);

/** Columns that are known to be there. */
export const columnsOf = (...codes: string[]): Column[] => codes.map((code) => BY_CODE.get(code)!);

/** How a column is headed. */
export const headOf = ({ title, code }: Column): string => `${title} ${code}`;
