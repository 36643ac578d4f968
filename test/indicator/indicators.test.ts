/** What a fund year is watched by: the pool's figures and each county's, with threshold, sentence and readings. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { fen, yuan } from '../../src/money.js';
import { type CountyFigures, indicatorsOfPool } from '../../src/indicator/indicators.js';
import { handan } from '../../src/policy/handan.js';
import { suzhou } from '../../src/policy/suzhou.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { loadedTown, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const INDICATORS = `indicators { kind figure unit threshold bound within thresholdIsDefault rule citation { article } readings { id } }`;
const STATE = `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2021) { ${INDICATORS}
  counties { nodes { county { id } ${INDICATORS} } } } } } }`;

// oxlint-disable-next-line typescript/no-explicit-any -- as the API answers
const told = (indicators: any[]): string[] =>
  indicators.map(({ kind, figure, threshold, bound, within, rule }) =>
    [kind, figure ?? '–', bound ?? '–', threshold ?? '–', within ?? '–', rule ?? '–'].join(' '),
  );

test('of pool and counties, each with its threshold and the sentence behind it, in one statement', async () => {
  const town = await loadedTown(server);
  // oxlint-disable-next-line typescript/no-explicit-any -- as the API answers
  let year: any;
  const statements = await statementsOf(server.database, async () => {
    year = (await town.medical.reads(STATE, { pool: town.pool })).pool.fund.year;
  });
  expect(statements.filter((name) => name.includes('indicators'))).toHaveLength(1);
  expect(told(year.indicators)).toEqual([
    'MONTHS_OF_COVER 4.41 AT_LEAST 6.00 false –',
    'COLLECTION_RATE 100.00 AT_LEAST 95.00 true –',
    'SUBSIDY_RATE 100.00 AT_LEAST 100.00 true –',
    'EXPENDITURE_PER_HEAD 5.53 – – – HD-9',
    'EXPENDITURE_DISPERSION 34.45 AT_MOST 15.00 false HD-9',
    'INSURED_SHARE – – – – –',
  ]);
  expect(year.indicators[4]).toMatchObject({
    ...{ unit: 'PERCENT', thresholdIsDefault: true, citation: { article: '第十三条（三）' } },
    readings: [{ id: 'HD-9-R2' }],
  });
  expect(told(year.counties.nodes[1].indicators)).toEqual([
    'MONTHS_OF_COVER 1.58 AT_LEAST 6.00 false –',
    'COLLECTION_RATE 100.00 AT_LEAST 95.00 true –',
    'SUBSIDY_RATE – AT_LEAST 100.00 – –',
    'EXPENDITURE_PER_HEAD 7.60 – – – HD-9',
    'EXPENDITURE_OFF_MEAN 37.34 AT_MOST 20.00 false HD-9',
  ]);
  // 市本级 spends far less than the mean: off it all the same
  expect(told(year.counties.nodes[2].indicators).at(-1)).toBe('EXPENDITURE_OFF_MEAN -45.78 AT_MOST 20.00 false HD-9');
});

test('a policy’s own threshold goes before the default, with its readings; what can’t be told is null', () => {
  const county: CountyFigures = {
    ...{ county: 'a', income: 0n, subsidies: 0n, expenditure: fen('1200'), accumulatedBalance: fen('590') },
    ...{ insured: 10, insuredInAll: 19, residents: 20, facts: null },
  };
  const of = (policy = suzhou) =>
    indicatorsOfPool({ policy, counties: [county] }).map(({ kind, figure, threshold, within, readings }) =>
      [
        ...[kind, figure === null ? '–' : yuan(figure), threshold === null ? '–' : yuan(threshold.value), within],
        ...[threshold?.isDefault ?? '–', readings.map(({ id }) => id).join()],
      ].join(' '),
    );
  expect(of()).toEqual([
    'MONTHS_OF_COVER 5.90 6.00 false false SZ-8-R1',
    'COLLECTION_RATE – 95.00  true ',
    'SUBSIDY_RATE – 100.00  true ',
    'EXPENDITURE_PER_HEAD 120.00 –  – ',
    'EXPENDITURE_DISPERSION – 15.00  true ',
    'INSURED_SHARE 95.00 –  – ',
  ]);
  expect(of(handan)[0]).toBe('MONTHS_OF_COVER 5.90 6.00 false true ');
});
