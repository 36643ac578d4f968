/** A bar that fills as the demo goes: in a terminal one line that is drawn over, elsewhere a line for every tenth. */
const WIDTH = 30;

export class Progress {
  #done = 0;
  #tenths = 0;
  readonly #total: number;

  constructor(total: number) {
    this.#total = total;
  }

  /** One more step is done; `label` says which. */
  step(label: string): void {
    this.#done++;
    const filled = Math.round((WIDTH * this.#done) / this.#total);
    const line = `[${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)}] ${this.#done}/${this.#total} ${label}`;
    if (process.stdout.isTTY)
      return void process.stdout.write(`\r\x1b[2K${line}${this.#done === this.#total ? '\n' : ''}`);
    const tenths = Math.floor((10 * this.#done) / this.#total);
    if (tenths > this.#tenths) console.log(line);
    this.#tenths = tenths;
  }
}
