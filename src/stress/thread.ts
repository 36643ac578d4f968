/** A thread of its own for a stress run: it answers how far it has got and, in the end, the result. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Policy } from '../policy/policy.js';
import type { StressInputs } from './inputs.js';
import { runScenarios } from './run-scenarios.js';
import type { StressResult } from './tally.js';

export interface ThreadTask {
  policy: Policy;
  inputs: StressInputs;
}

export type ThreadMessage = { done: number } | { result: StressResult };

const { policy, inputs } = workerData as ThreadTask;
const say = (message: ThreadMessage): void => parentPort!.postMessage(message);
say({ result: runScenarios(policy, inputs, (done) => say({ done })) });
