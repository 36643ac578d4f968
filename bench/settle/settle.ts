/** Settling 3,000 counties, against a bare loop of decimal.js that comes to the same amounts. */
import { deepStrictEqual } from 'node:assert/strict';
import { sum, yuan } from '../../src/money.js';
import { handan } from '../../src/policy/handan.js';
import type { SettlementOutcome } from '../../src/settlement/outcome.js';
import { settle } from '../../src/settlement/settle.js';
import type { Figure } from '../figure.js';
import { byTurns, timed } from '../rounds.js';
import { bareSettlement, bareYear } from './bare-loop.js';
import { generatedScenario } from './scenario.js';

const COUNTIES = 3_000;
/** A single one is too short to time. */
const TIMES = 20;

export async function settleBench(): Promise<Figure[]> {
  const scenario = generatedScenario(COUNTIES);
  const year = bareYear(scenario);
  deepStrictEqual(amountsOf(settle(handan, scenario)), bareAmountsOf(bareSettlement(year)));

  const each = (work: () => unknown) => async () =>
    (await timed(() => {
      for (let time = 0; time < TIMES; time++) work();
    })) / TIMES;
  const product = each(() => settle(handan, scenario));
  const bare = each(() => bareSettlement(year));
  await product();
  await bare();
  const measured = await byTurns({ product, bare });
  return [
    {
      subject: `settle ${scenario.counties.length.toLocaleString('en')} counties`,
      unit: 'ms',
      product: measured.product,
      yardstick: { name: 'bare decimal.js loop', measured: measured.bare },
      aim: { atMost: 2 },
    },
  ];
}

type Step = SettlementOutcome['counties'][number]['steps'][number];

const STEPS: ((step: Step) => boolean)[] = [
  ({ deficitClass }) => deficitClass === 'MANAGEMENT',
  ({ deficitClass }) => deficitClass === 'FORCE_MAJEURE',
  ({ source }) => source === 'ACCUMULATED_BALANCE',
  ({ source }) => source === 'OWN_RESERVE',
  ({ source }) => source === 'SHARED_RESERVE',
  ({ source, deficitClass }) =>
    deficitClass === 'POLICY' && (source === 'LOCAL_GOVERNMENT' || source === 'MUNICIPAL_FINANCE'),
];

const amountsOf = ({ counties, sharedReserveAfter }: SettlementOutcome) => ({
  sharedReserveAfter: yuan(sharedReserveAfter),
  counties: counties.map((county) => ({
    county: county.county,
    deficit: yuan(county.deficit),
    surplus: yuan(county.surplus),
    steps: STEPS.map((is) => yuan(sum(county.steps.filter(is).map(({ amount }) => amount)))),
    refill: yuan(sum(county.obligations.map(({ amount }) => amount))),
    levyUnpaid: yuan(county.levyUnpaid),
    drawnForOthers: yuan(county.drawnForOthers),
    accumulatedBalanceAfter: yuan(county.accumulatedBalanceAfter),
    ownReserveAfter: yuan(county.ownReserveAfter),
  })),
});

const bareAmountsOf = ({ counties, sharedReserveAfter }: ReturnType<typeof bareSettlement>) => ({
  sharedReserveAfter: sharedReserveAfter.toFixed(2),
  counties: counties.map((county) => ({
    county: county.county,
    deficit: county.deficit.toFixed(2),
    surplus: county.surplus.toFixed(2),
    steps: county.steps.map((amount) => amount.toFixed(2)),
    refill: county.refill.toFixed(2),
    levyUnpaid: county.levyUnpaid.toFixed(2),
    drawnForOthers: county.drawnForOthers.toFixed(2),
    accumulatedBalanceAfter: county.accumulatedBalanceAfter.toFixed(2),
    ownReserveAfter: county.ownReserveAfter.toFixed(2),
  })),
});
