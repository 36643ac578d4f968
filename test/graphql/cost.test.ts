import { describe, expect, test } from '@jest/globals';
import { buildSchema, type OperationDefinitionNode, parse } from 'graphql';
import { costOf } from '../../src/graphql/cost.js';

const schema = buildSchema(`
  type Query { county: County, counties(first: Int = 50): [County!]! }
  type County { name: String!, lines(first: Int): [Line!]! }
  type Line { amount: String!, county: County! }
`);

const cost = (query: string, variables?: Record<string, unknown>) => {
  const document = parse(query);
  return costOf(schema, document, document.definitions[0] as OperationDefinitionNode, variables);
};

describe('the cost of an operation', () => {
  test.each<[string, string, number, number]>([
    ['a field is one', '{ __typename }', 1, 1],
    ['a field within another is one more', '{ county { name } }', 2, 2],
    ['a list counts what it selects as often as `first` says', '{ counties(first: 10) { name } }', 2, 11],
    ['without `first`, its default', '{ counties { name } }', 2, 51],
    ['lists within lists multiply', '{ counties(first: 10) { lines(first: 10) { amount } } }', 3, 111],
    ['an alias is another field', '{ a: county { name } b: county { name } }', 2, 4],
    ['a fragment costs what it has', 'query { county { ...N } } fragment N on County { name lines { amount } }', 3, 4],
    ['an inline fragment adds no depth', '{ county { ... on County { name } } }', 2, 2],
  ])('%s', (_sentence, query, depth, total) => {
    expect(cost(query)).toEqual({ depth, total });
  });

  test('`first` may be a variable, given or not', () => {
    const query = 'query ($n: Int) { counties(first: $n) { name } }';
    expect(cost(query, { n: 1000 }).total).toBe(1001);
    expect(cost(query).total).toBe(51);
    expect(cost(query, { n: -5 }).total).toBe(2);
  });

  test('a fragment spread many times over, in itself a million fields, is measured at once', () => {
    const fragments = Array.from(
      { length: 20 },
      (_, n) =>
        `fragment F${n} on Line { ${n === 19 ? 'amount' : `a: county { lines { ...F${n + 1} } } b: county { lines { ...F${n + 1} } }`} }`,
    );
    expect(cost(`{ county { lines { ...F0 } } } ${fragments.join(' ')}`).total).toBeGreaterThan(1_000_000);
  });
});
