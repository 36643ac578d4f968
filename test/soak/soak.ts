/**
 * `npm run test:soak` tries everything that must hold of a settlement on a million generated scenarios of the four cities, in worker
 * threads. Scenarios come in blocks; a block's number is its seed, so it is the same one in every run. `-- --from 1200` goes on at a
 * block, `-- --scenarios 20000` tries fewer. The first scenario on which a sentence does not hold ends the run and is printed.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { SCENARIOS_IN_BLOCK, type BlockDone, type Range } from './block.js';

const { values } = parseArgs({ options: { from: { type: 'string' }, scenarios: { type: 'string' } } });
const from = wholeNumber('from', values.from ?? '0');
const scenarios = wholeNumber('scenarios', values.scenarios ?? '1000000');
const range: Range = { from, to: from + Math.ceil(scenarios / SCENARIOS_IN_BLOCK), step: availableParallelism() };

/** The next block of each thread: all below the lowest are done. */
const next = Array.from({ length: range.step }, (_, thread) => from + thread);
const done = { blocks: 0, refused: 0 };
const started = performance.now();
const progress = setInterval(say, 10_000);

await Promise.all(next.map(work)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
clearInterval(progress);
say();

function work(_: number, thread: number): Promise<void> {
  const worker = new Worker(new URL('worker.js', import.meta.url), { workerData: { ...range, from: from + thread } });
  worker.on('message', ({ block, refused }: BlockDone) => {
    next[thread] = block + range.step;
    done.blocks++;
    done.refused += refused;
  });
  return new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', () => resolve());
  });
}

function say(): void {
  const seconds = Math.round((performance.now() - started) / 1000);
  const tried = (done.blocks * SCENARIOS_IN_BLOCK).toLocaleString('en');
  const resume = Math.min(...next, range.to);
  console.log(`${tried} scenarios hold (${done.refused} of them refused), ${seconds} s; go on with --from ${resume}`);
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} ${text} is not a whole number`);
  return Number(text);
}
