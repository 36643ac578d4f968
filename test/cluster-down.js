import { rmSync } from 'node:fs';
import pg from 'pg';

export default async function () {
  if (process.env.DATABASE_URL) await dropTemplate();
  await globalThis.testCluster?.stop();
  if (globalThis.testFolder) rmSync(globalThis.testFolder, { recursive: true, force: true });
}

async function dropTemplate() {
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const { TEST_TEMPLATE: template } = process.env;
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
  if (rowCount) {
    await client.query(`alter database ${template} is_template false`);
    await client.query(`drop database ${template} with (force)`);
  }
  await client.end();
}
