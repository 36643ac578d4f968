/**
 * The books as hledger reads them: it finds every assertion true, and comes to the trial balance that the product answers. Runs where hledger is
 * installed; with HLEDGER=required (CI) it fails where it is not.
 */
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { fen } from '../../src/money.js';
import { loadDemoYear } from '../demo-year.js';
import { startServer, type TestServer, tokenFor } from '../server.js';
import { type PostedTown, settledTown, townPolicies } from '../towns.js';

const hledger = (journal: string, ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('hledger', ['-f', '-', ...args], {
    input: journal,
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  });
  return { status, stdout, stderr };
};
const missing = spawnSync('hledger', ['--version']).error !== undefined;
const ifInstalled = missing && process.env.HLEDGER !== 'required' ? describe.skip : describe;

ifInstalled('hledger', () => {
  let server: TestServer;
  let town: PostedTown;
  beforeAll(async () => {
    server = await startServer({ policies: townPolicies });
    town = await settledTown(server);
    await loadDemoYear(server.database, 'shaoyang', 3);
  });
  afterAll(() => server.close());

  const journal = async (query: Record<string, string>): Promise<string> => {
    const { statusCode, payload } = await server.http.inject({
      url: '/exports/journal',
      query: { format: 'HLEDGER', ...query },
      headers: { authorization: `Bearer ${await tokenFor('AUDITOR')}` },
    });
    expect(statusCode).toBe(200);
    return payload;
  };

  /** Closing balances by account of the chart, debits positive, as the product has them. */
  async function trialBalance(
    of: { pool: string; insurance: string; county?: string; poolLevel?: boolean },
    to = 202213,
  ) {
    const { data } = await server.as('AUDITOR')(
      `query($pool: ID!, $insurance: Insurance!, $county: ID, $poolLevel: Boolean! = false, $to: Int!) {
         trialBalance(pool: $pool, insurance: $insurance, county: $county, poolLevel: $poolLevel, fromPeriod: 202101, toPeriod: $to) {
           rows { account closing } } }`,
      { ...of, to },
    );
    return sums(
      data.trialBalance.rows.map(({ account, closing }: { account: string; closing: string }) => [
        account,
        /^[15]/.test(account) ? fen(closing) : -fen(closing),
      ]),
    );
  }

  /** The same out of hledger, which adds all books up. */
  const balances = (text: string) => {
    const { stdout, status, stderr } = hledger(text, 'balance', '--flat', '--no-total', '-O', 'csv');
    expect([status, stderr]).toEqual([0, '']);
    return sums(
      (parse(stdout, { from: 2 }) as [string, string][]).map(([account, amount]) => [
        account.split(':')[1]!.slice(0, 4),
        fen(amount.replace(/ ?CNY/, '')),
      ]),
    );
  };

  const sums = (rows: [string, bigint][]): Record<string, bigint> => {
    const found: Record<string, bigint> = {};
    for (const [account, amount] of rows) found[account] = (found[account] ?? 0n) + amount;
    return Object.fromEntries(Object.entries(found).filter(([, amount]) => amount !== 0n));
  };

  const CHECK = ['check', '--strict'];

  test.each<[string, () => { pool: string; insurance: string; county?: string; poolLevel?: boolean }]>([
    ['a settled fund, all its books', () => ({ pool: town.pool, insurance: 'RESIDENT' })],
    ['a county of it', () => ({ pool: town.pool, insurance: 'RESIDENT', county: town.b })],
    ['the pool’s own book', () => ({ pool: town.pool, insurance: 'RESIDENT', poolLevel: true })],
    ['a fund of the demo, in two parts', () => ({ pool: 'shaoyang', insurance: 'EMPLOYEE' })],
  ])('%s: every assertion holds, and the balances are the product’s', async (_, of) => {
    const { poolLevel, ...extent } = of();
    const text = await journal({ ...extent, ...(poolLevel && { poolLevel: 'true' }) });
    expect(hledger(text, ...CHECK)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(balances(text)).toEqual(await trialBalance(of()));
  });

  test('a part of the year begins with its openings and ends with its balances, later bookings left out', async () => {
    const of = { pool: 'shaoyang', insurance: 'RESIDENT', county: '430502' };
    const text = await journal({ ...of, fromPeriod: '202103', toPeriod: '202108' });
    expect(text).toContain('2021-03-01 * 期初余额');
    expect(hledger(text, ...CHECK)).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(balances(text)).toEqual(await trialBalance(of, 202108));
  });

  test('one fen changed anywhere, and it says so', async () => {
    const text = await journal({ pool: town.pool, insurance: 'RESIDENT', county: town.a });
    const other = text.replace(/( {2}-?)(\d+)\.00 CNY {2}; line:1,/, '$1$2.01 CNY  ; line:1,');
    expect(other).not.toBe(text);
    expect(hledger(other, ...CHECK).status).not.toBe(0);
    const balanced = other.replace(/( {2}-?)(\d+)\.00 CNY {2}; line:2,/, '$1$2.01 CNY  ; line:2,');
    expect(hledger(balanced, ...CHECK).stderr).toMatch(/balance assertion/i);
  });
});
