/**
 * 会计核算软件数据接口: accounts, balances and vouchers in the elements of GB/T 24589.1-2010 (公共档案, 总账), book by book. Which parts of the
 * standard this covers, and which not, is said in README.md beside this.
 */
import { lastDayOf, yearOfPeriod } from '../dates.js';
import { fen, yuan } from '../money.js';
import { columnsOf } from './column.js';
import type { LedgerAccount } from './ledger-account.js';
import { type Book, ending, INSURANCES, type Moved, type Source } from './source.js';
import { xmlText } from './xml-text.js';

const CURRENCY = 'CNY';
const VOUCHER_TYPE = '记';
const CLASSES: Record<LedgerAccount['class'], string> = {
  ASSET: '资产',
  LIABILITY: '负债',
  NET_ASSETS: '净资产',
  INCOME: '收入',
  EXPENDITURE: '支出',
};

/** 辅助项: what tells the accounts of one code apart, at fixed places. */
const AUXILIARIES: readonly [string, (account: LedgerAccount) => string | null][] = [
  ['明细', ({ detail }) => detail],
  ['银行账户', ({ bank, bankCounty }) => bank && [bank, bankCounty].filter((each) => each !== null).join('/')],
  ['统筹或个人账户', ({ part }) => part],
  ['往来县市区', ({ counterparty }) => counterparty],
  ['所属基金年度', ({ fundYear }) => fundYear],
];

const COLUMNS = columnsOf(
  ...['effectiveDate', 'period', 'number', 'lineNo', 'memo', 'debit', 'credit', 'person', 'document'],
);

export async function* auditXml(source: Source): AsyncGenerator<string> {
  const { about, books } = source;
  yield `<?xml version="1.0" encoding="UTF-8"?>
<会计核算数据 参照标准="GB/T 24589.1-2010" 截至="${about.asOf}">
`;
  for (const book of books) {
    const accounts = source.accounts.filter(({ book: of }) => of === book.id);
    yield `<账簿>\n${commonRecords(source, book)}<总账>\n${accountRecords(accounts)}`;
    yield balanceRecords(source.periods, accounts, await source.moved(book));
    for await (const batch of source.lines(COLUMNS, 'BOOKED', { book })) {
      let text = '';
      for (const { account, cells } of batch) text += voucherRecord(account, cells);
      yield text;
    }
    yield '</总账>\n</账簿>\n';
  }
  yield `<!-- ${ending(about)} -->\n</会计核算数据>\n`;
}

type Field = [name: string, value: string | number | null];

/** An element of elements; what there is nothing to say of is left out. */
const record = (name: string, ...fields: Field[]): string =>
  `<${name}>${fields
    .map(([field, value]) => (value === null ? '' : `<${field}>${xmlText(String(value))}</${field}>`))
    .join('')}</${name}>\n`;

const auxiliaries = (account: LedgerAccount): Field[] =>
  AUXILIARIES.map(([, of], at): Field => [`辅助项${at + 1}编号`, of(account)]);

function commonRecords({ about, periods }: Source, { county, countyName }: Book): string {
  const unit = county === null ? `${about.poolName}本级` : countyName!;
  const year = about.to === null ? null : yearOfPeriod(about.to);
  return `<公共档案>\n${[
    record(
      '电子账簿',
      ['电子账簿编号', [about.pool, about.insurance, county ?? '本级'].join('-')],
      ['电子账簿名称', `${unit}${INSURANCES[about.insurance]}基金`],
      ['会计核算单位', unit],
      ['开发单位', '统筹 tongchou'],
      ['本位币', CURRENCY],
      ['会计年度', year],
    ),
    ...periods.map((period) =>
      record(
        '会计期间',
        ['会计年度', yearOfPeriod(period)],
        ['会计期间号', period % 100],
        ['会计期间起始日期', period % 100 === 13 ? compact(lastDayOf(period)) : `${period}01`],
        ['会计期间结束日期', compact(lastDayOf(period))],
      ),
    ),
    record('记账凭证类型', ['记账凭证类型编号', VOUCHER_TYPE], ['记账凭证类型名称', '记账凭证']),
    record('币种', ['币种编码', CURRENCY], ['币种名称', '人民币']),
  ].join('')}</公共档案>\n`;
}

