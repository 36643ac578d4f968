/** The program without its socket: a database, a schema, and the HTTP routes over them. */
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Backend, closeBackend } from './backend.js';
import { type Caller, Context, type Site } from './context.js';
import { addExplorer } from './explorer/explorer.js';
import { apolloServer } from './graphql/apollo.js';
import { buildSchema } from './graphql/schema.js';
import { addJournalExport } from './export/download.js';
import { addTableExport } from './export/table-download.js';
import { addHealth } from './health.js';
import { type Authenticate, authenticator, type Keys } from './identity/authenticate.js';
import type { Links } from './identity/link.js';
import type { PolicyRegistry } from './policy/registry.js';
import { Refused, refusal } from './refusal.js';
import { addVerifyPage } from './report/verification/verify-page.js';
import { addVerifyUpload } from './report/verification/verify-upload.js';
import { addReportDownload } from './report/download.js';

/** 5,000 counties in one scenario are 1.6 MB and more. */
const LARGEST_BODY = 8 * 1024 * 1024;

export interface AppOptions {
  policies: PolicyRegistry;
  keys: Keys;
  site: Site;
  links: Links;
  /** Prints warnings and unexpected errors; off in tests. */
  logs: boolean;
}

export interface App {
  http: FastifyInstance;
  /** From now on requests are answered; before, with 503. */
  serve(backend: Backend): void;
  /** Finishes the requests that run, then lets go of the backend. */
  close(): Promise<void>;
}

export async function createApp({ policies, keys, site, links, logs }: AppOptions): Promise<App> {
  let backend: Backend | undefined;
  const http = Fastify({
    logger: logs && { level: 'warn' },
    bodyLimit: LARGEST_BODY,
    genReqId: () => crypto.randomUUID(),
  });
  const authenticate = authenticator(keys, (message) => http.log.warn(message));
  const contextOf = async (request: FastifyRequest): Promise<Context> => {
    const { database, jobs } = backend!;
    const caller = await callerOf(authenticate, request);
    const { orm, read, openSnapshot } = database;
    return new Context({
      em: orm.em.fork(),
      read,
      openSnapshot,
      policies,
      jobs,
      site,
      links,
      caller,
      requestId: request.id,
    });
  };

  const apollo = apolloServer(buildSchema(), ({ requestId, error }) => http.log.error({ requestId, err: error }));
  await apollo.start();
  addHealth(http, () => backend?.database);
  http.addHook('onClose', async () => {
    await apollo.stop();
    if (backend) await closeBackend(backend);
  });
  http.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest: await addExplorer(http, keys.demo),
    handler: fastifyApolloHandler(apollo, { context: contextOf }),
  });
  addReportDownload(http, contextOf);
  addVerifyUpload(http, contextOf);
  addJournalExport(http, contextOf);
  addTableExport(http, contextOf);
  await addVerifyPage(http, keys.demo);
  http.setErrorHandler(withoutDetail);
  await http.ready();
  return {
    http,
    serve: (opened) => {
      backend = opened;
    },
    close: async () => {
      // a connection is kept alive after its answer, and would keep us: it goes as soon as it is idle
      const sweep = setInterval(() => http.server.closeIdleConnections(), 50);
      await http.close();
      clearInterval(sweep);
    },
  };
}

/** What a route outside GraphQL throws: bad requests are named, anything else is ours to know. */
function withoutDetail(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  if (error.statusCode && error.statusCode < 500) return void reply.code(error.statusCode).send(error);
  request.log.error({ requestId: request.id, err: error });
  const { code, message, remedy } = refusal('INTERNAL', undefined);
  reply.code(500).send({ code, message, remedy, requestId: request.id });
}

const callerOf = async (authenticate: Authenticate, request: FastifyRequest): Promise<Caller> =>
  authenticate(request.headers.authorization).catch((error: unknown) => {
    if (error instanceof Refused) return error;
    throw error;
  });
