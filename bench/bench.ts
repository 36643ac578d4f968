/**
 * `npm run bench` measures the product against its yardsticks and writes the table of README.md; with names of benchmarks
 * (`npm run bench -- settle report`) it measures those and writes nothing.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { postgresBinaries } from '../src/database/binaries.js';
import { projectRoot } from '../src/project-root.js';
import { type Figure, reaches, table } from './figure.js';
import { exportBench } from './export/export.js';
import { fundStateBench } from './fund-state/fund-state.js';
import { postingBench } from './posting/posting.js';
import { reportBench } from './report/report.js';
import { settleBench } from './settle/settle.js';
import { simulateBench } from './simulate/simulate.js';
import { stressBench } from './stress/stress.js';

const FOLDER = join(projectRoot, 'bench');
const README = join(FOLDER, 'README.md');

const BENCHES = {
  settle: settleBench,
  simulate: simulateBench,
  stress: stressBench,
  posting: postingBench,
  'fund-state': fundStateBench,
  report: reportBench,
  export: exportBench,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !Object.hasOwn(BENCHES, name));
if (unknown) {
  console.error(`No benchmark "${unknown}": ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(1);
}

installYardsticks();
const figures: Figure[] = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  console.error(`${name} …`);
  figures.push(...(await bench()));
}
console.log(table(figures));
if (asked.length === 0) writeReadme(`${machine()}\n\n${table(figures)}`);
if (!figures.every(reaches)) process.exitCode = 1;

function installYardsticks(): void {
  if (existsSync(join(FOLDER, 'node_modules'))) return;
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', ...flags], { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('npm ci failed in bench/');
}

/** When and on what, in words that name nobody's machine. */
function machine(): string {
  const postgres = spawnSync(join(postgresBinaries(), 'postgres'), ['--version'], { encoding: 'utf8' });
  const version = /\d+(\.\d+)+/.exec(postgres.stdout)![0];
  const date = new Date().toISOString().slice(0, 10);
  const { versions, platform, arch } = process;
  return `${date}, ${availableParallelism()} cores (${platform} ${arch}), Node ${versions.node}, PostgreSQL ${version}:`;
}

/** Everything between the markers is the last run's. */
function writeReadme(text: string): void {
  const [start, end] = ['<!-- figures -->', '<!-- /figures -->'];
  const readme = readFileSync(README, 'utf8');
  const from = readme.indexOf(start) + start.length;
  writeFileSync(README, `${readme.slice(0, from)}\n\n${text}\n\n${readme.slice(readme.indexOf(end))}`);
}
