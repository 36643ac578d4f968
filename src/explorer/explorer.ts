/**
 * The explorer: Altair, served from our own files, at GET /graphql for browsers. Its content-security policy forbids every request to
 * another host, so that it is seen to work without the internet.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { demoPerson, demoToken } from '../identity/demo-key.js';
import { type Example, examples } from './example.js';

const BASE = '/explorer/';

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** The page's scripts are ours or carry its nonce; its styles are set by its editor as it runs. */
const policy = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self' data:`,
    `connect-src 'self'`,
    `worker-src 'self' blob:`,
    `frame-src 'self'`,
    `base-uri 'self'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

/** A browser that opens the address, as against a program that sends an operation by GET. */
const isBrowser = ({ method, headers: { accept = '' } }: FastifyRequest): boolean =>
  method === 'GET' && accept.includes('text/html');

/** Serves the explorer's files, and answers the hook that gives browsers its page. In demo mode each example carries a token of its role. */
export async function addExplorer(
  http: FastifyInstance,
  demo: boolean,
): Promise<(request: FastifyRequest, reply: FastifyReply) => Promise<unknown>> {
  const { getDistDirectory, renderAltair } = await import('altair-static');
  const dist = getDistDirectory();
  const files = new Set(readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => extname(file)));
  http.get<{ Params: { '*': string } }>(`${BASE}*`, async ({ params: { '*': file } }, reply) => {
    const type = TYPES[extname(file)];
    if (!type || !files.has(file)) return reply.code(404).send();
    reply.type(type).header('cache-control', 'public, max-age=86400').header('x-content-type-options', 'nosniff');
    return readFile(join(dist, file));
  });
  http.get('/', (_, reply) => reply.redirect('/graphql'));
  const shown = examples();
  const namespace = `tongchou-${fingerprint(shown)}-`; // a browser keeps its tabs until the examples change
  const windows = await Promise.all(shown.map((example) => windowOf(example, demo)));
  return async (request, reply) => {
    if (!isBrowser(request)) return;
    const cspNonce = randomBytes(16).toString('base64');
    reply.type('text/html; charset=utf-8').headers({
      'content-security-policy': policy(cspNonce),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const page = renderAltair({
      baseURL: BASE,
      cspNonce,
      endpointURL: '/graphql',
      initialWindows: windows,
      instanceStorageNamespace: namespace,
      disableAccount: true,
      initialSettings: {
        language: 'zh-CN',
        theme: 'system',
        'schema.reloadOnStart': true,
        'alert.disableUpdateNotification': true,
        'banners.disable': true,
        disablePushNotification: true,
      },
    });
    return reply.send(page.replace('</body>', `${firstInFront(cspNonce, namespace, shown.length)}</body>`));
  };
}

async function windowOf({ title, query, as }: Example, demo: boolean) {
  const headers = demo && { Authorization: `Bearer ${await demoToken({ person: demoPerson([as]), grants: [as] })}` };
  return {
    initialName: title,
    initialQuery: query,
    initialVariables: variablesOf(query),
    initialHeaders: headers || {},
  };
}

/** Its variables with nothing in them: where to write what the example asks for. */
function variablesOf(query: string): string {
  const names = [...query.matchAll(/\$(\w+): ID!/g)].map(([, name]) => [name, '']);
  return JSON.stringify(Object.fromEntries(names), null, 2);
}

/** Altair opens on the last of its new tabs, which lies beyond the edge of the window. A browser's first visit opens on the first. */
const firstInFront = (nonce: string, namespace: string, count: number): string => `<script nonce="${nonce}">
  if (!localStorage.getItem('${namespace}visited')) {
    const waiting = setInterval(() => {
      const tabs = document.querySelectorAll('.window-switcher__item');
      if (tabs.length < ${count}) return;
      clearInterval(waiting);
      localStorage.setItem('${namespace}visited', 'yes');
      tabs[0].click();
    }, 100);
  }
</script>`;

const fingerprint = (shown: readonly Example[]): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 8);
