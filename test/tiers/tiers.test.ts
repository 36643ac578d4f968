/** The tiers through the API: links, bounds, refusals, the database's defence, and acts of both tiers at once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atOnce, closeYear, type FundYear, MONTHS, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { loadYear, openBooks, openYear } from '../stories/small-pool.js';
import { COUNTIES, foundTwoTiers, MEMBERS, policies, settleCity, type TwoTiers } from '../stories/two-tiers.js';

const REGION = { pool: 'changzhutan', insurance: 'RESIDENT', fiscalYear: 2021 } as const satisfies FundYear;
const CITY = { ...REGION, pool: 'changsha' } as const;
const MEMBER = { ...REGION, county: 'cz-1' };

let server: TestServer;
let tiers: TwoTiers;
beforeAll(async () => {
  server = await startServer({ policies });
  tiers = await foundTwoTiers(server);
});
afterAll(() => server.close());

describe('a link', () => {
  const link = (county: string, lowerPool: string) =>
    tiers.region.administrator.isRefused('linkLowerPool', { county, lowerPool });

  test('joins a member and a pool that are registered, neither of them linked before', async () => {
    expect(await link('nowhere', 'nopool')).toEqual(['UNKNOWN_ID input.county', 'UNKNOWN_POOL input.lowerPool']);
    expect(await link('cz-1', 'changsha')).toEqual(['TIER_LINKED input']);
    expect(await link('cz-2', 'changsha')).toEqual(['TIER_LINKED input']);
  });

  test('never puts a pool below itself, not through a pool between either', async () => {
    expect(await link('cz-2', 'changzhutan')).toEqual(['TIERS_IN_A_CIRCLE input']);
    expect(await link('cs-1', 'changzhutan')).toEqual(['TIERS_IN_A_CIRCLE input']);
  });

  test('of two that would close a circle between them at once one is made; so it is of one made twice', async () => {
    const { administrator } = tiers.region;
    const insured = { insuredEmployee: 0, insuredResident: 0 };
    for (const id of ['east', 'west'])
      await administrator.does('registerPool', {
        ...{ id, name: id },
        counties: [{ id: `${id}-1`, name: id, kind: 'CITY', ...insured }],
      });
    expect(await atOnce([link('east-1', 'west'), link('west-1', 'east')])).toEqual([[], ['TIERS_IN_A_CIRCLE input']]);
    const input = { idempotencyKey: 'liuyang', county: 'cs-2', lowerPool: 'liuyang' };
    await administrator.does('registerPool', {
      ...{ id: 'liuyang', name: '浏阳' },
      counties: [{ id: 'ly-1', name: '淮川', kind: 'COUNTY', ...insured }],
    });
    const answers = await Promise.all(
      [1, 2].map(() => administrator.does('linkLowerPool', input, 'lowerPool { name }')),
    );
    expect(answers.map(({ replayed, lowerPool }) => `${replayed} ${lowerPool.name}`).sort()).toEqual([
      'false 浏阳',
      'true 浏阳',
    ]);
  });

  const LINKS = `{ pools { id upperPool { id } upperCounty { id name } counties { nodes { id lowerPool { id } } } } }`;

  test('shows both ways: six statements for five pools and their counties', async () => {
    const { auditor } = tiers.region;
    const { pools } = await auditor.reads(LINKS);
    const seen = (id: string) => pools.find((pool: { id: string }) => pool.id === id);
    expect(seen('changsha')).toMatchObject({
      upperPool: { id: 'changzhutan' },
      upperCounty: { id: 'cz-1', name: '长沙市' },
    });
    expect(seen('changzhutan')).toMatchObject({
      ...{ upperPool: null, upperCounty: null },
      counties: { nodes: [{ lowerPool: { id: 'changsha' } }, ...Array(3).fill({ lowerPool: null })] },
    });
    expect(seen('liuyang').upperCounty.id).toBe('cs-2');
    expect(await statementsOf(server.database, () => auditor.reads(LINKS))).toHaveLength(6);
  });

  test('leads only to what the viewer may see: a pool’s offices see neither the pool above nor the one below', async () => {
    const { city, region } = tiers;
    expect(await city.medical.reads(`{ pool(id: "changsha") { upperPool { id } upperCounty { id } } }`)).toEqual({
      pool: { upperPool: null, upperCounty: null },
    });
    const member = officeOf(server.as('COUNTY_MEDICAL', { county: 'cz-1' }));
    for (const office of [region.medical, member]) {
      const { pool } = await office.reads(
        `{ pool(id: "changzhutan") { counties(first: 1) { nodes { id lowerPool { id } } } } }`,
      );
      expect(pool.counties.nodes).toEqual([{ id: 'cz-1', lowerPool: null }]);
    }
  });

  test('can’t be changed or removed, and the database lets nobody close a circle', async () => {
    const { asOwner } = server.database;
    await expect(asOwner(`update tier set lower_pool = 'west'`)).rejects.toThrow('ADDITIONS_ONLY');
    await expect(asOwner('delete from tier')).rejects.toThrow('ADDITIONS_ONLY');
    await expect(
      asOwner(`insert into tier (county, lower_pool, linked_by) values ('ly-1', 'changzhutan', 'x')`),
    ).rejects.toThrow('TIERS_IN_A_CIRCLE');
  });
});

test('nothing is taken from a pool that is not linked, or whose year is not settled, nor by another pool’s offices', async () => {
  const { region, city } = tiers;
  await openBooks(region, REGION, [MEMBERS[0]!, MEMBERS[3]!]);
  await openYear(region, REGION);
  const other = { ...REGION, county: 'cz-4' };
  const months = { ...MEMBER, months: MONTHS };
  expect(await region.medical.isRefused('consolidateYearFacts', other)).toEqual(['NO_LOWER_POOL input.county']);
  expect(await region.medical.isRefused('loadLowerBooks', { ...other, months: [1] })).toEqual([
    'NO_LOWER_POOL input.county',
  ]);
  expect(await region.medical.isRefused('consolidateYearFacts', MEMBER)).toEqual([
    'LOWER_SETTLEMENT_MISSING input.fiscalYear',
  ]);
  expect(await region.medical.isRefused('loadLowerBooks', { ...months, months: [0, 1, 13] })).toEqual([
    'INVALID_MONTH input.months.0',
    'INVALID_MONTH input.months.2',
  ]);
  expect(await region.medical.isRefused('loadLowerBooks', months)).toEqual(['EMPTY_DOCUMENT input.rows']);
  expect(await city.medical.isRefused('consolidateYearFacts', MEMBER)).toEqual(['FORBIDDEN']);
  for (const stranger of [city.medical, region.county('cz-4')])
    expect(await stranger.isRefused('loadLowerBooks', months)).toEqual(['FORBIDDEN']);
});

test('books of the two levels that differ keep the upper year from being settled, each difference named', async () => {
  const { region, city } = tiers;
  await openBooks(city, CITY, COUNTIES.slice(0, 2));
  await openYear(city, CITY);
  await loadYear(city, CITY, {
    'cs-1': { premium: '500.00', spent: '300.00', facts: { incomeDue: '500.00' } },
    'cs-2': { premium: '300.00', spent: '200.00', facts: { incomeDue: '300.00' } },
  });
  await closeYear(city, CITY);
  await settleCity(tiers, CITY);
  const { load } = await region.medical.does(
    'loadIncomeAndExpenditure',
    {
      ...{ pool: REGION.pool, fiscalYear: 2021, document: '手工报表' },
      rows: [{ county: 'cz-1', insurance: 'RESIDENT', month: 1, item: 'PREMIUM', amount: '810.00' }],
    },
    'load',
  );
  const drafted = await region.province.medical.send(
    `mutation($input: FundYearActInput!) { draftSettlement(input: $input) { refusals { code message } } }`,
    { input: { ...REGION, idempotencyKey: 'differ' } },
  );
  const { refusals } = drafted.data.draftSettlement;
  const disagree = refusals.filter(({ code }: { code: string }) => code === 'TIERS_DISAGREE');
  expect(disagree.map(({ message }: { message: string }) => message.split('。')[0])).toEqual([
    'cz-1 两级账簿不一致：收入 income本级 810.00 元，下级合计 800.00 元',
    'cz-1 两级账簿不一致：支出 expenditure本级 0.00 元，下级合计 500.00 元',
  ]);
  // what is too much here is for somebody to correct; what is lacking is booked by the member's own office
  const months = { ...MEMBER, months: MONTHS };
  const member = region.county('cz-1');
  expect(await member.isRefused('loadLowerBooks', months)).toEqual(['TIERS_DISAGREE input.months']);
  await region.medical.does('correctLoadedRow', { load, row: 1, amount: '800.00', reason: '抄录有误' });
  const answers = await atOnce([member, region.medical].map((office) => office.isRefused('loadLowerBooks', months)));
  expect(answers).toEqual([[], ['EMPTY_DOCUMENT input.rows']]);
  expect(await region.province.medical.isRefused('draftSettlement', REGION)).toEqual([
    'YEAR_NOT_CLOSED input.fiscalYear',
    'FACTS_MISSING',
    'FACTS_MISSING',
  ]);
});

test('the database takes facts only of the county’s own pool, its insurance and its year', async () => {
  const enter = (county: string, insurance: string, year: number) =>
    server.database.asOwner(
      `insert into year_facts (fund, county, year, version, income_due, non_compliant_expenditure, subsidy_shortfall, force_majeure,
         other_faults, targets_met, lower_settlement, source, entered_by)
       select f.id, $1, $3, 99, 0, 0, 0, 0, '[]', true, (select id from settlement), '测试', '某人'
       from fund f where f.pool = 'changzhutan' and f.insurance = $2`,
      [county, insurance, year],
    );
  await expect(enter('cz-4', 'RESIDENT', 2021)).rejects.toThrow('FACTS_NOT_OF_LOWER_POOL');
  await expect(enter('cz-1', 'EMPLOYEE', 2021)).rejects.toThrow('FACTS_NOT_OF_LOWER_POOL');
  await expect(enter('cz-1', 'RESIDENT', 2022)).rejects.toThrow('FACTS_NOT_OF_LOWER_POOL');
});

test('a lower year that is corrected: facts from before it are refused, newer ones come from the correction', async () => {
  const { region, city } = tiers;
  const from = async () =>
    (await region.medical.does('consolidateYearFacts', MEMBER, 'facts { lowerSettlement { id corrects { id } } }'))
      .facts.lowerSettlement;
  const seen = officeOf(server.as('AUDITOR'));
  const { settlements } = await seen.reads(`{ settlements(pool: "changsha", insurance: RESIDENT) { id } }`);
  expect(await from()).toBeNull(); // which the region's office may not see
  await city.medical.does('closePeriods', { ...CITY, months: [13] });
  await city.medical.does('openPeriods', { ...CITY, months: [2], reason: '补记' });
  await city.medical.does('loadIncomeAndExpenditure', {
    ...{ pool: CITY.pool, fiscalYear: 2021, document: '补记二月' },
    rows: [{ county: 'cs-2', insurance: 'RESIDENT', month: 2, item: 'INPATIENT', amount: '20.00' }],
  });
  await city.medical.does('closePeriods', { ...CITY, months: [2] });
  await city.medical.does('openPeriods', { ...CITY, months: [13] });
  const { settlement } = await city.medical.does(
    'draftSettlementCorrection',
    CITY,
    'settlement { id corrects { id } }',
  );
  expect(settlement.corrects).toEqual({ id: settlements[0].id });
  await city.finance.does('reviewSettlement', { settlement: settlement.id });
  await city.government.does('confirmSettlement', { settlement: settlement.id });
  const wanting = () => region.province.medical.isRefused('draftSettlement', REGION);
  expect(await wanting()).toEqual(
    expect.arrayContaining(['LOWER_SETTLEMENT_REVERSED', 'TIERS_DISAGREE', 'FACTS_UNCONFIRMED']),
  );
  await region.medical.does('loadLowerBooks', { ...MEMBER, months: [2] });
  await from();
  expect(await wanting()).not.toEqual(expect.arrayContaining(['LOWER_SETTLEMENT_REVERSED']));
  const { rows } = await server.database.asOwner(
    `select lower_settlement from year_facts where county = 'cz-1' order by version desc limit 1`,
  );
  expect(rows).toEqual([{ lower_settlement: settlement.id }]);
});

test('of the upper tier that posts and the lower that reverses at the same moment, one is refused', async () => {
  const { region, city } = tiers;
  const { medical, second, finance } = region.province;
  const input = { ...MEMBER, idempotencyKey: 'consolidated' };
  expect((await region.medical.does('consolidateYearFacts', input)).replayed).toBe(false);
  expect(await region.medical.does('consolidateYearFacts', input, 'facts { version }')).toMatchObject({
    ...{ replayed: true, facts: { version: 3 } },
  });
  await loadYear(region, REGION, {
    'cz-4': { premium: '10.00', spent: '10.00', facts: { incomeDue: '10.00' } },
  });
  await closeYear(region, REGION);
  const { settlement } = await medical.does('draftSettlement', REGION, 'settlement { id }');
  await finance.does('reviewSettlement', { settlement: settlement.id });
  const { settlements } = await region.auditor.reads(
    `{ settlements(pool: "changsha", insurance: RESIDENT) { corrections { id } } }`,
  );
  // whoever posts is kept waiting at the books, when its settlement's event is written and not yet committed
  const held = server.database.asOwner(
    `begin; select from book b join fund f on f.id = b.fund where f.pool = 'changzhutan' for update; select pg_sleep(0.6); commit`,
  );
  await sleep(100);
  const posting = second.isRefused('confirmSettlement', { settlement: settlement.id });
  await sleep(250);
  const reversal = { settlement: settlements[0].corrections[0].id, reason: '同时' };
  const reverses = await city.government.isRefused('reverseSettlement', reversal);
  const posts = await posting;
  await held;
  expect([
    [[], ['SETTLEMENT_HELD']],
    [['LOWER_SETTLEMENT_REVERSED'], []],
  ]).toContainEqual([posts, reverses]);
});
