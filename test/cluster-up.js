/** Before the run: the sources compiled for tests with processes of their own, and a PostgreSQL for everybody. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import './sources-as-modules.js';

export default async function () {
  const build = spawnSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { encoding: 'utf8' });
  if (build.status !== 0) console.error(build.stdout);
  process.env.TEST_TEMPLATE = `tongchou_template_${process.pid}`;
  process.env.TEST_DATABASE = JSON.stringify(process.env.DATABASE_URL ?? (await embedded()));
}

async function embedded() {
  const { startCluster } = await import('../src/database/cluster.ts');
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-'));
  chmodSync(folder, 0o755); // when root runs the tests, PostgreSQL is another user
  globalThis.testFolder = folder;
  globalThis.testCluster = await startCluster({ dataDir: join(folder, 'data'), fast: true });
  return globalThis.testCluster.address();
}
