/** What a stored settlement is computed from: amounts as text, as they were read from the books and the facts. */
import type { Insurance } from '../policy/policy.js';
import type { SettlementDecision } from '../decision/decision.js';
import type { InYuan } from './outcome-view.js';
import type { CountyYear } from './scenario.js';

/** A county's year as it was read: amounts in yuan ("1234.50"), and the version of its facts that was used. */
export type CountyInputs = InYuan<CountyYear> & { facts: string };

export interface SettlementInputs {
  insurance: Insurance;
  fiscalYear: number;
  sharedReserve: string;
  pooledBalance: string;
  counties: CountyInputs[];
  /** Decided draws and covers that count, by county; drafts from before decisions were kept have none. */
  decisions?: SettlementDecision[];
}

/** "130402 incomeCollected: 1.00 → 2.00": every input that differs, named. Empty when none does. */
export function changesBetween(before: SettlementInputs, after: SettlementInputs): string[] {
  const changes: string[] = [];
  const compare = (name: string, was: unknown, is: unknown) => {
    const [old, now] = [show(was), show(is)];
    if (old !== now) changes.push(`${name}: ${old} → ${now}`);
  };
  compare('sharedReserve', before.sharedReserve, after.sharedReserve);
  compare('pooledBalance', before.pooledBalance, after.pooledBalance);
  const earlier = new Map(before.counties.map((county) => [county.county, county]));
  for (const county of after.counties) {
    const was = earlier.get(county.county);
    earlier.delete(county.county);
    const before = partsOf(was ?? {});
    for (const [name, is] of Object.entries(partsOf(county))) compare(`${county.county} ${name}`, before[name], is);
  }
  const decided = new Map((before.decisions ?? []).map((decision) => [keyOf(decision), decision]));
  for (const decision of after.decisions ?? []) {
    const key = keyOf(decision);
    compare(key, decided.get(key)?.amount, decision.amount);
    compare(`${key} id`, decided.get(key)?.id, decision.id);
    decided.delete(key);
  }
  for (const gone of decided.keys()) changes.push(`${gone}: → –`);
  for (const gone of earlier.keys()) changes.push(`${gone}: → –`);
  return changes;
}

const keyOf = ({ county, kind, source, giver }: SettlementDecision): string =>
  [county, kind, source, giver].filter(Boolean).join(' ');

/** What is in parts is compared by part: in the order of its keys nothing changes. */
const partsOf = (inputs: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(inputs).flatMap(([name, value]) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.entries(value as object).map(([part, amount]) => [`${name}.${part}`, amount])
        : [[name, value]],
    ),
  );

const show = (value: unknown): string =>
  value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);
