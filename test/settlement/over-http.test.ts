/** The simulation as a program outside meets it: a socket, a token, a body of JSON. */
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRegistry, policies } from '../../src/policy/registry.js';
import { injuryFund, unemploymentFund } from '../policy/adjustment-funds.js';
import { startServer, type TestServer, tokenFor } from '../server.js';
import { type CountyInput, cases } from './case-files.js';
import { whole } from './whole-outcome.js';

let server: TestServer;
let url: string;
let authorization: string;
beforeAll(async () => {
  server = await startServer({ policies: createRegistry([...policies.all, unemploymentFund, injuryFund]) });
  await server.http.listen({ port: 0, host: '127.0.0.1' });
  url = `http://127.0.0.1:${(server.http.server.address() as AddressInfo).port}/graphql`;
  authorization = `Bearer ${await tokenFor('VIEWER')}`;
});
afterAll(() => server.close());

interface Answer {
  status: number;
  text: string;
  outcome: Record<string, unknown> | null | undefined;
  errors: { message: string; extensions: { code: string; refusals?: { code: string; path: string[] }[] } }[];
}

async function post(body: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body,
  });
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as {
    data?: { simulateSettlement: Answer['outcome'] } | null;
    errors?: Answer['errors'];
  };
  return { status: response.status, text, outcome: data?.simulateSettlement, errors };
}
const simulate = (scenario: object, headers?: Record<string, string>) =>
  post(JSON.stringify({ query: whole, variables: { scenario } }), headers);

/** Codes with their paths: of our refusals, or of the amount in GraphQL's sentence. */
const refusals = ({ errors }: Answer): string[] =>
  errors.flatMap(({ message, extensions: { code, refusals } }) =>
    refusals
      ? refusals.map((refused) => `${refused.code} ${refused.path.join('.')}`)
      : [`${code} ${/ at "([^"]+)"/.exec(message)?.[1] ?? ''}`.trimEnd()],
  );

describe('the worked cases', () => {
  test.each(cases)('$scenario.policy $scenario.insurance: $name', async ({ scenario, expected }) => {
    const answer = await simulate(scenario);
    expect(answer.status).toBe(200);
    if (expected.error) {
      expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual([expected.error]);
    } else {
      expect(answer.errors).toEqual([]);
      expect(answer.outcome).toMatchObject({ ...expected, policy: { id: scenario.policy } });
    }
  });
});

const least = { county: 'a', incomeDue: '0', incomeCollected: '0', compliantExpenditure: '100' };
const scenarioOf = (county: object = {}, facts: object = {}) => ({
  policy: 'handan-2021',
  insurance: 'EMPLOYEE',
  fiscalYear: 2021,
  sharedReserve: '0',
  counties: [{ ...least, ...county }],
  ...facts,
});

describe('a policy that the server was given as data', () => {
  test('limits draws by what was ever paid in: 30 paid, 40 drawn before, so 20 of a deficit of 100', async () => {
    const answer = await simulate(
      scenarioOf(
        { kind: 'CITY', reserveHistory: { contributed: '30', drawn: '40' } },
        { policy: unemploymentFund.id, sharedReserve: '1000' },
      ),
    );
    expect(answer.outcome!.counties).toMatchObject([
      {
        steps: [
          { rule: 'FU-2', source: 'SHARED_RESERVE', amount: '20.00' },
          { rule: 'FU-2', source: 'LOCAL_GOVERNMENT', amount: '80.00' },
        ],
      },
    ]);
  });

  test('refuses a county without its history', async () => {
    const answer = await simulate(scenarioOf({}, { policy: unemploymentFund.id }));
    expect(refusals(answer)).toEqual(['RESERVE_HISTORY_MISSING scenario.counties.0.reserveHistory']);
  });
});

