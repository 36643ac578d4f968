import type { SettlementOutcome } from '../../src/settlement/outcome.js';
import { inYuan } from '../../src/settlement/outcome-view.js';

/** What the engine says, without what the second settlement does not know: rules, citations, readings, and decisions. */
export function bareOutcome({ counties, sharedReserveAfter, pooledBalanceAfter }: SettlementOutcome): unknown {
  const bare = <T extends { rule: string; citation: unknown }>({ rule: _, citation: __, ...rest }: T) => rest;
  return inYuan({
    counties: counties.map(({ steps, obligations, surplusAllocations, balanceForOthers: _, ...county }) => ({
      ...county,
      steps: steps.map(bare),
      obligations: obligations.map(bare),
      surplusAllocations: surplusAllocations.map(bare),
    })),
    sharedReserveAfter,
    pooledBalanceAfter,
  });
}
