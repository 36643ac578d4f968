/** A stress run: every scenario through its years, the same result for the same inputs under the same policy. */
import { sum } from '../money.js';
import type { Policy } from '../policy/policy.js';
import type { StressInputs } from './inputs.js';
import { opening, passYear } from './path.js';
import { randomOf } from './random.js';
import { sampler } from './sample.js';
import { type StressResult, Tally } from './tally.js';

/** Scenarios between two signs of life. */
const STRIDE = 100;

export function runScenarios(policy: Policy, inputs: StressInputs, progress: (done: number) => void): StressResult {
  const { seed, scenarios, firstYear, counties } = inputs;
  const [open, sample] = [opening(inputs), sampler(inputs)];
  const tally = new Tally(policy, counties.length, inputs.years);
  for (let scenario = 0; scenario < scenarios; scenario++) {
    if (scenario % STRIDE === 0) progress(scenario);
    const pool = open();
    const take = tally.scenario();
    let fiscalYear = firstYear;
    for (const sampled of sample(randomOf(seed, scenario))) {
      const year = passYear(policy, pool, fiscalYear++, sampled);
      take(pool, year, sum(sampled.map(({ spent }) => spent)));
    }
  }
  return tally.result(
    firstYear,
    counties.map(({ county }) => county),
  );
}
