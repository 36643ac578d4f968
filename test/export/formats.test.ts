/** What the formats make of texts and amounts that are out of the way. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnsOf } from '../../src/export/column.js';
import { csv } from '../../src/export/csv.js';
import { FORMATS } from '../../src/export/format.js';
import { hledger } from '../../src/export/hledger.js';
import { xlsx } from '../../src/export/xlsx.js';
import { auditXml } from '../../src/export/audit-xml.js';
import { account, madeUpSource, written } from './made-up-source.js';
import { elements, readCsv, readXlsx } from './read-back.js';

const COLUMNS = columnsOf('memo', 'balanceAfter', 'entry');
const csvOf = async (lines: Record<string, string>[]) =>
  readCsv(await written(csv(madeUpSource(lines), COLUMNS, 'BOOKED')));
const xlsxOf = async (lines: Record<string, string>[]) =>
  readXlsx(await written(xlsx(madeUpSource(lines), COLUMNS, 'BOOKED')));

describe('CSV', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
    'the text %j is no formula: it begins with an apostrophe',
    async (memo) => {
      expect((await csvOf([{ memo }])).rows[0]!.memo).toBe(`'${memo}`);
    },
  );

  test('an amount below zero stays a number', async () => {
    expect((await csvOf([{ memo: 'x', balanceAfter: '-3.00' }])).rows[0]!.balanceAfter).toBe('-3.00');
  });

  test('any text comes back as it was, but for that apostrophe', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { minLength: 1 }), async (memos) => {
        const { rows } = await csvOf(memos.map((memo) => ({ memo, entry: '7' })));
        expect(rows.map(({ memo }) => memo!.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(
          memos.map((memo) => memo.toWellFormed().replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '')),
        );
      }),
      { numRuns: 50 },
    ));
});

describe('XLSX', () => {
  test('an amount is a number as long as 15 digits tell it exactly; a longer one is text, and the file says how many are', async () => {
    const { raw, about } = await xlsxOf([
      { balanceAfter: '9999999999999.99', memo: '=1+1' },
      { balanceAfter: '-99999999999999.99', entry: '1234567890123456' },
    ]);
    expect(raw.get('B2')).toBe('9999999999999.99');
    expect(raw.get('B3')).toBe('"-99999999999999.99"');
    expect(raw.get('C3')).toBe('"1234567890123456"');
    expect(raw.get('A2')).toBe('"=1+1"');
    expect(about.get('B6')).toContain('共 2 个');
  });

  test('what XML can’t hold is replaced, the rest comes back', async () => {
    expect((await xlsxOf([{ memo: 'a<b>&"c"\u0001\n' }])).rows[0]!.memo).toBe('a<b>&"c"\uFFFD\n');
  });
});

test('hledger: a text can’t end the line, begin a comment, or add a tag', async () => {
  const text = String(
    await written(
      hledger(
        madeUpSource(
          [
            {
              effectiveDate: '2021-01-05',
              memo: 'a;b\n    x  1.00 CNY',
              document: 'c, d:e',
              debit: '1.00',
              number: '记-1',
            },
          ],
          { accounts: [account({ countyName: '(甲;  县):' })] },
        ),
      ),
    ),
  );
  expect(text).toContain('2021-01-05 * (记-1) a；b     x  1.00 CNY  ; position:');
  expect(text).toContain('; document:c， d:e\n');
  expect(text).toContain('account a _甲_ 县__:1003 财政专户存款:CITY_SPECIAL  ; type: A\n');
});

test('the audit interface: texts are escaped, and the empty end of a book is there', async () => {
  const line = {
    effectiveDate: '2021-12-31',
    period: '202113',
    number: '记-12',
    lineNo: '1',
    memo: '<a>&',
    debit: '1.00',
  };
  const xml = String(await written(auditXml(madeUpSource([line]))));
  expect(elements(xml, '记账凭证')).toEqual([
    expect.objectContaining({
      记账凭证摘要: '<a>&',
      会计期间号: '13',
      记账凭证编号: '12',
      借方本币金额: '1.00',
      贷方本币金额: '0.00',
    }),
  ]);
});

test.each(Object.entries(FORMATS))(
  '%s: lines that break off break the file off; it never ends as if it were whole',
  async (_, format) => {
    const whole = madeUpSource([{ effectiveDate: '2021-01-05', period: '202101', number: '记-1', debit: '1.00' }]);
    const broken = {
      ...whole,
      async *lines(...asked: Parameters<typeof whole.lines>) {
        yield* whole.lines(...asked);
        throw new Error('the connection is gone');
      },
    };
    await expect(written(format.write(broken, COLUMNS, 'BOOKED'))).rejects.toThrow('the connection is gone');
  },
);
