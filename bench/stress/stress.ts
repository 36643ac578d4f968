/** 10,000 scenarios of 21 counties over five years: against five seconds of one core, and against settling as many bare years. */
import { yuan } from '../../src/money.js';
import { handan } from '../../src/policy/handan.js';
import type { StressInputs } from '../../src/stress/inputs.js';
import { GENERATOR } from '../../src/stress/random.js';
import { runScenarios } from '../../src/stress/run-scenarios.js';
import type { Figure } from '../figure.js';
import { byTurns } from '../rounds.js';
import { bareSettlement, bareYear } from '../settle/bare-loop.js';
import { generatedScenario } from '../settle/scenario.js';

const [SCENARIOS, COUNTIES, YEARS] = [10_000, 21, 5];
const AIM_MS = 5_000;

export async function stressBench(): Promise<Figure[]> {
  const inputs = generatedInputs();
  const year = bareYear(generatedScenario(COUNTIES));
  const product = () => coreTime(() => runScenarios(handan, inputs, () => undefined));
  const bare = () =>
    coreTime(() => {
      for (let settled = 0; settled < SCENARIOS * YEARS; settled++) bareSettlement(year);
    });
  const measured = await byTurns({ product, bare });
  const subject = `${SCENARIOS.toLocaleString('en')} scenarios, ${COUNTIES} counties, ${YEARS} years`;
  return [
    {
      subject,
      unit: 'ms of a core',
      product: measured.product,
      yardstick: { name: 'five seconds', measured: { lowest: AIM_MS, median: AIM_MS, highest: AIM_MS } },
      aim: { atMost: 1 },
    },
    {
      subject,
      unit: 'ms of a core',
      product: measured.product,
      yardstick: { name: 'as many bare years in decimal.js', measured: measured.bare },
    },
  ];
}

/** What this thread alone took of a core: a run has a thread of its own. */
function coreTime(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Counties in which every step of the law has something to do, growing and straying as the demo's residents do. */
function generatedInputs(): StressInputs {
  return {
    generator: GENERATOR,
    seed: 2021,
    scenarios: SCENARIOS,
    insurance: 'RESIDENT',
    firstYear: 2021,
    years: YEARS,
    assumptions: {
      correlation: 'OBSERVED',
      collectionShift: 0,
      expenditureShift: 0,
      shockProbability: 0.1,
      shockSize: 0.1,
    },
    history: [2018, 2019, 2020],
    estimates: {
      incomeVolatility: 0.04,
      expenditureVolatility: 0.1,
      incomeCorrelation: 0.5,
      expenditureCorrelation: 0.8,
    },
    sharedReserve: '1000000.00',
    pooledBalance: '0.00',
    counties: generatedScenario(COUNTIES).counties.map((one) => ({
      county: one.county,
      kind: one.kind,
      accumulatedBalance: yuan(one.accumulatedBalance),
      ownReserve: yuan(one.ownReserve),
      income: yuan(one.incomeCollected),
      premiums: yuan(one.incomeCollected / 3n),
      subsidies: yuan(one.incomeCollected / 2n),
      expenditure: yuan(one.compliantExpenditure),
      incomeGrowth: 0.08,
      expenditureGrowth: 0.08,
      collectionRate: 0.99,
    })),
    openPayments: [],
  };
}