function accountRecords(accounts: readonly LedgerAccount[]): string {
  const byCode = Map.groupBy(accounts, ({ code }) => code);
  return [
    record('总账基础信息', ['结构分隔符', '-'], ['会计科目编号规则', '4'], ['凭证头可扩展字段结构', '所依单据']),
    ...[...byCode.values()]
      .map(([account]) => account!)
      .map(({ code, name, class: of, normalSide }) =>
        record(
          '会计科目',
          ['科目编号', code],
          ['科目名称', name],
          ['科目级次', 1],
          ['科目类型', CLASSES[of]],
          ['余额方向', normalSide === 'D' ? '借' : '贷'],
        ),
      ),
    ...[...byCode].flatMap(([code, ofCode]) =>
      AUXILIARIES.flatMap(([name, of], at) =>
        ofCode.some((account) => of(account) !== null)
          ? [record('科目辅助核算', ['科目编号', code], ['辅助项编号', at + 1], ['辅助项名称', name])]
          : [],
      ),
    ),
  ].join('');
}

/** Each account in each period: what it began with, what the vouchers of the period moved, what it came to. */
function balanceRecords(
  periods: readonly number[],
  accounts: readonly LedgerAccount[],
  moved: readonly Moved[],
): string {
  const movedOn = Map.groupBy(moved, ({ account }) => account);
  return accounts
    .flatMap((account) => {
      const byPeriod = new Map(movedOn.get(account.id)?.map((each) => [each.period, each]));
      let balance = fen(account.opening);
      return periods.map((period) => {
        const { debit, credit } = byPeriod.get(period) ?? NOTHING;
        const before = balance;
        balance += fen(debit) - fen(credit);
        return record(
          '科目余额及发生额',
          ['科目编号', account.code],
          ...auxiliaries(account),
          ['期初余额方向', sideOf(before, account)],
          ['期末余额方向', sideOf(balance, account)],
          ['币种编码', CURRENCY],
          ['会计年度', yearOfPeriod(period)],
          ['会计期间号', period % 100],
          ['期初本币余额', size(before)],
          ['借方本币金额', debit],
          ['贷方本币金额', credit],
          ['期末本币余额', size(balance)],
        );
      });
    })
    .join('');
}
const NOTHING = { debit: '0.00', credit: '0.00' };
const size = (balance: bigint): string => yuan(balance < 0n ? -balance : balance);
const sideOf = (balance: bigint, { normalSide }: LedgerAccount): string => {
  if (balance === 0n) return normalSide === 'D' ? '借' : '贷';
  return balance > 0n ? '借' : '贷';
};

function voucherRecord(account: LedgerAccount, cells: readonly (string | null)[]): string {
  const [day, period, number, lineNo, memo, debit, credit, person, document] = cells;
  return record(
    '记账凭证',
    ['记账凭证日期', compact(day!)],
    ['会计年度', period!.slice(0, 4)],
    ['会计期间号', Number(period!.slice(4))],
    ['记账凭证类型编号', VOUCHER_TYPE],
    ['记账凭证编号', number!.slice(VOUCHER_TYPE.length + 1)],
    ['记账凭证行号', lineNo!],
    ['记账凭证摘要', memo!],
    ['科目编号', account.code],
    ...auxiliaries(account),
    ['币种编码', CURRENCY],
    ['借方本币金额', debit ?? '0.00'],
    ['贷方本币金额', credit ?? '0.00'],
    ['凭证头可扩展字段结构值', document!],
    ['记账人', person!],
    ['记账标志', 1],
    ['作废标志', 0],
    ['凭证来源系统', '统筹 tongchou'],
  );
}

/** Dates as the standard writes them: 20211231. */
const compact = (day: string): string => day.replaceAll('-', '');
