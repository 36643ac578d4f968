/** 工作经费 of Shaoyang's kind of county, 100 insured persons each, entered by finance and warned of below 3 yuan a person. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { foundPool, type Town, townPolicies } from '../towns.js';

let server: TestServer;
let town: Town;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await foundPool(server, 'shaoyang');
});
afterAll(() => server.close());

const entered = (rows: object[], change: object = {}) => ({
  ...{ pool: 'shaoyang', fiscalYear: 2021, source: '2021年部门预算批复', rows, ...change },
});
const countyFinance = (county: string) => officeOf(server.as('COUNTY_FINANCE', { county }, `${county} 财政局`));
const listed = async (office = town.medical): Promise<string[]> =>
  (
    await office.reads(`{ workingFunds(pool: "shaoyang", fiscalYear: 2021) {
      county amount insured perPerson version enteredBy source } }`)
  ).workingFunds.map((row: object) => Object.values(row).join(' '));
const warned = async (): Promise<string[]> => {
  await town.medical.does('refreshWarnings', { pool: 'shaoyang', asOf: '2021-12-31' });
  const { warnings } = await town.medical.reads(`{ warnings(filter: { pool: "shaoyang", kinds: [WORKING_FUNDS] }) {
    nodes { county figure threshold unit rule citation { quote } clearedOn } } }`);
  return warnings.nodes.map(({ citation, ...row }: Record<string, unknown> & { citation: { quote: string } }) =>
    [...Object.values(row), citation.quote.includes('不低于3元')].join(' '),
  );
};

test('all faults of the document come at once; a county’s finance enters its own only', async () => {
  const refused = (rows: object[], change: object = {}) =>
    town.finance.isRefused('recordWorkingFunds', entered(rows, change));
  expect(
    await refused([{ county: town.a, amount: '-1' }, { county: town.a, amount: '1.234' }, { county: 'x', amount: '1' }], { source: '' }), // prettier-ignore
  ).toEqual([
    'REASON_MISSING input.source',
    'NEGATIVE_AMOUNT input.rows.0.amount',
    'DUPLICATE_COUNTY input.rows.1.county',
    'INVALID_AMOUNT input.rows.1.amount',
    'UNKNOWN_COUNTY input.rows.2.county',
  ]);
  expect(await refused([])).toEqual(['EMPTY_DOCUMENT input.rows']);
  expect(await refused([{ county: town.a, amount: '1' }], { fiscalYear: 1999 })).toEqual([
    'INVALID_FISCAL_YEAR input.fiscalYear',
  ]);
  const others = entered([
    { county: town.a, amount: '1.00' },
    { county: town.b, amount: '1.00' },
  ]);
  expect(await countyFinance(town.a).isRefused('recordWorkingFunds', others)).toEqual(['FORBIDDEN']);
  expect(await listed()).toEqual([]);
});

test('each row is a new version with its source; a county sees its own', async () => {
  const rows = [
    { county: town.a, amount: '299.99' },
    { county: town.b, amount: '300.00' },
  ];
  await town.finance.does('recordWorkingFunds', entered(rows), 'rows');
  await countyFinance(town.a).does('recordWorkingFunds', entered([{ county: town.a, amount: '250' }]));
  expect(await listed()).toEqual([
    `${town.a} 250.00 100 2.50 2 ${town.a} 财政局 2021年部门预算批复`,
    `${town.b} 300.00 100 3.00 1 市财政局 王 2021年部门预算批复`,
  ]);
  expect(await listed(countyFinance(town.b))).toHaveLength(1);
});

test('below 3 yuan for each insured person a warning is raised, and cleared once more is set aside', async () => {
  expect(await warned()).toEqual([`${town.a} 2.50 3.00 YUAN SY-12  true`]);
  await town.finance.does('recordWorkingFunds', entered([{ county: town.a, amount: '320' }]));
  expect(await warned()).toEqual([`${town.a} 2.50 3.00 YUAN SY-12 2021-12-31 true`]);
});
