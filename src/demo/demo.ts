/**
 * `npm run demo`: the fund year 2021 of all four pools, both funds, on a server of its own; `-- --pool handan` plays one. The PDFs are in
 * `out/` afterwards; the server and its data are gone, also after a failure or Ctrl-C.
 */
import { parseArgs } from 'node:util';
import { DemoServer } from './demo-server.js';
import { playYear } from './demo-year.js';

const { pool } = parseArgs({ options: { pool: { type: 'string' } } }).values;
const server = new DemoServer();
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)
  // prettier-ignore
  process.once(signal, () => void server.stop().then(() => process.exit(code)));
try {
  console.log('启动服务…… Starting a server on a throwaway data directory.');
  await playYear(await server.ready(), pool);
  console.log(`\n用时 ${(performance.now() / 1000).toFixed(1)} 秒。 Done; the server and its data go now.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await server.stop();
}
