/** What a worker does with a stress run: a thread computes it, its progress is stored, and who cancels it is heard. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hashOf } from '../canonical.js';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import type { Log, Work } from '../job-queue.js';
import { contentHash, type PolicyRegistry } from '../policy/registry.js';
import { projectRoot } from '../project-root.js';
import type { StressInputs } from './inputs.js';
import type { StressResult } from './tally.js';
import type { ThreadMessage, ThreadTask } from './thread.js';

/** A thread loads what was built, also where the program itself runs from its sources. */
const THREAD = join(projectRoot, 'dist/src/stress/thread.js');
/** How often progress is stored, and looked whether the run was cancelled. */
const LOOK_MS = 250;

const DIED =
  '计算进程多次中断，可重新开始。 The processes that computed this run stopped again and again; it may be started again.';
const BUG = '计算出错，详情见日志。 The run could not be computed; the log has the details under its id.';
const OTHER_POLICY =
  '所用政策版本已不在或内容有变，须另行开始。 The policy version that it was asked for with is gone or changed: start another run.';

interface Task {
  policy: string;
  version: number;
  hash: string;
  inputs: StressInputs;
}

export function stressWork(em: EntityManager, policies: PolicyRegistry, log: Log): Work {
  const write = <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    inTransaction(em, (tx) => sql<Row>(tx, text, values));

  const fail = (id: string, reason: string): Promise<unknown> =>
    write(
      `update stress_run set status = 'FAILED', failure = $2, finished_at = clock_timestamp()
       where id = $1 and status in ('QUEUED', 'RUNNING')`,
      [id, reason],
    );

  /** False when the run is no longer to be computed. */
  const goesOn = async (id: string, done: number): Promise<boolean> => {
    const rows = await write(
      `update stress_run set scenarios_done = $2 where id = $1 and status = 'RUNNING' returning id`,
      [id, done],
    );
    return rows.length > 0;
  };

  return {
    async make(id, signal) {
      // A worker that died may have left it RUNNING: it is computed anew, and comes to the same.
      const [task] = await write<Task>(
        `update stress_run set status = 'RUNNING', scenarios_done = 0 where id = $1 and status in ('QUEUED', 'RUNNING')
         returning policy, policy_version as version, policy_hash as hash, inputs`,
        [id],
      );
      if (!task) return;
      const policy = policies.get(task.policy, task.version);
      if (!policy || contentHash(policy) !== task.hash) return void (await fail(id, OTHER_POLICY));

      const thread = new StressThread({ policy, inputs: task.inputs });
      try {
        while (!(await thread.endedWithin(LOOK_MS))) {
          signal.throwIfAborted(); // the job is no longer ours: somebody else computes it
          if (!(await goesOn(id, thread.done))) return;
        }
        const result = await thread.result;
        await write(
          `update stress_run set status = 'DONE', scenarios_done = $2, result = $3, result_hash = $4, finished_at = clock_timestamp()
           where id = $1 and status = 'RUNNING'`,
          [id, task.inputs.scenarios, JSON.stringify(result), hashOf(result)],
        );
      } catch (error) {
        signal.throwIfAborted();
        log(`stress run ${id} failed`, error);
        await fail(id, BUG);
      } finally {
        await thread.stop();
      }
    },

    abandon: async (id) => void (await fail(id, DIED)),
  };
}

class StressThread {
  done = 0;
  readonly result: Promise<StressResult>;
  readonly #worker: Worker;

  constructor(task: ThreadTask) {
    const { promise, resolve, reject } = Promise.withResolvers<StressResult>();
    promise.catch(() => undefined); // whoever awaits it is told
    this.result = promise;
    this.#worker = new Worker(THREAD, { workerData: task });
    this.#worker.on('message', (message: ThreadMessage) => {
      if ('result' in message) resolve(message.result);
      else this.done = message.done;
    });
    this.#worker.on('error', reject);
    this.#worker.on('exit', () => reject(new Error('the thread ended without a result')));
  }

  /** Whether it has come to an end, good or bad, within so many milliseconds. */
  endedWithin(milliseconds: number): Promise<boolean> {
    const ended = this.result.then(
      () => true,
      () => true,
    );
    return Promise.race([ended, sleep(milliseconds, false, { ref: false })]);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