describe('bad input is refused with its code and its path, without a stack, without SQL, and never with a 500', () => {
  const counties = (count: number): Partial<CountyInput>[] =>
    Array.from({ length: count }, (_, at) => ({ ...least, county: `c${at}` }));
  const LEVY = 'scenario.counties[0].levy';

  test.each<[string, object, string[]]>([
    ['three decimals', scenarioOf({ levy: '1.005' }), [`INVALID_AMOUNT ${LEVY}`]],
    ['an exponent', scenarioOf({ levy: '1e3' }), [`INVALID_AMOUNT ${LEVY}`]],
    ['a JSON number', scenarioOf({ levy: 12 }), [`INVALID_AMOUNT ${LEVY}`]],
    ['NaN', scenarioOf({ levy: 'NaN' }), [`INVALID_AMOUNT ${LEVY}`]],
    ['19 digits', scenarioOf({ levy: '1234567890123456789' }), [`INVALID_AMOUNT ${LEVY}`]],
    ['an empty amount', scenarioOf({ levy: '' }), [`INVALID_AMOUNT ${LEVY}`]],
    ['a bad amount of the pool', scenarioOf({}, { sharedReserve: '1,0' }), ['INVALID_AMOUNT scenario.sharedReserve']],
    [
      'bad amounts in two places',
      scenarioOf({ levy: 'x', otherFaults: [{ cause: 'OTHER', amount: '0.001' }] }),
      [`INVALID_AMOUNT ${LEVY}`, 'INVALID_AMOUNT scenario.counties[0].otherFaults[0].amount'],
    ],
    ['a negative amount', scenarioOf({ levy: '-0.01' }), ['NEGATIVE_AMOUNT scenario.counties.0.levy']],
    [
      'a negative history',
      scenarioOf({ reserveHistory: { contributed: '1', drawn: '-1' } }),
      ['NEGATIVE_AMOUNT scenario.counties.0.reserveHistory.drawn'],
    ],
    [
      'a county given twice, and a negative fault',
      scenarioOf({}, { counties: [least, { ...least, otherFaults: [{ cause: 'OTHER', amount: '-2' }] }] }),
      ['DUPLICATE_COUNTY scenario.counties.1.county', 'NEGATIVE_AMOUNT scenario.counties.1.otherFaults.0.amount'],
    ],
    ['an unknown policy', scenarioOf({}, { policy: 'nowhere-2021' }), ['UNKNOWN_POLICY scenario.policy']],
    ['a year far away', scenarioOf({}, { fiscalYear: 20210 }), ['INVALID_FISCAL_YEAR scenario.fiscalYear']],
    ['5,001 counties', scenarioOf({}, { counties: counties(5_001) }), ['TOO_MANY_COUNTIES scenario.counties']],
    [
      'decided draws above the fund',
      scenarioOf({ decidedDraw: '50' }, { policy: 'changzhutan-2021', sharedReserve: '49.99' }),
      ['DECIDED_DRAW_EXCEEDS_RESERVE scenario.sharedReserve'],
    ],
    ['an unknown kind', scenarioOf({ kind: 'VILLAGE' }), ['BAD_USER_INPUT scenario.counties[0].kind']],
    ['an unknown field', scenarioOf({ surplus: '1' }), ['BAD_USER_INPUT scenario.counties[0]']],
    ['no scenario', [], ['BAD_USER_INPUT']],
  ])('%s', async (_sentence, scenario, expected) => {
    const answer = await simulate(scenario);
    expect(refusals(answer)).toEqual(expected);
    expect(answer.status).toBe(200);
    expect(answer.outcome ?? null).toBeNull();
    expect(answer.text).not.toMatch(/stack|node_modules|\.js:|select |insert /i);
  });

  test.each<[string, string, Record<string, string>, number, string]>([
    ['malformed JSON', '{"query": "{ __typename }", ', {}, 400, 'JSON'],
    ['an empty body', '', {}, 400, 'JSON'],
    ['a body of more than 8 MiB', JSON.stringify({ query: whole, x: 'x'.repeat(8 * 1024 * 1024) }), {}, 413, 'large'],
    ['another content type', '<scenario/>', { 'content-type': 'application/xml' }, 415, 'Media Type'],
  ])('%s', async (_sentence, body, headers, status, why) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(why);
    expect(answer.text).not.toMatch(/stack|node_modules|\.js:/i);
  });

  test.each([
    ['none', ''],
    ['not a token', 'Bearer nonsense'],
    ['another scheme', 'Basic YTpi'],
    ['a token whose signature does not fit', 'broken'],
  ])('a bearer token that is none: %s', async (_sentence, given) => {
    const broken = authorization.slice(0, -10) + 'AAAAAAAAAA';
    const answer = await simulate(scenarioOf(), { authorization: given === 'broken' ? broken : given });
    expect(answer.errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
    expect(answer.status).toBeLessThan(500);
    expect(answer.text).not.toMatch(/stack|node_modules|\.js:/i);
  });
});
