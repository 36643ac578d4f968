/** The life of the process: requests, database, demo, reports; and the end, in order. */
import { readFileSync } from 'node:fs';
import { DEMO_SIGNER, signingKey } from '../reports/signing-key.js';
import { type App, createApp } from './app.js';
import { connectBackend, installBackend } from './backend.js';
import type { Address } from './database/address.js';
import { type Cluster, startCluster } from './database/cluster.js';
import { loadDemo } from './demo/load-demo.js';
import { Links } from './identity/link.js';
import { checkCoverage } from './policy/check-coverage.js';
import { policies } from './policy/registry.js';
import { checkUsedPolicies } from './policy/used-policies.service.js';
import type { Settings } from './settings.js';
import { StartFault } from './start-fault.js';
import { today } from './today.js';

/** How long requests may go on after SIGTERM. */
const GRACE = 30_000;

/** What has been started so far. */
interface Parts {
  app?: App;
  cluster?: Cluster;
}

export async function run(settings: Settings): Promise<void> {
  const parts: Parts = {};
  const started = start(parts, settings);
  let ending = false; // npm may hand on a signal that the terminal has sent as well
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (!ending) void started.then(() => end(parts, 0));
      ending = true;
    });
  await started.catch(async (error: unknown) => {
    console.error(error instanceof StartFault ? error.message : error);
    await end(parts, 1);
  });
}

async function start(parts: Parts, settings: Settings): Promise<void> {
  const signer = signerOf(settings);
  const fingerprint = signingKey(signer).certificates[0]!.fingerprint256;
  const toBeSeenTo = checkCoverage(policies, today());
  const app = await createApp({
    policies,
    keys: settings,
    site: { url: settings.publicUrl, signer: fingerprint },
    links: new Links(settings.linkKey),
    logs: true,
  });
  parts.app = app;
  if (settings.serves) await listen(app, settings); // at once: /readyz then says that we are starting
  const owner = settings.databaseUrl ?? (await embedded(parts, settings));
  await installBackend(owner, settings.applicationUrl);
  const log = (message: string, error?: unknown) => app.http.log.error({ err: error }, message);
  const { applicationUrl: login, works, limits, keptDays } = settings;

  const backend = await connectBackend(owner, { login, policies, works, signer, limits, keptDays, log });
  await checkUsedPolicies(backend.database.read, policies);
  if (settings.demoData) await loadDemo(backend.database.orm.em, policies, settings.demoData);
  app.serve(backend);
  for (const message of toBeSeenTo) console.warn(`注意 Note: ${message}`); // for whoever starts it, above the greeting
  console.log(greeting(app, settings));
}

/** PEM of the key that signs reports; a wrong one is said at the start, not by the first report. */
function signerOf({ signer }: Settings): string {
  if (signer === undefined) return DEMO_SIGNER;
  try {
    const pem = signer.includes('-----BEGIN') ? signer : readFileSync(signer, 'utf8');
    signingKey(pem);
    return pem;
  } catch (error) {
    throw new StartFault(
      `REPORT_SIGNING_KEY 不可用：须为私钥（无口令）及其证书的 PEM。 REPORT_SIGNING_KEY is no key with its certificate: ${(error as Error).message}.`,
    );
  }
}

async function listen({ http }: App, { port, host }: Settings): Promise<void> {
  await http.listen({ port, host }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new StartFault(`端口 ${port} 已被占用。 Port ${port} is taken: stop the other program, or set PORT.`);
  });
}

async function embedded(parts: Parts, { dataDir }: Settings): Promise<Address> {
  parts.cluster = await startCluster({ dataDir });
  return parts.cluster.address();
}

function greeting({ http }: App, { serves, demo }: Settings): string {
  const seconds = (performance.now() / 1000).toFixed(1);
  if (!serves) return `统筹：正在制作报表。 tongchou makes reports (after ${seconds} s).`;
  const { port } = new URL(http.listeningOrigin);
  const mode = demo ? '（演示数据 demo data）' : '';
  return `统筹已就绪${mode}： tongchou is ready at http://localhost:${port}/graphql (after ${seconds} s)`;
}

async function end({ app, cluster }: Parts, code: number): Promise<void> {
  setTimeout(() => process.exit(1), GRACE).unref();
  await app?.close(); // finishes the requests that run, then leaves the database
  if (cluster && !(await cluster.isShared())) await cluster.stop();
  process.exit(code);
}
