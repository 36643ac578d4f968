import { parentPort, workerData } from 'node:worker_threads';
import { tryBlock, type Range } from './block.js';

const { from, to, step } = workerData as Range;
for (let block = from; block < to; block += step) parentPort!.postMessage(tryBlock(block));
