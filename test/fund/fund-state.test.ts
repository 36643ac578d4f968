import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { demoFacts, demoMonths, demoOpenings } from '../../src/demo/demo-data.js';
import { isIncome, type Item } from '../../src/load/item.js';
import { fen, monthsOfCover, sum, yuan } from '../../src/money.js';
import { loadDemoYear } from '../demo-year.js';
import { type Answer, type Send, startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';

const COUNTY = '130402';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await loadDemoYear(server.database, 'handan');
  await loadDemoYear(server.database, 'shaoyang', 3);
});
afterAll(() => server.close());

const STATE = `query ($pool: ID!) {
  pool(id: $pool) {
    id name
    counties { nodes { id name kind gbCode permanentResidents insuredEmployee insuredResident } pageInfo { hasNextPage } }
    funds {
      insurance
      periods(fiscalYear: 2021) { month open events { opens person reason at } }
      year(fiscalYear: 2021) {
        income expenditure deficit surplus sharedReserve pooledBalance ownReserves accumulatedBalance monthsOfCover
        settlement { id status }
        counties {
          nodes {
            county { id name } income expenditure deficit surplus accumulatedBalance ownReserve yearResult monthsOfCover
            facts { version incomeDue enteredBy confirmedBy } settlement { id }
          }
        }
      }
    }
  }
}`;

const state = (send: Send, pool = 'handan'): Promise<Answer> => send(STATE, { pool });

/** What the demo documents say, added up by hand. */
function expected(insurance: string, county: string) {
  const rows = demoMonths('handan').rows.filter((row) => row.insurance === insurance && row.county === county);
  const total = (wanted: boolean) =>
    sum(rows.filter(({ item }) => isIncome(item as Item) === wanted).map(({ amount }) => fen(amount)));
  const opening = demoOpenings('handan')
    .find((document) => document.insurance === insurance)!
    .rows.find((row) => row.county === county)!;
  const [income, expenditure] = [total(true), total(false)];
  return {
    county: expect.objectContaining({ id: county }),
    income: yuan(income),
    expenditure: yuan(expenditure),
    deficit: yuan(expenditure > income ? expenditure - income : 0n),
    surplus: yuan(income > expenditure ? income - expenditure : 0n),
    accumulatedBalance: yuan(fen(opening.accumulatedBalance)),
    ownReserve: yuan(fen(opening.ownReserve)),
    yearResult: '0.00',
    monthsOfCover: monthsOfCover(fen(opening.accumulatedBalance), expenditure),
    settlement: null,
  };
}

test('the fund state of Handan 2021 is what its documents add up to, county by county and for the pool', async () => {
  const { data, errors } = await state(server.as('CITY_MEDICAL', { pool: 'handan' }));
  expect(errors).toBeUndefined();
  expect(data.pool.counties.nodes).toHaveLength(21); // 市本级 has employees only
  for (const { insurance, year, periods } of data.pool.funds) {
    expect(year.counties.nodes).toHaveLength(insurance === 'EMPLOYEE' ? 21 : 20);
    for (const row of year.counties.nodes) {
      const { facts, ...figures } = row;
      expect(figures).toEqual(expected(insurance, row.county.id));
      const { incomeDue } = demoFacts('handan').rows.find(
        (fact) => fact.insurance === insurance && fact.county === row.county.id,
      )!;
      expect(facts).toEqual({ version: 1, incomeDue: yuan(fen(incomeDue)), enteredBy: 'zhang', confirmedBy: null });
    }
    const counties: ReturnType<typeof expected>[] = year.counties.nodes;
    const added = (name: 'income' | 'expenditure' | 'deficit' | 'surplus' | 'accumulatedBalance' | 'ownReserve') =>
      yuan(sum(counties.map((county) => fen(county[name]))));
    const { counties: _, ...pool } = year;
    expect(pool).toEqual({
      income: added('income'),
      expenditure: added('expenditure'),
      deficit: added('deficit'),
      surplus: added('surplus'),
      sharedReserve: '0.00',
      pooledBalance: '0.00',
      ownReserves: added('ownReserve'),
      accumulatedBalance: added('accumulatedBalance'),
      monthsOfCover: monthsOfCover(fen(added('accumulatedBalance')), fen(added('expenditure'))),
      settlement: null,
    });
    expect(fen(pool.deficit)).toBeGreaterThan(0n);
    expect(periods.map(({ month, open }: { month: number; open: boolean }) => [month, open])).toEqual(
      Array.from({ length: 12 }, (_, at) => [at + 1, true]),
    );
    expect(periods[0].events).toEqual([expect.objectContaining({ opens: true, person: 'zhang' })]);
  }
});

test('the whole state takes as many statements for 20 counties as for 3', async () => {
  const city = (pool: string) => server.as('CITY_MEDICAL', { pool });
  const twenty = await statementsOf(server.database, () => state(city('handan')));
  const three = await statementsOf(server.database, () => state(city('shaoyang'), 'shaoyang'));
  expect(three).toEqual(twenty);
  expect(new Set(twenty).size).toBe(twenty.length);
  expect(twenty.length).toBeLessThanOrEqual(9);
});

