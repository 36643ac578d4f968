import { describe, expect, test } from '@jest/globals';
import { graphql, type ExecutionResult } from 'graphql';
import { Context } from '../../src/context.js';
import { buildSchema } from '../../src/graphql/schema.js';
import type { ContextParts } from '../../src/context.js';
import { PolicyResolver, ProvisionResolver } from '../../src/policy/policy.resolver.js';
import { createRegistry, policies } from '../../src/policy/registry.js';
import { Refused } from '../../src/refusal.js';
import { SimulateResolver } from '../../src/settlement/simulate.resolver.js';
import { madeUpCity } from '../policy/made-up-city.js';
import { cases } from './case-files.js';
import { whole } from './whole-outcome.js';

const schema = buildSchema([PolicyResolver, ProvisionResolver, SimulateResolver]);
const signedIn = { person: 'auditor', grants: [{ role: 'AUDITOR' }] } as ContextParts['caller'];
const ask = (source: string, variableValues: Record<string, unknown> = {}, registry = policies) => {
  const parts = { policies: registry, caller: signedIn, requestId: 'test' } as ContextParts;
  return graphql({ schema, source, variableValues, contextValue: new Context(parts) });
};
const codes = ({ errors = [] }: ExecutionResult) =>
  errors.flatMap(({ originalError, extensions }) =>
    originalError instanceof Refused ? originalError.refusals.map(({ code }) => code) : [extensions.code],
  );

describe('simulateSettlement', () => {
  test.each(cases)('answers over GraphQL: $name', async ({ scenario, expected }) => {
    const answer = await ask(whole, { scenario });
    if (expected.error) {
      expect(codes(answer)).toEqual([expected.error]);
    } else {
      expect(answer.errors).toBeUndefined();
      expect(answer.data!.simulateSettlement).toMatchObject({ ...expected, policy: { id: scenario.policy } });
    }
  });

  const least = { county: 'a', incomeDue: '0', incomeCollected: '0', compliantExpenditure: '1.5' };
  const scenario = (facts: object = {}, county: object = {}) => ({
    policy: 'handan-2021',
    insurance: 'EMPLOYEE',
    fiscalYear: 2021,
    sharedReserve: '0',
    counties: [{ ...least, ...county }],
    ...facts,
  });
  const deficits = (facts?: object, county?: object) => ask(whole, { scenario: scenario(facts, county) });

  test('takes what has no default and no more: "0", "1.5"', async () => {
    const answer = await deficits();
    expect(answer.data!.simulateSettlement).toMatchObject({
      counties: [{ deficit: '1.50', steps: [{ source: 'LOCAL_GOVERNMENT', amount: '1.50' }] }],
      ignoredInputs: [],
    });
  });

  test('an unknown policy is refused together with every other fault', async () => {
    expect(codes(await deficits({ policy: 'nowhere-2021', sharedReserve: '-1' }, { levy: '-2' }))).toEqual([
      'UNKNOWN_POLICY',
      'NEGATIVE_AMOUNT',
      'NEGATIVE_AMOUNT',
    ]);
  });

  test.each([
    ['a third decimal', '1.005'],
    ['an exponent', '1e3'],
    ['a JSON number', 12],
    ['NaN', 'NaN'],
    ['nineteen digits', '1234567890123456789.00'],
    ['separators', '1,234.00'],
    ['white space', ' 1.00'],
    ['a full-width digit', '１.00'],
    ['an object', { yuan: 1 }],
  ])('%s is no amount: INVALID_AMOUNT with the path of the field', async (_, levy) => {
    const answer = await deficits({}, { levy });
    expect(codes(answer)).toEqual(['INVALID_AMOUNT']);
    expect(answer.errors![0]!.message).toContain('scenario.counties[0].levy');
  });

  test('an amount written in the document is held to the same', async () => {
    const written = (sharedReserve: string) =>
      ask(`{ simulateSettlement(scenario: { policy: "handan-2021", insurance: EMPLOYEE, fiscalYear: 2021,
        sharedReserve: ${sharedReserve}, counties: [] }) { sharedReserveAfter } }`);
    expect((await written('"7.5"')).data!.simulateSettlement).toEqual({ sharedReserveAfter: '7.50' });
    expect(codes(await written('7.5'))).toEqual(['INVALID_AMOUNT']);
  });

  test('settles by a city that consists of data only', async () => {
    const registry = createRegistry([...policies.all, madeUpCity]);
    const answer = await ask(whole, { scenario: scenario({ policy: madeUpCity.id }) }, registry);
    expect(answer.data!.simulateSettlement).toMatchObject({ counties: [{ steps: [{ source: 'MUNICIPAL_FINANCE' }] }] });
  });

  test('5,000 counties are computed in one request', async () => {
    const counties = Array.from({ length: 5_000 }, (_, at) => ({ ...least, county: `c${at}`, ownReserve: '0.50' }));
    const answer = await ask(whole, { scenario: scenario({ counties }) });
    expect((answer.data!.simulateSettlement as { counties: unknown[] }).counties).toHaveLength(5_000);
  });
});

describe('policies', () => {
  test('are listed with their dates in force', async () => {
    const { data } = await ask(
      '{ policies { id pool inForce { from to } fiscalYears { first last } document { number } } }',
    );
    expect(data!.policies).toHaveLength(4);
    expect(data!.policies).toContainEqual({
      id: 'handan-2021',
      pool: 'handan',
      inForce: { from: '2021-01-01', to: '2022-12-31' },
      fiscalYears: { first: 2021, last: 2022 },
      document: { number: '邯政办规〔2020〕14号' },
    });
  });

  test('one shows each rule with its provisions, figures, citations and readings', async () => {
    const { data } = await ask(`{
      policy(id: "handan-2021") {
        contentHash
        rules { id subject provisions { kind parameters { name values } citation { article quote } readings { id } } }
      }
    }`);
    const { rules, contentHash } = data!.policy as {
      contentHash: string;
      rules: { id: string; provisions: object[] }[];
    };
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(rules.map(({ id }) => id)).toEqual(Array.from({ length: 14 }, (_, at) => `HD-${at + 1}`));
    expect(rules[6]!.provisions[3]).toEqual({
      kind: 'STEP',
      parameters: [
        { name: 'deficitClass', values: ['POLICY'] },
        { name: 'source', values: ['SHARED_RESERVE'] },
        { name: 'claim', values: ['shareOfRemainder=0.50'] },
        { name: 'withOwnReserves', values: ['true'] },
        { name: 'ifShort', values: ['RATION'] },
      ],
      citation: { article: '第十二条（二）', quote: '仍有缺口的，由市级风险金调剂缺口的50%' },
      readings: [{ id: 'HD-7-R1' }, { id: 'HD-7-R2' }, { id: 'HD-7-R3' }],
    });
  });

  test('an unknown one is refused', async () => {
    expect(codes(await ask('{ policy(id: "nowhere-2021") { id } }'))).toEqual(['UNKNOWN_POLICY']);
  });
});
