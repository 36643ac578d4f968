/** 银行存款与财政专户存款余额调节表: the books of each bank account beside what its bank says, and the treasury's receipts from three sides. */
import { type BankMonth, type BankYear, ITEM_KINDS } from '../../bank/bank-year.js';
import { bankYears, treasuryYear } from '../../bank/bank-years.query.js';
import { BANK_NAMES } from '../../ledger/bank-names.js';
import { type Fen, yuan } from '../../money.js';
import type { SectionContent, TableContent } from '../fund-content.js';
import { amounts, blockOf, type FundReader, nameOf, sectionOf } from './fund-reader.js';

const PRESENTATION = [
  '账面数取自账簿，为使用同一银行账户的各账簿合计；对账单余额由掌管账户的机关据银行对账单录入，未录入的留空，由审计人员填写。',
  '调节后账面余额＝期末余额＋银行已收、账面未收－银行已付、账面未付；调节后对账单余额＝对账单余额＋账面已收、银行未收－账面已付、银行未付；差额应为零。',
  '收入户存款（1002）：保费由税务征收，不设收入户，本账簿无此科目。国库存款（1005）“期末一般应无余额”。清算期（13月）的收付尚未经银行，不与对账单相比。',
];

export async function reconciliationSections(reader: FundReader): Promise<SectionContent[]> {
  const [items, treasury] = [await bankItemsTable(reader), await treasuryTable(reader)];
  return [
    sectionOf(
      '银行账户余额调节',
      ...PRESENTATION.map((text) => ({ type: 'PARAGRAPH' as const, text })),
      blockOf(await bankTable(reader)),
    ),
    sectionOf('未达账项', blockOf(items)),
    ...(reader.county
      ? []
      : [
          sectionOf(
            '国库存款核对',
            {
              type: 'PARAGRAPH',
              text: '账面收入为国库存款（1005）借方；日报为国库报送的入库日报，差额为已报各日日报减明细。未报送的留空。',
            },
            blockOf(treasury),
          ),
        ]),
  ];
}

const accountsOf = ({ context, fund, fiscalYear, month, county }: FundReader): Promise<BankYear[]> =>
  bankYears(context.read, fund, { fiscalYear, month, county: county?.id ?? null });

export async function bankTable(reader: FundReader): Promise<TableContent> {
  const accounts = await accountsOf(reader);
  return {
    columns: [
      { title: '账户', grow: 2 },
      { title: '科目', align: 'center' },
      { title: '期间', align: 'center' },
      ...['期初余额', '收入', '支出', '期末余额'].map((title) => ({ title, group: '账面', amounts: true as const })),
      { title: '余额', group: '银行对账单', amounts: true },
      { title: '编号', group: '银行对账单', grow: 1 },
      ...['账面', '对账单', '差额'].map((title) => ({ title, group: '调节后', amounts: true as const })),
      { title: '说明', grow: 1 },
    ],
    rows: accounts.flatMap((account) => account.months.map((month) => rowOf(reader, account, month))),
    strong: [],
  };
}

function rowOf(reader: FundReader, account: BankYear, month: BankMonth): string[] {
  const { opening, received, paid, closing, statement, adjustedBooks, adjustedStatement, unexplained } = month;
  return [
    nameOfAccount(reader, account),
    account.account,
    periodName(month.month),
    ...[opening, received, paid, closing].map(yuan),
    statement ? yuan(statement.balance) : '',
    statement?.document ?? '',
    ...[adjustedBooks, adjustedStatement, unexplained].map(written),
    remarkOn(account, month),
  ];
}

const remarkOn = ({ share }: BankYear, { month, leftOver, unexplained }: BankMonth): string =>
  [
    leftOver && '期末一般应无余额',
    share && '市级账户中的份额，不单独对账',
    !share && month <= 12 && unexplained === null && '未录入对账单',
    unexplained !== null && unexplained !== 0n && '未调平',
  ]
    .filter(Boolean)
    .join('；');

export async function bankItemsTable(reader: FundReader): Promise<TableContent> {
  const accounts = await accountsOf(reader);
  return {
    columns: [
      { title: '账户', grow: 1 },
      { title: '期间', align: 'center' },
      { title: '类别' },
      ...amounts('金额'),
      { title: '说明', grow: 2 },
    ],
    rows: accounts.flatMap((account) =>
      account.months.flatMap(({ month, statement }) =>
        (statement?.items ?? []).map(({ kind, amount, about }) => [
          ...[nameOfAccount(reader, account), periodName(month), ITEM_KINDS[kind], yuan(amount), about],
        ]),
      ),
    ),
    strong: [],
  };
}

/** Of the whole fund; a county has no account in the treasury. */
export async function treasuryTable(reader: FundReader): Promise<TableContent> {
  const { context, fund, fiscalYear, county, month: last } = reader;
  const months = county ? [] : await treasuryYear(context.read, fund, fiscalYear, await accountsOf(reader));
  return {
    columns: [
      { title: '月份', align: 'center' },
      ...amounts('账面收入', '入库明细', '国库日报', '差额'),
      { title: '不符天数', align: 'right' },
      { title: '未报天数', align: 'right' },
      ...amounts('尚未划转'),
    ],
    rows: months
      .filter(({ month }) => month <= (last ?? 12))
      .map(({ month, booked, listed, reported, difference, differingDays, unreportedDays, notSwept }) => [
        periodName(month),
        ...[booked, listed, reported, difference].map(written),
        ...[String(differingDays), String(unreportedDays), yuan(notSwept)],
      ]),
    strong: [],
  };
}

const nameOfAccount = (reader: FundReader, { kind, county }: BankYear): string =>
  county === null ? BANK_NAMES[kind] : `${nameOf(reader, county)} ${BANK_NAMES[kind]}`;

export const periodName = (month: number): string => (month === 13 ? '清算期' : `${month}月`);

const written = (amount: Fen | null): string => (amount === null ? '' : yuan(amount));
