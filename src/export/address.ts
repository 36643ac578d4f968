/** Reads the address of a download, parameter by parameter, and keeps everything that is wrong with it. */
import { Insurance } from '../policy/policy.js';
import { type Refusal, refusal } from '../refusal.js';

export class Address {
  readonly faults: Refusal[] = [];
  readonly #query: Record<string, unknown>;

  /** @param known the parameters that there are. */
  constructor(query: Record<string, unknown>, known: readonly string[]) {
    this.#query = query;
    for (const name of Object.keys(query))
      if (!known.includes(name)) this.refuse(refusal('UNKNOWN_PARAMETER', { name, known: known.join(', ') }, [name]));
  }

  refuse(...faults: Refusal[]): void {
    this.faults.push(...faults);
  }

  has(name: string): boolean {
    return name in this.#query;
  }

  text(name: string): string | null {
    const given = this.#query[name];
    if (typeof given === 'string') return given;
    if (given !== undefined) this.refuse(refusal('UNKNOWN_PARAMETER', { name: `${name} × 2`, known: name }, [name]));
    return null;
  }

  /** Null where it is not given; 0, which is no year, month or period, where it is no whole number of so many digits at most. */
  number(name: string, digits: number): number | null {
    const given = this.text(name);
    return given === null ? null : /^\d+$/.test(given) && given.length <= digits ? Number(given) : 0;
  }

  oneOf<Code extends string>(name: string, known: Record<Code, unknown>, usual: Code): Code {
    const given = this.text(name);
    if (given === null) return usual;
    if (Object.hasOwn(known, given)) return given as Code;
    this.refuse(refusal('UNKNOWN_CHOICE', { name, given, known: Object.keys(known).join(', ') }, [name]));
    return usual;
  }

  flag(name: string): boolean {
    return this.oneOf<'true' | 'false'>(name, { true: 1, false: 0 }, 'false') === 'true';
  }

  fund(): { pool: string; insurance: Insurance } {
    const insurance = this.text('insurance') ?? '';
    const pool = this.text('pool') ?? '';
    if (!Object.hasOwn(Insurance, insurance)) this.refuse(refusal('UNKNOWN_FUND', { pool, insurance }, ['insurance']));
    return { pool, insurance: insurance as Insurance };
  }
}

/** The address of a path with what is given of the parameters. */
export function addressOf(
  path: string,
  parameters: Record<string, string | number | boolean | null | undefined>,
): string {
  const given = Object.entries(parameters).filter(([, value]) => value != null && value !== false);
  return `${path}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}
