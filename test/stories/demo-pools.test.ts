/** The demo pools of the other three cities: their year 2021, as it is loaded at a first start, settles whole under their own law. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadDemo } from '../../src/demo/load-demo.js';
import { fen, sum, yuan } from '../../src/money.js';
import { policies } from '../../src/policy/registry.js';
import { cityOf, closeYear, type Office, officeOf, settle } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { reserveOf } from './small-pool.js';

let server: TestServer;
let auditor: Office;
beforeAll(async () => {
  server = await startServer({ policies });
  await loadDemo(server.database.orm.em.fork(), policies, 'YEAR');
  auditor = officeOf(server.as('AUDITOR'));
});
afterAll(() => server.close());

const INSURANCES = ['EMPLOYEE', 'RESIDENT'] as const;

describe.each(['shaoyang', 'suzhou', 'changzhutan'])('%s', (pool) => {
  test('settles both funds of 2021: steps are the deficits, the results are what governments owe', async () => {
    const city = cityOf(server, pool);
    const province = (role: 'PROVINCE_MEDICAL' | 'PROVINCE_FINANCE', person: string) =>
      officeOf(server.as(role, {}, person));
    const offices =
      pool === 'changzhutan'
        ? {
            drafts: province('PROVINCE_MEDICAL', '陈'),
            reviews: province('PROVINCE_FINANCE', '郑'),
            confirms: province('PROVINCE_MEDICAL', '吴'),
          }
        : { drafts: city.medical, reviews: city.finance, confirms: city.government };
    for (const insurance of INSURANCES) {
      const year = { pool, insurance, fiscalYear: 2021 };
      await closeYear(city, year);
      if (pool === 'shaoyang') await city.medical.does('levyReserve', year);
      // by the time of the settlement January's premiums are there, which bridge what governments have yet to pay
      await city.medical.does('openPeriods', { ...year, fiscalYear: 2022, months: [1] });
      const [first] = (
        await auditor.reads(
          `query($pool: ID!, $insurance: Insurance!) { pool(id: $pool) { fund(insurance: $insurance) { year(fiscalYear: 2021) {
          counties(first: 1) { nodes { county { id } } } } } } }`,
          { pool, insurance },
        )
      ).pool.fund.year.counties.nodes;
      await city.medical.does('loadIncomeAndExpenditure', {
        ...{ pool, fiscalYear: 2022, document: '2022年1月' },
        rows: [{ county: first.county.id, insurance, month: 1, item: 'PREMIUM', amount: '100000000.00' }],
      });
      const posted = await settle(year, offices);
      const { counties } = posted.outcome;
      const total = (amounts: string[]) => yuan(sum(amounts.map(fen)));
      expect(total(posted.steps.map(({ amount }: { amount: string }) => amount))).toBe(
        total(counties.map(({ deficit }: { deficit: string }) => deficit)),
      );
      const { rows, held } = await reserveOf(auditor, year);
      expect(Object.fromEntries(rows.map(({ county, closing }) => [county ?? 'common', closing]))).toEqual(held);
      expect(held.common).toBe(posted.outcome.sharedReserveAfter);
    }
  });
});
