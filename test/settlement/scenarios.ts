import fc from 'fast-check';
import { CountyKind, FaultCause, Insurance } from '../../src/policy/policy.js';
import { yuan } from '../../src/money.js';
import type { CountyInput, ScenarioInput } from './case-files.js';

/** In fen: every amount is a multiple of the unit. */
interface Sizes {
  unit: bigint;
  largest: bigint;
}

/** Small amounts meet often (ties, zero, exhausted pots), large ones try the digits. */
const amount = ({ unit, largest }: Sizes): fc.Arbitrary<string> =>
  fc
    .oneof(
      { weight: 2, arbitrary: fc.constant(0n) },
      { weight: 5, arbitrary: fc.bigInt(0n, 300n) },
      { weight: 3, arbitrary: fc.bigInt(0n, 10_000_000n) },
      { weight: 1, arbitrary: fc.bigInt(0n, largest / unit) },
    )
    .map((fen) => yuan(fen * unit));

const county = (sizes: Sizes): fc.Arbitrary<Omit<CountyInput, 'county'>> =>
  fc.record({
    kind: fc.constantFrom(...Object.values(CountyKind)),
    incomeDue: amount(sizes),
    incomeTarget: fc.option(amount(sizes)),
    incomeCollected: amount(sizes),
    compliantExpenditure: amount(sizes),
    nonCompliantExpenditure: amount(sizes),
    subsidyShortfall: amount(sizes),
    levy: amount(sizes),
    accumulatedBalance: amount(sizes),
    ownReserve: amount(sizes),
    forceMajeure: amount(sizes),
    otherFaults: fc.array(fc.record({ cause: fc.constantFrom(...Object.values(FaultCause)), amount: amount(sizes) }), {
      maxLength: 2,
    }),
    expenditureTarget: fc.option(amount(sizes)),
    targetsMet: fc.boolean(),
    decidedDraw: amount(sizes),
    reserveHistory: fc.record({ contributed: amount(sizes), drawn: amount(sizes) }),
  });

/** Scenarios for a policy. */
export const scenarios = (
  policy: string,
  sizes: Sizes = { unit: 1n, largest: 10n ** 19n },
): fc.Arbitrary<ScenarioInput> =>
  fc.record({
    policy: fc.constant(policy),
    insurance: fc.constantFrom(...Object.values(Insurance)),
    fiscalYear: fc.constant(2021),
    sharedReserve: amount(sizes),
    pooledBalance: amount(sizes),
    counties: fc
      .uniqueArray(fc.string({ unit: fc.constantFrom('1', '2', '3', 'a', '市'), minLength: 1, maxLength: 3 }), {
        maxLength: 8,
      })
      .chain((ids) => fc.tuple(...ids.map((id) => county(sizes).map((facts) => ({ county: id, ...facts }))))),
  });
