/**
 * GET /verify and /verify/:report, where the code on a report leads: a page that takes the file and says what of it holds. Served from our
 * own files; its content-security policy forbids every request to another host.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { demoPerson, demoToken } from '../../identity/demo-key.js';
import type { Grant } from '../../identity/viewer.js';
import { projectRoot } from '../../project-root.js';

const POLICY = [
  `default-src 'none'`,
  ...['script', 'style', 'connect'].map((kind) => `${kind}-src 'self'`),
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

const file = (name: string): string => readFileSync(join(projectRoot, 'src/report/verification/page', name), 'utf8');

export const verifyPath = (report: string): string => `/verify/${report}`;

/** In demo mode the page has an auditor's token in it already. */
export async function addVerifyPage(http: FastifyInstance, demo: boolean): Promise<void> {
  const grants: Grant[] = [{ role: 'AUDITOR' }];
  const token = demo ? await demoToken({ person: demoPerson(grants), grants }) : '';
  const page = file('index.html').replace('{{token}}', token);
  const send = (reply: FastifyReply, type: string, text: string) =>
    reply
      .type(`${type}; charset=utf-8`)
      .headers({
        'content-security-policy': POLICY,
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
      })
      .send(text);
  for (const path of ['/verify', verifyPath(':report')]) http.get(path, (_, reply) => send(reply, 'text/html', page));
  const [script, style] = [file('page.js'), file('page.css')];
  http.get('/verify/page.js', (_, reply) => send(reply, 'text/javascript', script));
  http.get('/verify/page.css', (_, reply) => send(reply, 'text/css', style));
}
