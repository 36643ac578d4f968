/** The forms leave out no account of the chart and count none twice. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Insurance } from '../../src/policy/policy.js';
import { isOf } from '../../src/statement/movement.js';
import type { Part } from '../../src/statement/row.js';
import { type Form, FORMS } from '../../src/statement/statement.js';
import { createDatabase, type TestDatabase } from '../database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

interface Account {
  account: string;
  class: string;
  detail: string | null;
}

describe.each(Object.values(Insurance))('%s', (insurance) => {
  test.each(['BALANCE_SHEET', 'INCOME_STATEMENT'] as Form[])('%s has every account in one row', async (form) => {
    const accounts = await database.read<Account>(
      {
        name: 'accounts-with-details',
        text: `select a.code as account, a.class, d.code as detail from account a
               left join account_detail d on d.account = a.code and d.insurance = $1 order by a.code, d.code`,
      },
      [insurance],
    );
    const flows = (of: string) => ['INCOME', 'EXPENDITURE'].includes(of);
    const counted = accounts.filter((each) => form === 'BALANCE_SHEET' || flows(each.class));
    expect(counted.length).toBeGreaterThan(10);
    const rows = FORMS[form].rows(insurance).filter(({ memo }) => !memo);
    for (const account of counted)
      for (const part of partsOf(insurance, account)) {
        const found = rows.filter(({ accounts: all }) => all.some((each) => isOf({ ...account, part }, each)));
        expect([account, part, found.length]).toEqual([account, part, 1]);
      }
  });

  test.each(['BALANCE_SHEET', 'INCOME_STATEMENT'] as Form[])('%s: every total names rows that are there', (form) => {
    const rows = FORMS[form].rows(insurance);
    const ids = rows.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { sums } of rows) expect(ids).toEqual(expect.arrayContaining(Object.keys(sums)));
  });
});

const partsOf = (insurance: Insurance, { class: of }: Account): (Part | null)[] =>
  insurance === 'EMPLOYEE' && !['ASSET', 'LIABILITY'].includes(of) ? ['POOLED', 'INDIVIDUAL'] : [null];
