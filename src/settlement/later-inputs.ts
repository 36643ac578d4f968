/** The inputs of a year with what became known after they were read. Pure. */
import type { SettlementDecision } from '../decision/decision.js';
import { drawFor } from '../decision/decision.js';
import type { KnownFacts } from '../facts/newest-facts.service.js';
import type { BooksOfLines } from '../ledger/year-lines.service.js';
import { atLeastZero, type Fen, fen, sum, yuan } from '../money.js';
import { type Policy, provisionsOf } from '../policy/policy.js';
import type { CountyInputs, SettlementInputs } from './inputs.js';
import { chargeLevy } from './levy.js';

/** With the lines booked into the year since, the facts confirmed since and the decisions as they are now. */
export function inputsWithLater(
  before: SettlementInputs,
  later: BooksOfLines,
  facts: ReadonlyMap<string, KnownFacts>,
  decisions: readonly SettlementDecision[],
): SettlementInputs {
  const booked = new Map(later.counties.map((books) => [books.county, books]));
  const plus = (amount: string, more: Fen | undefined): string => yuan(fen(amount) + (more ?? 0n));
  return {
    ...before,
    sharedReserve: plus(before.sharedReserve, later.sharedReserve),
    pooledBalance: plus(before.pooledBalance, later.pooledBalance),
    decisions: [...decisions],
    counties: before.counties.map((county) => {
      const books = booked.get(county.county);
      const {
        id,
        confirmed: _,
        ...known
      } = facts.get(county.county) ?? { ...county, id: county.facts, confirmed: true };
      const spent = expenditureOf(county) + (books?.expenditure ?? 0n);
      return {
        ...county,
        ...known,
        facts: id,
        incomeCollected: plus(county.incomeCollected, books?.income),
        compliantExpenditure: yuan(spent - fen(known.nonCompliantExpenditure)),
        accumulatedBalance: plus(county.accumulatedBalance, books?.accumulatedBalance),
        ownReserve: plus(county.ownReserve, books?.ownReserve),
        decidedDraw: drawFor(decisions, county.county),
      };
    }),
  };
}

export const expenditureOf = ({
  compliantExpenditure,
  nonCompliantExpenditure,
}: Pick<CountyInputs, 'compliantExpenditure' | 'nonCompliantExpenditure'>): Fen =>
  fen(compliantExpenditure) + fen(nonCompliantExpenditure);

/**
 * The levy stays what was booked; what bears it is the year's surplus, then the balance, as they are now. What neither bears is owed and
 * not in the reserve that it builds: the reserve at hand, and what the county ever paid into it, are less (or more) by what is owed more
 * (or less) than in `unpaid`.
 */
export function withLevyCharged(
  policy: Policy,
  inputs: SettlementInputs,
  unpaid: ReadonlyMap<string, Fen>,
): SettlementInputs {
  const [levy] = provisionsOf(policy, 'LEVY'); // a county's year has one sum for all, and they are charged alike
  if (!levy) return inputs;
  const owedMore = inputs.counties.map((county) => {
    const charge = chargeLevy(levy, fen(county.levy), {
      surplus: atLeastZero(fen(county.incomeCollected) - expenditureOf(county)),
      balance: fen(county.accumulatedBalance),
    });
    return charge.unpaid - (unpaid.get(county.county) ?? 0n);
  });
  return levy.builds === 'SHARED_RESERVE'
    ? {
        ...inputs,
        sharedReserve: yuan(fen(inputs.sharedReserve) - sum(owedMore)),
        counties: inputs.counties.map(({ reserveHistory, ...county }, at) => ({
          ...county,
          ...(reserveHistory && {
            reserveHistory: {
              ...reserveHistory,
              contributed: yuan(fen(reserveHistory.contributed) - owedMore[at]!),
            },
          }),
        })),
      }
    : {
        ...inputs,
        counties: inputs.counties.map((county, at) => ({
          ...county,
          ownReserve: yuan(fen(county.ownReserve) - owedMore[at]!),
        })),
      };
}
