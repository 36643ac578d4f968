import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { loadedTown, settledTown, type Town, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const FOUND = 'raised cleared standing';

const look = ({ medical, pool }: Town, asOf = '2021-12-31') => medical.does('refreshWarnings', { pool, asOf }, FOUND);

const premium = ({ medical, pool }: Town, county: string, amount: string) =>
  medical.does('loadIncomeAndExpenditure', {
    ...{ pool, fiscalYear: 2021, document: '12月补报' },
    rows: [{ county, insurance: 'RESIDENT', month: 12, item: 'PREMIUM', amount }],
  });

/** A town whose year is on record to December: 乙县 is 259 yuan short. */
async function wholeYear(): Promise<Town> {
  const town = await loadedTown(server);
  await premium(town, town.b, '1.00');
  return town;
}

const LIST = `query($filter: WarningFilter, $asOf: String, $first: Int! = 50, $after: String) {
  warnings(filter: $filter, asOf: $asOf, first: $first, after: $after) {
    nodes { id pool insurance county fiscalYear kind level subject figure latestFigure threshold unit message rule
      citation { article quote } thresholdIsDefault raisedOn raisedBy clearedOn clearedBy }
    pageInfo { hasNextPage endCursor } } }`;

// oxlint-disable-next-line typescript/no-explicit-any -- warnings as the API answers them
const list = async ({ medical, pool }: Town, filter: object = {}, more: object = {}): Promise<any[]> =>
  (await medical.reads(LIST, { filter: { pool, ...filter }, ...more })).warnings.nodes;

/** "KIND county LEVEL figure threshold UNIT", in no order. */
const lines = (town: Town, nodes: Record<string, string | null>[]) =>
  nodes
    .map(({ kind, county, level, figure, threshold, unit }) =>
      [kind, county?.slice(town.pool.length + 1) ?? '-', level, figure, threshold, unit].join(' '),
    )
    .sort();

describe('a check', () => {
  test('raises what it finds, each with figure, threshold, unit and where the threshold is from', async () => {
    const town = await wholeYear();
    expect(await look(town)).toMatchObject({ raised: 9, cleared: 0, standing: 0, replayed: false });
    const nodes = await list(town);
    expect(lines(town, nodes)).toEqual([
      'DEFICIT b ORANGE 259.00 0.00 YUAN',
      'EXHAUSTION b RED 0.00 6.00 MONTHS',
      'EXPENDITURE_DISPERSION - ORANGE 34.45 30.00 PERCENT',
      'EXPENDITURE_PER_HEAD b NOTICE 37.34 20.00 PERCENT',
      'EXPENDITURE_PER_HEAD c ORANGE -45.78 40.00 PERCENT',
      'MONTHS_OF_COVER - ORANGE 4.41 6.00 MONTHS',
      'MONTHS_OF_COVER b RED 1.58 3.00 MONTHS',
      'MONTHS_OF_COVER c RED 0.40 3.00 MONTHS',
      'POLICY_LAPSES - ORANGE 365.00 365.00 DAYS',
    ]);
    expect(nodes.find(({ kind }) => kind === 'POLICY_LAPSES')).toMatchObject({
      ...{ insurance: null, subject: `${town.pool}-2021`, rule: 'HD-14', thresholdIsDefault: true },
      citation: { article: '第二十二条', quote: '本办法自2021年1月1日起实施，有效期2年。' },
    });
    expect(nodes.find(({ kind }) => kind === 'DEFICIT')).toMatchObject({
      ...{
        pool: town.pool,
        insurance: 'RESIDENT',
        fiscalYear: 2021,
        rule: null,
        citation: null,
        thresholdIsDefault: true,
      },
      ...{ raisedOn: '2021-12-31', raisedBy: '市医保局 李', clearedOn: null, clearedBy: null },
      message: '当期缺口 259.00 元。 Expenditure is 259.00 yuan above income.',
    });
  });

  test('again finds the same and raises nothing; once the deficit is gone it is cleared, and stays in the list', async () => {
    const town = await wholeYear();
    await look(town);
    expect(await look(town, '2022-01-31')).toMatchObject({ raised: 0, cleared: 0, standing: 9 });
    await premium(town, town.b, '259.00');
    expect(await look(town, '2022-02-10')).toMatchObject({ raised: 0, cleared: 2, standing: 7 });
    expect(lines(town, await list(town, { open: false }))).toEqual([
      'DEFICIT b ORANGE 259.00 0.00 YUAN',
      'EXHAUSTION b RED 0.00 6.00 MONTHS',
    ]);
    const [gone] = await list(town, { kinds: ['DEFICIT'] });
    expect(gone).toMatchObject({ raisedOn: '2021-12-31', clearedOn: '2022-02-10', clearedBy: '市医保局 李' });
    expect(await list(town, { open: true })).toHaveLength(7);
  });

  test('a larger deficit of the same level keeps its warning, with the latest figure; one that comes back is raised anew', async () => {
    const town = await wholeYear();
    await look(town);
    await premium(town, town.b, '9.00');
    await look(town);
    expect(await list(town, { kinds: ['DEFICIT'] })).toEqual([
      expect.objectContaining({ figure: '259.00', latestFigure: '250.00' }),
    ]);
    await premium(town, town.b, '250.00');
    await look(town);
    await town.medical.does('loadIncomeAndExpenditure', {
      ...{ pool: town.pool, fiscalYear: 2021, document: '12月补报' },
      rows: [{ county: town.b, insurance: 'RESIDENT', month: 12, item: 'INPATIENT', amount: '5.00' }],
    });
    await look(town);
    const figures = (await list(town, { kinds: ['DEFICIT'] })).map(({ figure, clearedOn }) => [figure, clearedOn]);
    expect(figures).toEqual([
      ['5.00', null],
      ['259.00', '2021-12-31'],
    ]);
  });

  test('as of June only January and February are on record: two months of expenditure, and no year to compare', async () => {
    const town = await wholeYear();
    await look(town, '2021-06-15');
    const kinds = lines(town, await list(town));
    expect(kinds).toContain('MONTHS_OF_COVER b RED 0.26 3.00 MONTHS');
    expect(kinds).toContain('DEFICIT b ORANGE 260.00 0.00 YUAN');
    expect(kinds.filter((text) => /HEAD|DISPERSION|RATE|GROWTH|LAPSES/.test(text))).toEqual([]);
  });

  test('a pool without anything booked is warned of nothing', async () => {
    const town = await loadedTown(server);
    expect(await look(town, '2020-12-31')).toMatchObject({ raised: 0 });
  });

  test('what a government owes is overdue from the day after it was due, until it is paid', async () => {
    const town = await settledTown(server);
    const late = async () =>
      (await list(town, { kinds: ['OVERDUE_OBLIGATION'], open: true })) as Record<string, string>[];
    await look(town, '2022-12-31');
    expect(await late()).toEqual([]);
    await look(town, '2023-01-01');
    const owed = town.settlement.obligations as { id: string; kind: string }[];
    expect(new Set((await late()).map(({ subject }) => subject))).toEqual(new Set(owed.map(({ id }) => id)));
    const topUp = owed.find(({ kind }) => kind === 'TOP_UP')!;
    const [first] = (await late()).filter(({ subject }) => subject === topUp.id);
    expect(first).toMatchObject({ level: 'ORANGE', figure: '1.00', unit: 'DAYS', county: town.b, fiscalYear: 2021 });
    const amount = town.settlement.obligations.find(({ id }: { id: string }) => id === topUp.id).amount;
    await town.finance.does('recordTopUp', {
      ...{ obligation: topUp.id, amount, receivedOn: '2022-05-31', document: '银行回单' },
    });
    await look(town, '2023-01-02');
    expect((await late()).map(({ subject }) => subject)).not.toContain(topUp.id);
  });

  test('years before the books count as they were recorded: 2020 was short too, and its income was higher', async () => {
    const town = await wholeYear();
    await server.database.asOwner(
      `insert into fund_year_history (fund, county, year, version, premium, fiscal_subsidy, interest, transfer_in, other_income,
         inpatient, outpatient, maternity, catastrophic, other_expenditure, source, entered_by)
       select f.id, $2, y, 1, 760, 0, 0, 0, 0, 800, 0, 0, 0, 0, '2020年决算', '张' from fund f, unnest(array[2018, 2020]) y
       where f.pool = $1 and f.insurance = 'RESIDENT'`,
      [town.pool, town.b],
    );
    await look(town);
    const ofB = lines(town, await list(town, { county: town.b, kinds: ['DEFICIT_TWO_YEARS', 'GROWTH'] }));
    // expenditure 800 → 760: −5 %; income 760 → 501: −34.07 %
    expect(ofB).toEqual(['DEFICIT_TWO_YEARS b RED 299.00 0.00 YUAN', 'GROWTH b ORANGE 29.07 10.00 PERCENTAGE_POINTS']);
  });

  test('two at once raise everything once', async () => {
    const town = await wholeYear();
    const both = await Promise.all([look(town), look(town)]);
    expect(both.map(({ raised, standing }) => `${raised} raised, ${standing} standing`)).toEqual(
      expect.arrayContaining(['9 raised, 0 standing', '0 raised, 9 standing']),
    );
  });

  test('sent twice with one key it is one check', async () => {
    const town = await wholeYear();
    const input = { pool: town.pool, asOf: '2021-12-31', idempotencyKey: 'k' };
    await town.medical.does('refreshWarnings', input);
    expect(await town.medical.does('refreshWarnings', input, FOUND)).toMatchObject({ raised: 9, replayed: true });
  });

  test('of another city, a day before the last, a day to come, no day: refused', async () => {
    const town = await wholeYear();
    const { medical, pool } = town;
    const refused = (input: object) => medical.isRefused('refreshWarnings', { pool, asOf: '2021-12-31', ...input });
    await look(town, '2022-03-01');
    expect(await refused({ asOf: '2022-02-28' })).toEqual(['AS_OF_OUT_OF_RANGE input.asOf']);
    expect(await refused({ asOf: '9999-12-31' })).toEqual(['AS_OF_OUT_OF_RANGE input.asOf']);
    expect(await refused({ asOf: '2022-02-30' })).toEqual(['INVALID_DATE input.asOf']);
    expect(await refused({ pool: 'shaoyang' })).toEqual(['FORBIDDEN']);
  });
});

describe('the list', () => {
  let town: Town;
  beforeAll(async () => {
    town = await wholeYear();
    await look(town);
    await premium(town, town.b, '259.00');
    await look(town, '2022-02-10');
  });

  test.each<[object, number]>([
    [{ kinds: ['MONTHS_OF_COVER'] }, 3],
    [{ kinds: ['MONTHS_OF_COVER', 'DEFICIT'], levels: ['RED'] }, 2],
    [{ levels: ['NOTICE'] }, 1],
    [{ insurance: 'RESIDENT' }, 8],
    [{ insurance: 'EMPLOYEE' }, 0],
    [{ kinds: [] }, 0],
  ])('filtered by %j has %d', async (filter, count) => {
    expect(await list(town, filter)).toHaveLength(count);
  });

  test('filtered by county has that county’s', async () => {
    expect((await list(town, { county: town.c })).map(({ county }) => county)).toEqual([town.c, town.c]);
  });

  test('as of a day: none before they were raised, all nine until two were cleared', async () => {
    const open = async (asOf: string) => (await list(town, { open: true }, { asOf })).length;
    expect([await open('2021-12-30'), await open('2021-12-31'), await open('2022-02-09')]).toEqual([0, 9, 9]);
    expect([await open('2022-02-10'), (await list(town, {}, { asOf: '2021-12-30' })).length]).toEqual([7, 0]);
  });

  test('comes in pages, newest first, each warning once', async () => {
    const pages: string[][] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo } = (await town.medical.reads(LIST, { filter: { pool: town.pool }, first: 4, after }))
        .warnings as { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
      pages.push(nodes.map(({ id }) => id));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(pages.map((page) => page.length)).toEqual([4, 4, 1]);
    const ids = pages.flat().map(Number);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  });

  test('a county’s role sees its own and the pool’s; another city’s sees none', async () => {
    const seen = async (send: Town['medical']) =>
      (await send.reads(LIST, {})).warnings.nodes.map(({ county }: { county: string | null }) => county);
    const county = town.county(town.c);
    expect(new Set(await seen(county))).toEqual(new Set([town.c, null]));
    const others = (await seen((await loadedTown(server)).medical)) as string[];
    expect(others).toEqual([]);
  });

  test.each([
    ['a day that is none', { asOf: 'yesterday' }, 'INVALID_DATE'],
    ['an empty page', { first: 0 }, 'INVALID_PAGE_SIZE'],
    ['a cursor of nowhere', { after: 'x' }, 'INVALID_CURSOR'],
  ])('%s is refused', async (_what, variables, code) => {
    const { errors } = await town.medical.send(LIST, variables);
    expect(errors![0]!.extensions.code).toBe(code);
  });
});

describe('beside fund state', () => {
  const STATE = `query($pool: ID!, $asOf: String) { pool(id: $pool) {
    counties { nodes { id warnings(asOf: $asOf) { kind } } }
    fund(insurance: RESIDENT) { year(fiscalYear: 2021) { warnings(asOf: $asOf) { kind }
      counties { nodes { county { id } warnings(asOf: $asOf) { kind } } } } } } }`;

  test('stand the open warnings of pool and counties, in one statement for each level of the answer', async () => {
    const town = await wholeYear();
    await look(town);
    let pool!: Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- the query's shape
    const statements = await statementsOf(server.database, async () => {
      ({ pool } = await town.medical.reads(STATE, { pool: town.pool }));
    });
    const kinds = (warnings: { kind: string }[]) => warnings.map(({ kind }) => kind).sort();
    const { year } = pool.fund;
    expect(kinds(year.warnings)).toEqual(['EXPENDITURE_DISPERSION', 'MONTHS_OF_COVER']);
    const ofB = ['DEFICIT', 'EXHAUSTION', 'EXPENDITURE_PER_HEAD', 'MONTHS_OF_COVER'];
    const b = (nodes: { warnings: { kind: string }[] }[]) => kinds(nodes[1]!.warnings);
    expect([b(pool.counties.nodes), b(year.counties.nodes)]).toEqual([ofB, ofB]);
    expect(statements.filter((name) => name.includes('warnings'))).toHaveLength(3);

    const before = (await town.medical.reads(STATE, { pool: town.pool, asOf: '2021-12-30' })).pool;
    expect(before.fund.year.warnings).toEqual([]);
  });
});

describe('the database', () => {
  test('keeps a warning as it was raised, clears it once, and raises none twice', async () => {
    const town = await wholeYear();
    await look(town);
    const { asOwner } = server.database;
    const of = `where pool = '${town.pool}' and kind = 'DEFICIT'`;
    await expect(asOwner(`update warning set figure = 1 ${of}`)).rejects.toThrow('ADDITIONS_ONLY');
    await expect(asOwner(`delete from warning ${of}`)).rejects.toThrow('ADDITIONS_ONLY');
    await expect(asOwner('truncate warning')).rejects.toThrow();
    await expect(
      asOwner(`insert into warning (pool, insurance, county, fiscal_year, kind, level, subject, figure, latest_figure, threshold,
          unit, message, threshold_is_default, raised_in)
        select pool, insurance, county, fiscal_year, kind, level, subject, 1, 1, threshold, unit, message, true, raised_in
        from warning ${of}`),
    ).rejects.toThrow('warning_raised_once');
    await premium(town, town.b, '259.00');
    await look(town);
    await expect(asOwner(`update warning set cleared_in = null ${of}`)).rejects.toThrow('ADDITIONS_ONLY');
  });
});

test('the coverage of a town’s law is asked over the API: it lapses, and none follows', async () => {
  const { medical, pool } = await loadedTown(server);
  const COVERAGE = `query($pool: ID!, $asOf: String!) { policyCoverage(pool: $pool, asOf: $asOf) {
    asOf inForce { id } findings { kind severity policy rule message citation { quote } } } }`;
  const { policyCoverage } = await medical.reads(COVERAGE, { pool, asOf: '2022-06-30' });
  expect(policyCoverage.inForce).toEqual([{ id: `${pool}-2021` }]);
  expect(policyCoverage.findings[0]).toMatchObject({ kind: 'POLICY_LAPSES', severity: 'WARNING', rule: 'HD-14' });
  const after = (await medical.reads(COVERAGE, { pool, asOf: '2023-01-01' })).policyCoverage;
  expect(after.inForce).toEqual([]);
  expect(after.findings[0]).toMatchObject({ kind: 'DAYS_WITHOUT_POLICY', policy: null, citation: null });
  const refused = async (variables: object) =>
    (await medical.send(COVERAGE, { pool, asOf: '2022-06-30', ...variables })).errors![0]!.extensions.code;
  expect([await refused({ asOf: '2022-13-01' }), await refused({ pool: 'nowhere' })]).toEqual([
    'INVALID_DATE',
    'UNKNOWN_POOL',
  ]);
});
