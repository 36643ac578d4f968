/** What leaves the server when a request fails: a refusal with its code, or INTERNAL with the request's id. Never SQL, never a stack. */
import type { ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Context } from '../context.js';
import { Refused, REFUSALS, type RefusalCode, refusal } from '../refusal.js';

/** Codes that are about the request itself; their messages come from GraphQL and have nothing of ours in them. */
const OF_GRAPHQL = new Set([
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** An error and what it was made from, outermost first. */
function* causes(error: unknown): Generator<Error> {
  let cause = error;
  while (cause instanceof Error) {
    yield cause;
    cause = (cause as { originalError?: unknown }).originalError;
  }
}

const refusedIn = (error: unknown): Refused | undefined =>
  [...causes(error)].find((cause): cause is Refused => cause instanceof Refused);

/** A code of ours that a scalar gave to its error (INVALID_AMOUNT), which GraphQL has wrapped since. */
function codeIn(error: unknown): RefusalCode | undefined {
  for (const cause of causes(error)) {
    const code = (cause as Partial<GraphQLError>).extensions?.code;
    if (typeof code === 'string' && Object.hasOwn(REFUSALS, code) && code !== 'INTERNAL') return code as RefusalCode;
  }
  return undefined;
}

/** Not what GraphQL itself says of a request (syntax, an unknown field, a variable of the wrong type): that is its sender's to mend. */
const isUnexpected = (error: unknown): boolean => [...causes(error)].some((cause) => !(cause instanceof GraphQLError));

const isOfGraphql = (error: GraphQLFormattedError): boolean => OF_GRAPHQL.has(String(error.extensions?.code));

export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const refused = refusedIn(error);
  if (refused) {
    const { refusals } = refused;
    const message = refusals.map((each) => each.message).join('\n');
    return { ...formatted, message, extensions: { code: refusals[0]!.code, refusals } };
  }
  const code = codeIn(error);
  if (code) return { ...formatted, extensions: { ...formatted.extensions, code } };
  if (isOfGraphql(formatted)) return formatted;
  const { message, remedy } = refusal('INTERNAL', undefined);
  const { locations, path } = formatted;
  const requestId = formatted.extensions?.requestId;
  return {
    message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code: 'INTERNAL', remedy, requestId },
  };
}

/** Logs what formatError will hide, under the id that it will show. */
export const logUnexpected = (
  log: (fault: { requestId: string; error: Error }) => void,
): ApolloServerPlugin<Context> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue: { requestId } }) => {
        for (const error of errors) {
          if (refusedIn(error) || codeIn(error) || !isUnexpected(error)) continue;
          error.extensions.requestId = requestId;
          log({ requestId, error: error.originalError! });
        }
        return Promise.resolve();
      },
    }),
});
