import type { ApolloServerPlugin } from '@apollo/server';

const OF_THE_DOCUMENT = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'INVALID_AMOUNT',
]);

/**
 * GraphQL over HTTP: a client that knows application/json only gets 200 with `errors` when its document or variables are at fault;
 * one that accepts application/graphql-response+json gets 400.
 */
export const legacyStatus: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response: { http, body } }) => {
        const modern = request.http?.headers.get('accept')?.includes('application/graphql-response+json');
        if (http.status === 400 && !modern && body.kind === 'single') {
          const codes = body.singleResult.errors?.map(({ extensions }) => String(extensions?.code)) ?? [];
          if (codes.every((code) => OF_THE_DOCUMENT.has(code))) http.status = 200;
        }
        return Promise.resolve();
      },
    }),
};
