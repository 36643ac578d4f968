/** The database that a command of the shell works with: DATABASE_URL, or the cluster in DATA_DIR, running or not. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Address } from '../database/address.js';
import { startCluster } from '../database/cluster.js';
import { readSettings } from '../settings.js';
import { StartFault } from '../start-fault.js';

/** Does the work, and leaves the cluster as it was: running, or stopped. */
export async function withBooks(work: (address: Address) => Promise<void>): Promise<void> {
  const { databaseUrl, dataDir } = readSettings(process.env, []);
  if (databaseUrl) return work(databaseUrl);
  if (!existsSync(join(dataDir, 'PG_VERSION')))
    throw new StartFault(
      `目录 ${dataDir} 没有数据库。 There is no database in ${dataDir}: set DATA_DIR or DATABASE_URL, or run npm start once.`,
    );
  const wasRunning = existsSync(join(dataDir, 'postmaster.pid'));
  const cluster = await startCluster({ dataDir });
  try {
    await work(cluster.address());
  } finally {
    if (!wasRunning && !(await cluster.isShared())) await cluster.stop();
  }
}
