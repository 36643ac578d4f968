/** Facts of a made-up year: zero but for what a test says. */
import { scenarioInFen, type Scenario } from '../../src/settlement/scenario.js';
import type { CountyInput, ScenarioInput } from './case-files.js';

export const county = (id: string, facts: Partial<CountyInput> = {}): CountyInput => ({
  county: id,
  kind: 'COUNTY',
  incomeDue: '0.00',
  incomeTarget: null,
  incomeCollected: '0.00',
  compliantExpenditure: '0.00',
  nonCompliantExpenditure: '0.00',
  subsidyShortfall: '0.00',
  levy: '0.00',
  accumulatedBalance: '0.00',
  ownReserve: '0.00',
  forceMajeure: '0.00',
  otherFaults: [],
  expenditureTarget: null,
  targetsMet: false,
  decidedDraw: '0.00',
  ...facts,
});

export const year = (counties: CountyInput[], facts: Partial<ScenarioInput> = {}): Scenario =>
  scenarioInFen({
    policy: '',
    insurance: 'RESIDENT',
    fiscalYear: 2021,
    sharedReserve: '0.00',
    pooledBalance: '0.00',
    counties,
    ...facts,
  });
