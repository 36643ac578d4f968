/** The thread that draws reports: started when first needed, kept for the next one, given up where a job is taken away. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../project-root.js';
import { Refused, refusal } from '../refusal.js';
import type { RenderMessage, RenderTask } from './render-thread.js';

/** A thread loads what was built, also where the program itself runs from its sources. */
const THREAD = join(projectRoot, 'dist/src/report/render-thread.js');

/** What a thread may have for its objects, in MB; a thousand pages take some 200. One that takes more ends, and only the thread does. */
const MOST_MEMORY = 1_024;

export class Renderer {
  readonly #memory: number;
  #worker: Worker | undefined;

  constructor(memory = MOST_MEMORY) {
    this.#memory = memory;
  }

  /**
   * One at a time. Rejects with Refused where the content is the reason, with the signal's reason once the thread is gone, or with what went
   * wrong.
   */
  async render(
    task: RenderTask,
    signal: AbortSignal,
    onPage: (done: number, total: number) => void,
  ): Promise<Uint8Array> {
    signal.throwIfAborted();
    const worker = (this.#worker ??= this.#start());
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
    const hear = (message: RenderMessage): void => {
      if ('done' in message) onPage(message.done, message.total);
      else if ('pdf' in message) resolve(message.pdf);
      else reject('refused' in message ? new Refused(message.refused) : new Error(message.failure));
    };
    const abort = (): void => reject(signal.reason as Error);
    const gone = (): void => reject(new Error('the thread that draws reports ended'));
    const fail = (error: NodeJS.ErrnoException): void => {
      this.#worker = undefined; // it is ending
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? this.#outOfMemory() : error);
    };
    worker.on('message', hear).once('error', fail).once('exit', gone);
    signal.addEventListener('abort', abort);
    worker.ref();
    worker.postMessage(task);
    try {
      return await promise;
    } catch (error) {
      if (!(error instanceof Refused)) await this.close(); // it may still be drawing
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
      worker.off('message', hear).off('error', fail).off('exit', gone);
      worker.unref();
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #outOfMemory(): Refused {
    const memory = `${this.#memory} MB`;
    return new Refused(refusal('REPORT_FILE_TOO_LARGE', { size: `> ${memory} 内存 of memory`, most: memory }));
  }

  #start(): Worker {
    // A document is many small objects that live briefly: a small nursery keeps the process small, and loses no time.
    const worker = new Worker(THREAD, {
      resourceLimits: { maxOldGenerationSizeMb: this.#memory, maxYoungGenerationSizeMb: 8 },
    });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    worker.unref(); // idle it keeps nobody from ending
    return worker;
  }
}