test('what is not asked for is not read: income alone is two statements', async () => {
  const income = '{ pool(id: "handan") { fund(insurance: RESIDENT) { year(fiscalYear: 2021) { income } } } }';
  const names = await statementsOf(server.database, () => server.as('VIEWER')(income));
  expect(names).toEqual(['pools-seen', 'fund-year-amounts']);
});

test('counties come in pages by id; the pages together are all of them', async () => {
  const query = `query ($after: String) { pool(id: "handan") { fund(insurance: RESIDENT) { year(fiscalYear: 2021) {
    counties(first: 7, after: $after) { edges { cursor } nodes { county { id } } pageInfo { hasNextPage endCursor } } } } } }`;
  const seen: string[] = [];
  let after: string | null = null;
  for (let pages = 1; ; pages++) {
    const { data }: Answer = await server.as('AUDITOR')(query, { after });
    const { nodes, edges, pageInfo } = data.pool.fund.year.counties;
    seen.push(...nodes.map(({ county }: { county: { id: string } }) => county.id));
    expect(edges.at(-1).cursor).toBe(pageInfo.endCursor);
    after = pageInfo.endCursor;
    if (!pageInfo.hasNextPage) {
      expect(pages).toBe(3);
      break;
    }
  }
  expect(seen).toHaveLength(20);
  expect(seen).toEqual([...seen].sort());
});

describe('who sees what of a pool', () => {
  const counties = (answer: Answer): string[] =>
    answer.data.pool.funds[0].year.counties.nodes.map(({ county }: { county: { id: string } }) => county.id);

  test('a county’s role: its pool with the pool’s figures, of the counties its own only', async () => {
    const answer = await state(server.as('COUNTY_FINANCE', { county: COUNTY }));
    expect(answer.data.pool.name).toBe('邯郸市');
    expect(counties(answer)).toEqual([COUNTY]);
    expect(answer.data.pool.counties.nodes.map(({ id }: { id: string }) => id)).toEqual([COUNTY]);
    const city = await state(server.as('CITY_MEDICAL', { pool: 'handan' }));
    const income = ({ data }: Answer) => data.pool.funds[0].year.income;
    expect(income(answer)).toBe(income(city));
  });

  test.each([
    ['a city role', 'CITY_FINANCE', { pool: 'handan' }],
    ['an auditor of the pool', 'AUDITOR', { pool: 'handan' }],
    ['a viewer of all', 'VIEWER', {}],
    ['a provincial role', 'PROVINCE_MEDICAL', {}],
  ] as const)('%s: every county', async (_who, role, bound) => {
    expect(counties(await state(server.as(role, bound)))).toHaveLength(21);
  });

  test.each([
    ['another city’s role', 'CITY_MEDICAL', { pool: 'shaoyang' }],
    ['an auditor of another pool', 'AUDITOR', { pool: 'shaoyang' }],
    ['an administrator', 'ADMINISTRATOR', {}],
  ] as const)('%s: as if the pool were not there', async (_who, role, bound) => {
    const [hidden, absent] = [await state(server.as(role, bound)), await state(server.as(role, bound), 'nowhere')];
    expect(hidden).toEqual({ status: 200, data: { pool: null } });
    expect(absent).toEqual(hidden);
  });

  test('`pools` lists the pools seen', async () => {
    const ids = async (send: Send) => (await send('{ pools { id } }')).data.pools.map(({ id }: { id: string }) => id);
    expect(await ids(server.as('AUDITOR'))).toEqual(['handan', 'shaoyang']);
    expect(await ids(server.as('CITY_TAX', { pool: 'handan' }))).toEqual(['handan']);
    expect(await ids(server.as('COUNTY_TAX', { county: COUNTY }))).toEqual(['handan']);
    expect(await ids(server.as('ADMINISTRATOR'))).toEqual([]);
  });
});

describe('facts of a year', () => {
  const history = (county: string, fiscalYear = 2021) =>
    `{ yearFacts(pool: "handan", insurance: RESIDENT, county: "${county}", fiscalYear: ${fiscalYear}) { version source } }`;

  test('a county’s role reads its own history, and nothing of another county', async () => {
    const own = server.as('COUNTY_MEDICAL', { county: COUNTY });
    expect((await own(history(COUNTY))).data.yearFacts).toEqual([{ version: 1, source: expect.any(String) }]);
    expect((await own(history('130403'))).data.yearFacts).toEqual([]);
  });

  test.each([0, 2_147_483_647, -5])('the fund year %d is refused', async (year) => {
    const { errors } = await server.as('AUDITOR')(history(COUNTY, year));
    expect(errors![0]!.extensions.code).toBe('INVALID_FISCAL_YEAR');
  });
});

test.each([0, 201, -1])('a page of %d counties is refused', async (first) => {
  const { errors } = await server.as('AUDITOR')(
    `{ pool(id: "handan") { counties(first: ${first}) { nodes { id } } } }`,
  );
  expect(errors![0]!.extensions.code).toBe('INVALID_PAGE_SIZE');
});
