/**
 * 邯郸 2021 年预算，第八条: three county offices jointly → county government → 市医保 compiles → three city offices → city government → three
 * provincial offices → 市人大 → 批复. The province sends it back once; a county's budget changes; in the end all of it is in force at once.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { inJanuary, LINES, officeAt, type Submission, submissionsOf, verdictOn, withLines } from '../budget/budgets.js';
import { startServer, type TestServer } from '../server.js';
import { openBooks, registerSmallPool, type SmallPool } from './small-pool.js';
import type { Role } from '../../src/identity/role.js';

const YEAR = { pool: 'handan', insurance: 'RESIDENT', fiscalYear: 2021 } as const;
const COUNTIES = [
  { id: '130402', name: '邯山区', kind: 'DISTRICT', balance: '500.00' },
  { id: '130433', name: '馆陶县', kind: 'COUNTY', balance: '100.00' },
  { id: '130481', name: '武安市', kind: 'COUNTY_CITY', balance: '0.00' },
];

let server: TestServer;
let handan: SmallPool;
beforeAll(async () => {
  server = await startServer();
  handan = await registerSmallPool(server, 'handan', COUNTIES);
  await openBooks(handan, YEAR, COUNTIES);
});
afterAll(() => server.close());

const open = async (county: string | null): Promise<Submission> =>
  (await submissionsOf(server, YEAR)).find((one) => one.county === county)!;

const sign = async (role: Role, county: string | null, reason?: string) =>
  officeAt(server, role, 'handan', county).does('decideSubmissions', {
    verdicts: [verdictOn(await open(county), reason)],
  });

const submit = (county: string, lines: object[]) =>
  handan.county(county).does('submitBudget', { ...YEAR, county, document: `${county} 2021年收支计划`, lines });

const compile = () => handan.medical.does('compileBudget', { ...YEAR, document: '全市2021年预算草案' });

const JOINTLY: Role[] = ['COUNTY_TAX', 'COUNTY_MEDICAL', 'COUNTY_FINANCE'];

test('县级财政、医保、税务联合报本级政府审批', async () => {
  for (const { id } of COUNTIES) {
    await submit(id, LINES);
    for (const role of JOINTLY) {
      expect((await open(id)).stage).toBe(1);
      await sign(role, id);
    }
    expect(await open(id)).toMatchObject({ stage: 2, awaits: ['COUNTY_GOVERNMENT'] });
    await sign('COUNTY_GOVERNMENT', id);
    expect(await open(id)).toMatchObject({ status: 'APPROVED' });
  }
});

test('市医保汇总，市三部门审核，市政府审批，省级退回', async () => {
  await compile();
  for (const role of ['CITY_TAX', 'CITY_FINANCE'] as const) await sign(role, null);
  // whoever compiled it does not review it: another person of the office does
  await sign('CITY_MEDICAL', null);
  await sign('CITY_GOVERNMENT', null);
  await sign('PROVINCE_FINANCE', null);
  await sign('PROVINCE_MEDICAL', null, '馆陶县大病保险支出漏列');
  expect(await open(null)).toMatchObject({ status: 'RETURNED', stage: 3 });
});

test('馆陶县改报，四部门重新签署，全市重新汇总，自始报批', async () => {
  await submit('130433', withLines(inJanuary('INPATIENT', '650.00'), inJanuary('CATASTROPHIC', '50.00')));
  for (const role of [...JOINTLY, 'COUNTY_GOVERNMENT'] as Role[]) await sign(role, '130433');
  await compile();
  for (const role of ['CITY_MEDICAL', 'CITY_FINANCE', 'CITY_TAX', 'CITY_GOVERNMENT'] as const) await sign(role, null);
  for (const role of ['PROVINCE_MEDICAL', 'PROVINCE_FINANCE', 'PROVINCE_TAX'] as const) await sign(role, null);
  await sign('PEOPLES_CONGRESS', null);
  expect(await open(null)).toMatchObject({ version: 2, stage: 5, status: 'IN_APPROVAL' });
});

test('批复之前不执行；三部门批复后，全市与各县一并执行', async () => {
  const inForce = async () =>
    (await handan.auditor.reads('{ budgets(pool: "handan") { nodes { county inForceSince } } }')).budgets.nodes.filter(
      ({ inForceSince }: { inForceSince: string | null }) => inForceSince !== null,
    );
  await sign('CITY_FINANCE', null);
  await sign('CITY_TAX', null);
  expect(await inForce()).toEqual([]);
  await sign('CITY_MEDICAL', null);
  expect(await inForce()).toHaveLength(4);
});

test('the way stands as it went, signature by signature', async () => {
  const { id } = await open(null);
  const { submission } = await handan.auditor.reads(
    `query($id: ID!) { submission(id: $id) { rule citation { article quote } events { version act stage office reason }
      budget { lines { code budget } changes { county line before after } } } }`,
    { id },
  );
  expect(submission).toMatchObject({ rule: 'HD-2', citation: { article: '第八条' } });
  expect(
    submission.events.map(({ version, act, stage, office, reason }: Record<string, string | number>) =>
      [version, stage ?? '-', act, office, reason].filter((part) => part !== null).join(' '),
    ),
  ).toEqual([
    '1 - SUBMITTED CITY_MEDICAL',
    '1 1 SIGNED CITY_TAX',
    '1 1 SIGNED CITY_FINANCE',
    '1 1 SIGNED CITY_MEDICAL',
    '1 2 SIGNED CITY_GOVERNMENT',
    '1 3 SIGNED PROVINCE_FINANCE',
    '1 3 RETURNED PROVINCE_MEDICAL 馆陶县大病保险支出漏列',
    '2 - SUBMITTED CITY_MEDICAL',
    '2 1 SIGNED CITY_MEDICAL',
    '2 1 SIGNED CITY_FINANCE',
    '2 1 SIGNED CITY_TAX',
    '2 2 SIGNED CITY_GOVERNMENT',
    '2 3 SIGNED PROVINCE_MEDICAL',
    '2 3 SIGNED PROVINCE_FINANCE',
    '2 3 SIGNED PROVINCE_TAX',
    '2 4 SIGNED PEOPLES_CONGRESS',
    '2 5 SIGNED CITY_FINANCE',
    '2 5 SIGNED CITY_TAX',
    '2 5 SIGNED CITY_MEDICAL',
  ]);
  expect(submission.budget.changes).toEqual([
    { county: '130433', line: 'INPATIENT', before: '700.00', after: '650.00' },
    { county: '130433', line: 'CATASTROPHIC', before: '0.00', after: '50.00' },
  ]);
  const amount = (code: string) =>
    submission.budget.lines.find((line: { code: string }) => line.code === code).budget as string;
  expect(['INCOME_TOTAL', 'INPATIENT', 'CATASTROPHIC', 'CLOSING_BALANCE'].map(amount)).toEqual([
    '3000.00',
    '2050.00',
    '50.00',
    '1800.00',
  ]);
});
