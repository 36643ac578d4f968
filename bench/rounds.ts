/** Product and yardstick by turns, so that what else the machine is doing meets both: A B A B A B, and the middle one of three. */

const ROUNDS = 3;

/** What a side took, or did in a second; a unit of its own to each benchmark. */
export interface Measured {
  median: number;
  lowest: number;
  highest: number;
}

type Sides<Side extends string, Value> = Record<Side, Value>;

/** @param sides how to measure each side once; all of them have been warmed up before. */
export async function byTurns<Side extends string>(
  sides: Sides<Side, (round: number) => number | Promise<number>>,
): Promise<Sides<Side, Measured>> {
  const names = Object.keys(sides) as Side[];
  const values = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Sides<Side, number[]>;
  for (let round = 1; round <= ROUNDS; round++) for (const name of names) values[name].push(await sides[name](round));
  return Object.fromEntries(names.map((name) => [name, middleOf(values[name])])) as Sides<Side, Measured>;
}

function middleOf(values: number[]): Measured {
  const sorted = values.toSorted((a, b) => a - b);
  return { lowest: sorted[0]!, median: sorted[sorted.length >> 1]!, highest: sorted.at(-1)! };
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
