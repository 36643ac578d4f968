/** The thread that draws reports: started when first needed, kept for the next one, given up where a job is taken away. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../project-root.js';
import type { RenderMessage, RenderTask } from './render-thread.js';

/** A thread loads what was built, also where the program itself runs from its sources. */
const THREAD = join(projectRoot, 'dist/src/report/render-thread.js');

export class Renderer {
  #worker: Worker | undefined;

  /** One at a time. Rejects with the signal's reason, or with what went wrong. */
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
      else reject(new Error(message.failure));
    };
    const abort = (): void => reject(signal.reason as Error);
    const gone = (): void => reject(new Error('the thread that draws reports ended'));
    worker.on('message', hear).once('error', reject).once('exit', gone);
    signal.addEventListener('abort', abort);
    worker.ref();
    worker.postMessage(task);
    try {
      return await promise;
    } catch (error) {
      await this.close(); // it may still be drawing
      throw error;
    } finally {
      signal.removeEventListener('abort', abort);
      worker.off('message', hear).off('error', reject).off('exit', gone);
      worker.unref();
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #start(): Worker {
    // A document is many small objects that live briefly: a small nursery keeps the process small, and loses no time.
    const worker = new Worker(THREAD, { resourceLimits: { maxYoungGenerationSizeMb: 8 } });
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    worker.unref(); // idle it keeps nobody from ending
    return worker;
  }
}
