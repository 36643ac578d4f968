/** What a bug looks like from outside, with resolvers that have one. */
import { describe, expect, test } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { Arg, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { Context } from '../../src/context.js';
import { apolloServer, type LogFault } from '../../src/graphql/apollo.js';
import { buildSchema } from '../../src/graphql/schema.js';
import { AnyRole } from '../../src/identity/who-may.js';
import { Refused, refusal } from '../../src/refusal.js';

const SECRET = 'relation "secret" does not exist: select secret from vault';

@ObjectType()
class Chain {
  @Field(() => Chain, { nullable: true })
  next?: Chain;
}

@Resolver()
class Failing {
  @AnyRole()
  @Query(() => Chain)
  chain(): Chain {
    return new Chain();
  }

  @AnyRole()
  @Query(() => String)
  fail(@Arg('how', () => String) how: string): string {
    if (how === 'refused')
      throw new Refused(
        refusal('UNKNOWN_POLICY', { policy: 'x' }, ['policy']),
        refusal('DUPLICATE_COUNTY', { county: '1' }, ['counties', 3]),
      );
    if (how === 'coded') throw new GraphQLError('not an amount', { extensions: { code: 'INVALID_AMOUNT' } });
    if (how === 'thrown text') throw 'select secret from vault'; // oxlint-disable-line no-throw-literal
    throw new Error(SECRET);
  }
}

const fail = (how: string) => send(`{ fail(how: "${how}") }`);

async function send(query: string) {
  const logged: Parameters<LogFault>[0][] = [];
  const server = apolloServer(buildSchema([Failing]), (fault) => logged.push(fault));
  const contextValue = new Context({
    em: {} as never,
    read: {} as never,
    openSnapshot: {} as never,
    policies: {} as never,
    jobs: {} as never,
    site: {} as never,
    links: {} as never,
    caller: { person: 'zhang', grants: [{ role: 'AUDITOR' }] },
    requestId: 'request-7',
  });
  const { body, http } = await server.executeOperation({ query }, { contextValue });
  await server.stop();
  return { logged, status: http.status, errors: body.kind === 'single' ? (body.singleResult.errors ?? []) : [] };
}

describe('an error that a query throws', () => {
  test('is INTERNAL with the request’s id when nobody expected it; the log has the rest', async () => {
    const { errors, logged } = await fail('bug');
    expect(errors).toEqual([
      {
        message: '系统内部错误。 Something went wrong inside.',
        locations: [{ line: 1, column: 3 }],
        path: ['fail'],
        extensions: {
          code: 'INTERNAL',
          remedy: '请重试；仍不成功的，请告知请求编号。 Try again; if it stays, report the request id.',
          requestId: 'request-7',
        },
      },
    ]);
    expect(logged).toEqual([{ requestId: 'request-7', error: new Error(SECRET) }]);
  });

  test('is INTERNAL too when it is no Error at all', async () => {
    const { errors } = await fail('thrown text');
    expect(JSON.stringify(errors)).not.toContain('secret');
    expect(errors[0]!.extensions!.code).toBe('INTERNAL');
  });

  test('is the refusal, with all faults, when it was refused; the log is silent', async () => {
    const { errors, logged } = await fail('refused');
    expect(errors[0]!.extensions).toMatchObject({
      code: 'UNKNOWN_POLICY',
      refusals: [
        { code: 'UNKNOWN_POLICY', path: ['policy'] },
        { code: 'DUPLICATE_COUNTY', path: ['counties', '3'] },
      ],
    });
    expect(logged).toEqual([]);
  });

  test('keeps a code of ours that a scalar gave it', async () => {
    expect((await fail('coded')).errors[0]).toMatchObject({
      message: 'not an amount',
      extensions: { code: 'INVALID_AMOUNT' },
    });
  });
});

test.each([
  ['BAD_USER_INPUT', 'query ($how: String!) { fail(how: $how) }'],
  ['GRAPHQL_VALIDATION_FAILED', '{ fial(how: "bug") }'],
  ['GRAPHQL_PARSE_FAILED', '{ fail('],
])('what GraphQL says of the request itself, %s, is no fault of ours: the log is silent', async (code, query) => {
  const { errors, logged } = await send(query);
  expect(errors.map(({ extensions }) => extensions!.code)).toEqual([code]);
  expect(logged).toEqual([]);
});

test('fields nested more than 20 deep are refused before anything runs', async () => {
  const nested = (levels: number) => `{ chain { ${'next { '.repeat(levels)} __typename ${'}'.repeat(levels)} } }`;
  expect((await send(nested(18))).errors).toEqual([]);
  const { status, errors } = await send(nested(19));
  expect({ status, code: errors[0]?.extensions?.code }).toEqual({ status: 400, code: 'QUERY_TOO_DEEP' });
});
