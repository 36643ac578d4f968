/** Inputs of a stress run for a made-up pool of like counties; a test changes what it is about. */
import type { StressCounty, StressInputs } from '../../src/stress/inputs.js';
import { GENERATOR } from '../../src/stress/random.js';

export const countyOf = (county: string, change: Partial<StressCounty> = {}): StressCounty => ({
  county,
  kind: 'COUNTY',
  accumulatedBalance: '300.00',
  ownReserve: '0.00',
  income: '1000.00',
  premiums: '600.00',
  subsidies: '390.00',
  expenditure: '980.00',
  incomeGrowth: 0.08,
  expenditureGrowth: 0.09,
  collectionRate: 1,
  ...change,
});

export const inputsOf = (counties: readonly StressCounty[], change: Partial<StressInputs> = {}): StressInputs => ({
  generator: GENERATOR,
  seed: 7,
  scenarios: 400,
  insurance: 'RESIDENT',
  firstYear: 2022,
  years: 5,
  assumptions: {
    correlation: 'OBSERVED',
    collectionShift: 0,
    expenditureShift: 0,
    shockProbability: 0,
    shockSize: 0,
  },
  history: [2019, 2020, 2021],
  estimates: {
    incomeVolatility: 0.03,
    expenditureVolatility: 0.08,
    incomeCorrelation: 0.5,
    expenditureCorrelation: 0.8,
  },
  sharedReserve: '200.00',
  pooledBalance: '0.00',
  counties: [...counties],
  openPayments: [],
  ...change,
});

/** Twelve counties that differ in nothing but their ids. */
export const twelve = Array.from({ length: 12 }, (_, at) => countyOf(`county-${String(at).padStart(2, '0')}`));
