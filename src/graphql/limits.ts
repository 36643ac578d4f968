/** How much one request may ask for. */
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { Refused, type Refusal, refusal } from '../refusal.js';
import type { Context } from '../context.js';
import { costOf } from './cost.js';

export const MOST_TOKENS = 100_000;
export const DEEPEST = 20;
export const HIGHEST_COST = 20_000;

export const limits = (schema: GraphQLSchema): ApolloServerPlugin<Context> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: ({ document, operation, request: { variables } }) => {
        if (!operation) return Promise.resolve(); // no such operation: the execution says so
        const { depth, total } = costOf(schema, document, operation, variables);
        if (depth > DEEPEST) throw tooMuch(refusal('QUERY_TOO_DEEP', { depth, limit: DEEPEST }));
        if (total > HIGHEST_COST) throw tooMuch(refusal('QUERY_TOO_COMPLEX', { cost: total, limit: HIGHEST_COST }));
        return Promise.resolve();
      },
    }),
});

const tooMuch = (why: Refusal): GraphQLError =>
  new GraphQLError(why.message, { originalError: new Refused(why), extensions: { http: { status: 400 } } });
