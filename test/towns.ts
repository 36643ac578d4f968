/** Small pools under Handan's rules, as many as a file wants: each test takes a fresh one and is by itself. */
import { handan } from '../src/policy/handan.js';
import { createRegistry } from '../src/policy/registry.js';
import { shaoyang } from '../src/policy/shaoyang.js';
import { type City, cityOf, closeYear, type FundYear, settle, SETTLEMENT } from './offices.js';
import type { TestServer } from './server.js';

const TOWNS = Array.from({ length: 60 }, (_, at) => `town${at + 1}`);

/** For `startServer({ policies: townPolicies })`. */
export const townPolicies = createRegistry([
  ...TOWNS.map((pool) => ({ ...handan, id: `${pool}-2021`, pool })),
  shaoyang,
]);

/**
 *     income  spent  opening  levy
 * a    1,000    600      500   100 from the surplus; 300 to the balance
 * b      500    760      100    50 from the balance; deficit 260: fault 20, policy 240 = balance 50, own reserve 50,
 *                                   shared 70 (50 of a’s, 20 of c’s), government 70; to refill: 120
 * c      400    300       10    40 from the surplus; 市本级
 */
export interface Town extends City {
  year: FundYear;
  pool: string;
  a: string;
  b: string;
  c: string;
  /** Of the loaded months: rows 1–6. */
  load: string;
  months: { county: string; insurance: string; month: number; item: string; amount: string }[];
  facts: { county: string; insurance: string; incomeDue: string; [fact: string]: unknown }[];
}

const taken = new Map<TestServer, number>();

/** Registers the next town; its books in the residents' fund are open. */
export function foundTown(server: TestServer): Promise<Town> {
  const at = taken.get(server) ?? 0;
  taken.set(server, at + 1);
  return foundPool(server, TOWNS[at]!);
}

/** The same counties in a pool of another policy. */
export async function foundPool(server: TestServer, pool: string): Promise<Town> {
  const city = cityOf(server, pool);
  const [a, b, c] = [`${pool}-a`, `${pool}-b`, `${pool}-c`] as const;
  const insurance = 'RESIDENT' as const;
  const insured = { insuredEmployee: 0, insuredResident: 100 };
  await city.administrator.does('registerPool', {
    id: pool,
    name: pool,
    counties: [
      { id: a, name: '甲县', kind: 'COUNTY', ...insured },
      { id: b, name: '乙县', kind: 'COUNTY', ...insured },
      { id: c, name: '市本级', kind: 'CITY_OWN', ...insured },
    ],
  });
  const year = { pool, insurance, fiscalYear: 2021 };
  await city.finance.does('openBooks', {
    ...year,
    document: '2020年末审计',
    rows: [
      { county: a, accumulatedBalance: '500.00', ownReserve: '0.00' },
      { county: b, accumulatedBalance: '100.00', ownReserve: '0.00' },
      { county: c, accumulatedBalance: '10.00', ownReserve: '0.00' },
    ],
  });
  const row = (county: string, month: number, item: string, amount: string) => ({
    county,
    insurance,
    month,
    item,
    amount,
  });
  const fact = (county: string, incomeDue: string) => ({ county, insurance, incomeDue });
  return {
    ...city,
    ...{ year, pool, a, b, c, load: '' },
    months: [
      row(a, 1, 'PREMIUM', '1000.00'),
      row(b, 1, 'PREMIUM', '500.00'),
      row(c, 1, 'FISCAL_SUBSIDY', '400.00'),
      row(a, 2, 'INPATIENT', '600.00'),
      row(b, 2, 'OUTPATIENT', '760.00'),
      row(c, 2, 'CATASTROPHIC', '300.00'),
    ],
    facts: [fact(a, '1000.00'), { ...fact(b, '500.00'), nonCompliantExpenditure: '20.00' }, fact(c, '400.00')],
  };
}

export const documentOf = ({ pool, months }: Town) => ({
  ...{ pool, fiscalYear: 2021, document: '2021年月报' },
  rows: months,
});

export const factsOf = ({ pool, facts }: Town) => ({
  ...{ pool, fiscalYear: 2021, source: '2021年度核定' },
  rows: facts,
});

/** Loaded, with confirmed facts. */
export async function loadedTown(server: TestServer): Promise<Town> {
  const town = await foundTown(server);
  const { load } = await town.medical.does('loadIncomeAndExpenditure', documentOf(town), 'load');
  await town.medical.does('recordYearFacts', factsOf(town));
  await town.finance.does('confirmYearFacts', town.year);
  return { ...town, load };
}

/** Closed and levied: ready for a draft. */
export async function leviedTown(server: TestServer): Promise<Town> {
  const town = await loadedTown(server);
  await closeYear(town, town.year);
  await town.medical.does('levyReserve', town.year);
  return town;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a settlement as the API answers it
export type PostedTown = Town & { settlement: any };

/** Its year is settled and posted; the months March to May of 2022 are open for what comes then. */
export async function settledTown(server: TestServer): Promise<PostedTown> {
  const town = await leviedTown(server);
  const { medical, finance, government } = town;
  const settlement = await settle(town.year, { drafts: medical, reviews: finance, confirms: government });
  await medical.does('openPeriods', { ...town.year, fiscalYear: 2022, months: [3, 4, 5] });
  return { ...town, settlement };
}

/** The id of a draft, and whatever else the API says of it. */
export const draft = async ({ medical, year }: Town) =>
  (await medical.does('draftSettlement', year, `changes ${SETTLEMENT}`)) as {
    changes: string[];
    // oxlint-disable-next-line typescript/no-explicit-any -- as above
    settlement: any;
  };

export const read = async ({ medical }: Town, id: string) =>
  (await medical.reads(`query($id: ID!) { ${SETTLEMENT.replace('settlement', 'settlement(id: $id)')} }`, { id }))
    .settlement;

const FUND = `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2022) { sharedReserve
  counties { nodes { county { id } accumulatedBalance ownReserve } } }
  settled: year(fiscalYear: 2021) { counties { nodes { county { id } income expenditure yearResult } } } } } }`;

/** "balance / own reserve / result of 2021" of a, b and c, as they stand now. */
export async function standing({ medical, pool }: Town): Promise<string[]> {
  const { fund } = (await medical.reads(FUND, { pool })).pool;
  return fund.year.counties.nodes.map(
    ({ accumulatedBalance, ownReserve }: Record<string, string>, at: number) =>
      `${accumulatedBalance} / ${ownReserve} / ${fund.settled.counties.nodes[at].yearResult}`,
  );
}
