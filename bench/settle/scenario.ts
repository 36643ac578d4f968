/** A year of many counties in which every step of the law has something to do, the same in every run. */
import type { CountyYear, Scenario } from '../../src/settlement/scenario.js';

/** Whole numbers below 2^31, the same ones every time (a linear congruential generator). */
function* numbers(): Generator<number, never> {
  for (let state = 20_210_101; ; state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) yield state;
}

export function generatedScenario(size: number): Scenario {
  const source = numbers();
  /** Fen from zero up to this many yuan. */
  const upTo = (yuan: number): bigint => (BigInt(source.next().value) * BigInt(yuan) * 100n) >> 31n;
  const oneIn = (chances: number): boolean => (source.next().value >> 8) % chances === 0;
  const counties = Array.from({ length: size }, (_, at): CountyYear => {
    const incomeCollected = 20_000_000_000n + upTo(300_000_000);
    const levy = oneIn(8) ? 0n : incomeCollected / 100n;
    return {
      county: String(100_000 + at * 7),
      kind: oneIn(20) ? 'CITY_OWN' : 'COUNTY',
      incomeDue: incomeCollected + upTo(4_000_000),
      incomeTarget: oneIn(2) ? incomeCollected + upTo(3_000_000) - 100_000_000n : null,
      incomeCollected,
      compliantExpenditure: incomeCollected - 2_000_000_000n + upTo(50_000_000),
      nonCompliantExpenditure: oneIn(3) ? upTo(2_000_000) : 0n,
      subsidyShortfall: 0n,
      levy,
      accumulatedBalance: oneIn(4) ? 0n : upTo(6_000_000),
      ownReserve: levy / 4n,
      forceMajeure: oneIn(5) ? upTo(90_000_000) : 0n,
      otherFaults: oneIn(6) ? [{ cause: 'OTHER', amount: upTo(1_000_000) }] : [],
      expenditureTarget: null,
      targetsMet: false,
      decidedDraw: 0n,
    };
  });
  return { insurance: 'RESIDENT', fiscalYear: 2021, sharedReserve: 1_234_567_89n, pooledBalance: 0n, counties };
}
