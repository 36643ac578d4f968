import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isLeafType,
  isNonNullType,
  getNamedType,
} from 'graphql';
import { Query, Resolver } from 'type-graphql';
import { buildSchema } from '../../src/graphql/schema.js';
import { ALL_ROLES, type Role, ROLES } from '../../src/identity/role.js';
import { whoMay } from '../../src/identity/who-may.js';
import { startServer, type TestServer } from '../server.js';
import { MATRIX } from './matrix.js';

const schema = buildSchema();
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const queries = Object.values(schema.getQueryType()!.getFields());

describe('the declaration', () => {
  test('a query without one keeps the schema from being built', () => {
    @Resolver()
    class Open {
      @Query(() => String)
      secret(): string {
        return 'for everybody';
      }
    }
    expect(() => buildSchema([Open])).toThrow('"secret" declares no roles: @WhoMay(…) or @AnyRole()');
  });
});

describe('the matrix role × mutation', () => {
  test('has a row for every mutation, with the roles that the schema declares', () => {
    const rows = (matrix: [string, readonly Role[]][]) =>
      Object.fromEntries(matrix.map(([name, roles]) => [name, [...roles].sort()]));
    expect(rows(mutations.map((field) => [field.name, whoMay(field)!]))).toEqual(rows(Object.entries(MATRIX)));
  });

  test('queries are for anybody who is signed in: what they see is a matter of bounds', () => {
    expect(queries.filter((field) => whoMay(field)!.length < ALL_ROLES.length)).toEqual([]);
  });
});

describe('over HTTP', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.close());

  test.each(ALL_ROLES)('%s is refused every mutation whose row leaves it out', async (role) => {
    const send = server.as(role, boundOf(role));
    for (const field of mutations.filter(({ name }) => !MATRIX[name]?.includes(role))) {
      const { errors } = await send(callOf(field, 'mutation'));
      expect({ field: field.name, code: errors?.[0]?.extensions.code }).toEqual({
        field: field.name,
        code: 'FORBIDDEN',
      });
    }
  });

  test('without a token nothing answers but __typename and the schema', async () => {
    for (const field of [...queries, ...mutations]) {
      const { errors } = await server.send(callOf(field, mutations.includes(field) ? 'mutation' : 'query'));
      expect({ field: field.name, code: errors?.[0]?.extensions.code }).toEqual({
        field: field.name,
        code: 'UNAUTHENTICATED',
      });
    }
    expect(await server.send('{ __typename __schema { queryType { name } } }')).toEqual({
      status: 200,
      data: { __typename: 'Query', __schema: { queryType: { name: 'Query' } } },
    });
  });

  test('a token that does not verify is answered like none, with the reason', async () => {
    const { data, errors } = await server.send('{ viewer { person } }', {}, 'nonsense');
    expect(data).toBeNull();
    expect(errors?.[0]).toMatchObject({
      message: '未登录或令牌无效。 Not signed in: the token does not verify.',
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  test('a city role learns who it is and what it is bound to', async () => {
    const city = server.as('CITY_MEDICAL', { pool: 'handan' }, 'zhang');
    expect(await city('{ viewer { person grants { role pool county } } }')).toEqual({
      status: 200,
      data: { viewer: { person: 'zhang', grants: [{ role: 'CITY_MEDICAL', pool: 'handan', county: null }] } },
    });
  });
});

function boundOf(role: Role): { pool?: string; county?: string } {
  const { bound } = ROLES[role];
  return bound === 'county' ? { county: '130402' } : bound === 'pool' ? { pool: 'handan' } : {};
}

/** The field with the least input that the schema takes, so that the refusal is the guard's and not the schema's. */
function callOf({ name, args, type }: GraphQLField<unknown, unknown>, operation: string): string {
  const given = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const list = given.map((arg) => `${arg.name}: ${least(arg.type)}`).join(', ');
  return `${operation} { ${name}${list && `(${list})`}${isLeafType(getNamedType(type)) ? '' : ' { __typename }'} }`;
}

function least(type: GraphQLInputType): string {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) && field.defaultValue === undefined,
    );
    return `{ ${fields.map((field) => `${field.name}: ${least(field.type)}`).join(', ')} }`;
  }
  return LEAST[type.name] ?? '"x"';
}

const LEAST: Record<string, string> = {
  Int: '1',
  Boolean: 'true',
  Decimal: '"1.00"',
  Date: '"2021-12-31"',
  DateTime: '"2021-12-31T00:00:00Z"',
};
