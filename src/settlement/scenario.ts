import { refusal, type Refusal } from '../refusal.js';
import { fen, yuan, type Fen } from '../money.js';
import type { CountyKind, FaultCause, Insurance } from '../policy/policy.js';
import type { InYuan } from './outcome-view.js';

/** A year's facts of one fund: all that a settlement is computed from besides the policy. Amounts in fen. */
export interface Scenario {
  insurance: Insurance;
  fiscalYear: number;
  /** Where counties have parts of their own in the reserve: the common part only. */
  sharedReserve: Fen;
  pooledBalance: Fen;
  counties: readonly CountyYear[];
}

export interface CountyYear {
  county: string;
  kind: CountyKind;
  /** 应收: less what policy waived. */
  incomeDue: Fen;
  /** The collection task or income plan issued; null where none was. */
  incomeTarget: Fen | null;
  /** Without transfers between levels and receipts that settle an earlier year. */
  incomeCollected: Fen;
  compliantExpenditure: Fen;
  nonCompliantExpenditure: Fen;
  subsidyShortfall: Fen;
  /** This year's levy for the reserve, charged before the settlement. */
  levy: Fen;
  /** Before levy and result of the year. */
  accumulatedBalance: Fen;
  /** With this year's levy, where that builds it. */
  ownReserve: Fen;
  forceMajeure: Fen;
  otherFaults: readonly { cause: FaultCause; amount: Fen }[];
  /** Null where none was issued. */
  expenditureTarget: Fen | null;
  targetsMet: boolean;
  decidedDraw: Fen;
  /** Only needed where a policy limits by it what the county may draw. */
  reserveHistory?: ReserveHistory | null;
}

/** All that a county ever paid into the shared reserve, this year's levy included, and ever drew from it in earlier years. */
export interface ReserveHistory {
  contributed: Fen;
  drawn: Fen;
}

/** The same facts with amounts written in yuan, as they come from the API, from books and from files. */
export type ScenarioInYuan = Omit<InYuan<Scenario>, 'counties'> & { counties: readonly CountyYearInYuan[] };
export type CountyYearInYuan = Omit<InYuan<CountyYear>, 'incomeTarget' | 'expenditureTarget'> & {
  incomeTarget?: string | null;
  expenditureTarget?: string | null;
};

export const scenarioInFen = ({ insurance, fiscalYear, counties, ...pots }: ScenarioInYuan): Scenario => ({
  insurance,
  fiscalYear,
  sharedReserve: fen(pots.sharedReserve),
  pooledBalance: fen(pots.pooledBalance),
  counties: counties.map(countyYearInFen),
});

const countyYearInFen = (written: CountyYearInYuan): CountyYear => ({
  county: written.county,
  kind: written.kind,
  incomeDue: fen(written.incomeDue),
  incomeTarget: issued(written.incomeTarget),
  incomeCollected: fen(written.incomeCollected),
  compliantExpenditure: fen(written.compliantExpenditure),
  nonCompliantExpenditure: fen(written.nonCompliantExpenditure),
  subsidyShortfall: fen(written.subsidyShortfall),
  levy: fen(written.levy),
  accumulatedBalance: fen(written.accumulatedBalance),
  ownReserve: fen(written.ownReserve),
  forceMajeure: fen(written.forceMajeure),
  otherFaults: written.otherFaults.map(({ cause, amount }) => ({ cause, amount: fen(amount) })),
  expenditureTarget: issued(written.expenditureTarget),
  targetsMet: written.targetsMet,
  decidedDraw: fen(written.decidedDraw),
  reserveHistory: written.reserveHistory && {
    contributed: fen(written.reserveHistory.contributed),
    drawn: fen(written.reserveHistory.drawn),
  },
});

const issued = (target: string | null | undefined): Fen | null => (target == null ? null : fen(target));

export const COUNTY_AMOUNTS = [
  'incomeDue',
  'incomeTarget',
  'incomeCollected',
  'compliantExpenditure',
  'nonCompliantExpenditure',
  'subsidyShortfall',
  'levy',
  'accumulatedBalance',
  'ownReserve',
  'forceMajeure',
  'expenditureTarget',
  'decidedDraw',
] as const satisfies readonly (keyof CountyYear)[];

export const POOL_AMOUNTS = ['sharedReserve', 'pooledBalance'] as const satisfies readonly (keyof Scenario)[];

export const COUNTIES_LIMIT = 5_000;
/** Years outside are slips of the pen; within them every due year is one that can be answered. */
export const FISCAL_YEARS = { first: 2000, last: 2100 } as const;

/** What is wrong with a scenario under any policy, all at once. */
export function scenarioFaults(scenario: Scenario): Refusal[] {
  const { counties, fiscalYear } = scenario;
  if (counties.length > COUNTIES_LIMIT) {
    const facts = { count: counties.length, limit: COUNTIES_LIMIT };
    return [refusal('TOO_MANY_COUNTIES', facts, ['scenario', 'counties'])];
  }
  const faults: Refusal[] = [];
  const refuse = (amount: Fen, ...path: (string | number)[]) =>
    faults.push(refusal('NEGATIVE_AMOUNT', { amount: yuan(amount) }, ['scenario', ...path]));
  if (fiscalYear < FISCAL_YEARS.first || fiscalYear > FISCAL_YEARS.last) {
    faults.push(refusal('INVALID_FISCAL_YEAR', { fiscalYear, ...FISCAL_YEARS }, ['scenario', 'fiscalYear']));
  }
  for (const name of POOL_AMOUNTS) if (isNegative(scenario[name])) refuse(scenario[name], name);
  const seen = new Set<string>();
  counties.forEach((county, at) => {
    if (seen.has(county.county)) {
      faults.push(refusal('DUPLICATE_COUNTY', { county: county.county }, ['scenario', 'counties', at, 'county']));
    }
    seen.add(county.county);
    for (const name of COUNTY_AMOUNTS) if (isNegative(county[name])) refuse(county[name]!, 'counties', at, name);
    county.otherFaults.forEach((fault, n) => {
      if (isNegative(fault.amount)) refuse(fault.amount, 'counties', at, 'otherFaults', n, 'amount');
    });
    const { reserveHistory } = county;
    if (!reserveHistory) return;
    for (const name of ['contributed', 'drawn'] as const)
      if (isNegative(reserveHistory[name])) refuse(reserveHistory[name], 'counties', at, 'reserveHistory', name);
  });
  return faults;
}

const isNegative = (amount: Fen | null): boolean => amount !== null && amount < 0n;
