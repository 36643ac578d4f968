/** A server of the demo's own, as a process, on a data directory that goes with it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../project-root.js';

const READY = /ready at (\S+)\/graphql/;

export class DemoServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'tongchou-demo-'));
  readonly #process: ChildProcess;
  readonly #ended: Promise<unknown>;
  #output = '';
  #stopping: Promise<void> | undefined;

  constructor() {
    const { DATABASE_URL: _, APP_DATABASE_URL: __, ...env } = process.env;
    this.#process = spawn(process.execPath, ['--enable-source-maps', join(projectRoot, 'dist/src/server.js')], {
      env: { ...env, DEMO: 'books', PORT: '0', HOST: 'localhost', DATA_DIR: join(this.#folder, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true, // Ctrl-C reaches us only, and we stop it in order
    });
    this.#ended = once(this.#process, 'close');
    for (const stream of [this.#process.stdout!, this.#process.stderr!])
      stream.on('data', (text) => (this.#output += String(text)));
  }

  /** Its address, once it answers; throws what it said when it ends instead. */
  async ready(): Promise<string> {
    const address = new Promise<string>((resolve) => {
      this.#process.stdout!.on('data', () => {
        const [, url] = READY.exec(this.#output) ?? [];
        if (url) resolve(url);
      });
    });
    const url = await Promise.race([address, this.#ended.then(() => undefined)]);
    if (!url) throw new Error(this.#output);
    return url;
  }

  /** Stops it and removes its data; called twice, both wait for the one end. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  async #stop(): Promise<void> {
    if (this.#process.exitCode === null) this.#process.kill('SIGTERM');
    await this.#ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
