/** Accounts that other places published: what of them agrees, and the one that does not. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { yuan } from '../../src/money.js';
import { checkAccounts, type PublishedFund } from '../../src/published/check.js';
import { officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';

const SETS = JSON.parse(readFileSync(new URL('published-accounts.json', import.meta.url), 'utf8')) as {
  place: string;
  accounts: { source: string; unit: string; funds: PublishedFund[] };
  expected: string[];
}[];
const CHECK = `query($input: PublishedAccountsInput!) { checkPublishedAccounts(input: $input) { source consistent
  checks { fund identity rule outcome printed computed difference tolerance missing implied } } }`;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const check = async (input: object) =>
  (await officeOf(server.as('VIEWER')).reads(CHECK, { input })).checkPublishedAccounts as {
    consistent: boolean;
    checks: (Record<
      'fund' | 'identity' | 'outcome' | 'printed' | 'computed' | 'difference' | 'tolerance' | 'implied',
      string
    > & { missing: string[] })[];
  };

describe('as published', () => {
  test.each(SETS)('$place', async ({ accounts, expected }) => {
    const { checks, consistent } = await check(accounts);
    const said = checks.map(({ fund, identity, outcome, difference, computed, missing, implied }) =>
      [
        fund,
        identity,
        outcome,
        ...(outcome === 'NOT_PUBLISHED' ? [missing.join('、'), implied] : [difference ?? computed]),
      ]
        .filter((part) => part !== null)
        .join(' '),
    );
    expect(said).toEqual(expected);
    expect(consistent).toBe(!expected.some((each) => each.includes('FAILS')));
  });

  test('塔城市’s error is shown with its figures: 30.00 万元, where rounding allows 0.02', async () => {
    const [wrong] = (await check(SETS[1]!.accounts)).checks;
    expect(wrong).toMatchObject({
      ...{ identity: 'ROLLS_FORWARD', rule: '年末结余＝年初结余＋收入−支出', outcome: 'FAILS' },
      ...{ printed: '996.84', computed: '966.84', difference: '30.00', tolerance: '0.02' },
    });
  });

  test('one unit in the last place more than rounding allows is an error', async () => {
    const of = async (closing: string) => {
      const [jinhu] = SETS[3]!.accounts.funds;
      const { checks } = await check({
        ...SETS[3]!.accounts,
        funds: [{ ...jinhu, result: undefined, closing, monthsOfCover: undefined }],
      });
      return checks.map(({ outcome }) => outcome).join();
    };
    // 2144.45 + 1509.99 − 2122.11 = 1532.33; four figures, each rounded by up to 0.005
    expect(await Promise.all(['1532.31', '1532.30', '1532.35', '1532.36', '1532', '1500'].map(of))).toEqual([
      ...['HOLDS', 'FAILS', 'HOLDS', 'FAILS', 'HOLDS', 'FAILS'],
    ]);
  });

  test('months that the closing can’t give are an error', async () => {
    const [jinhu] = SETS[3]!.accounts.funds;
    const { checks } = await check({ ...SETS[3]!.accounts, funds: [{ ...jinhu, monthsOfCover: '8' }] });
    expect(checks.at(-1)).toMatchObject({
      identity: 'MONTHS_OF_COVER',
      outcome: 'FAILS',
      printed: '8',
      computed: '8.66',
    });
  });

  test('a total of several places is the sum of theirs', async () => {
    const places = SETS[3]!.accounts.funds;
    const total = (closing: string) => ({ name: '合计', closing, income: { total: '14618.83' } });
    const of = async (closing: string) => {
      const { checks } = await check({ ...SETS[3]!.accounts, funds: places, total: total(closing) });
      return checks
        .filter(({ identity }) => identity === 'FUNDS_ADD_UP')
        .map(({ fund, outcome }) => `${fund} ${outcome}`);
    };
    expect(await of('14660.93')).toEqual(['合计 收入 HOLDS', '合计 年末结余 HOLDS']);
    expect(await of('30996.85')).toEqual(['合计 收入 HOLDS', '合计 年末结余 FAILS']); // the whole city’s: others are missing
  });
});

test('whatever the true figures, printed rounded in 万元 they are never called wrong; off by more they always are', () => {
  const fen = fc.bigInt(0n, 10n ** 13n);
  const printed = (amount: bigint) => {
    // half up to 万元 with two decimals: a hundred yuan
    const hundredYuan = (amount < 0n ? -((-amount + 5000n) / 10000n) : (amount + 5000n) / 10000n) as bigint;
    return yuan(hundredYuan);
  };
  fc.assert(
    fc.property(fen, fen, fen, fc.bigInt(25000n, 10n ** 9n), (opening, income, spent, wrong) => {
      const fund = (off: bigint): PublishedFund => ({
        ...{
          name: '甲',
          opening: printed(opening),
          closing: printed(opening + income - spent + off),
          closingParts: [],
        },
        ...{ income: { total: printed(income), lines: [] }, expenditure: { total: printed(spent), lines: [] } },
      });
      const outcome = (off: bigint) => checkAccounts({ unit: 'TEN_THOUSAND_YUAN', funds: [fund(off)] })[0]!.outcome;
      expect(outcome(0n)).toBe('HOLDS');
      expect(outcome(wrong + 15000n)).toBe('FAILS'); // above the tolerance and all four roundings together
    }),
    { numRuns: 500 },
  );
});

test('every fault of a document is told at once, by its path', async () => {
  const { errors } = await server.as('VIEWER')(CHECK, {
    input: {
      source: ' ',
      unit: 'YUAN',
      funds: [
        { name: '', opening: '1,079.96', income: { total: '1e5', lines: [{ name: '保费', amount: '' }] } },
        { name: '乙', closing: '1.123456789', closingParts: [{ name: '统筹', amount: '12' }], monthsOfCover: '九' },
      ],
    },
  });
  const refusals = errors![0]!.extensions.refusals as { code: string; path: string[] }[];
  expect(refusals.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'REASON_MISSING input.source',
    'NAME_MISSING input.funds.0.name',
    'INVALID_FIGURE input.funds.0.opening',
    'INVALID_FIGURE input.funds.0.income.total',
    'INVALID_FIGURE input.funds.0.income.lines.0.amount',
    'INVALID_FIGURE input.funds.1.closing',
    'INVALID_FIGURE input.funds.1.monthsOfCover',
  ]);
  const empty = await server.as('VIEWER')(CHECK, { input: { source: 'x', unit: 'YUAN', funds: [] } });
  expect(empty.errors![0]!.extensions.code).toBe('EMPTY_DOCUMENT');
  const many = { source: 'x', unit: 'YUAN', funds: Array(201).fill({ name: '甲' }) };
  expect((await server.as('VIEWER')(CHECK, { input: many })).errors![0]!.extensions.code).toBe('TOO_MANY_ROWS');
});
