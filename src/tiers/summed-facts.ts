/** 汇总: a member's year facts, summed up from what its own pool's settlement was computed from. Pure. */
import { fen, sum, yuan } from '../money.js';
import type { FaultCause } from '../policy/policy.js';
import type { SettlementInputs } from '../settlement/inputs.js';

export interface SummedFacts {
  incomeDue: string;
  incomeTarget: string | null;
  nonCompliantExpenditure: string;
  subsidyShortfall: string;
  forceMajeure: string;
  otherFaults: { cause: FaultCause; amount: string }[];
  expenditureTarget: string | null;
  targetsMet: boolean;
}

/** A target of the whole is there where every county has one; the whole met its targets where every county did. */
export function summedFacts({ counties }: Pick<SettlementInputs, 'counties'>): SummedFacts {
  const total = (amounts: readonly string[]): string => yuan(sum(amounts.map(fen)));
  const totalOf = (name: 'incomeDue' | 'nonCompliantExpenditure' | 'subsidyShortfall' | 'forceMajeure'): string =>
    total(counties.map((county) => county[name]));
  const targetOf = (name: 'incomeTarget' | 'expenditureTarget'): string | null => {
    const issued = counties.flatMap((county) => county[name] ?? []);
    return issued.length === counties.length ? total(issued) : null;
  };
  const faults = Map.groupBy(
    counties.flatMap(({ otherFaults }) => otherFaults),
    ({ cause }) => cause,
  );
  return {
    incomeDue: totalOf('incomeDue'),
    incomeTarget: targetOf('incomeTarget'),
    nonCompliantExpenditure: totalOf('nonCompliantExpenditure'),
    subsidyShortfall: totalOf('subsidyShortfall'),
    forceMajeure: totalOf('forceMajeure'),
    otherFaults: [...faults].map(([cause, all]) => ({ cause, amount: total(all.map(({ amount }) => amount)) })),
    expenditureTarget: targetOf('expenditureTarget'),
    targetsMet: counties.every(({ targetsMet }) => targetsMet),
  };
}
