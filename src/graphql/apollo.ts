/** Apollo Server as we run it: nothing internal in an answer, limits on what is asked, no page from elsewhere. */
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.js';
import { formatError, logUnexpected } from './errors.js';
import { legacyStatus } from './legacy-status.js';
import { limits, MOST_TOKENS } from './limits.js';

export type LogFault = (fault: { requestId: string; error: Error }) => void;

export const apolloServer = (schema: GraphQLSchema, log: LogFault): ApolloServer<Context> =>
  new ApolloServer<Context>({
    schema,
    introspection: true, // the schema is public; what it gives access to is not
    formatError,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false, // server.ts stops things in their order
    parseOptions: { maxTokens: MOST_TOKENS },
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      limits(schema),
      logUnexpected(log),
      legacyStatus,
    ],
  });
