import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { policies } from '../../src/policy/registry.js';
import { scenarioInFen } from '../../src/settlement/scenario.js';
import { chosenIn, claims, settledOrRefused } from '../settlement/claims.js';
import { scenarios } from '../settlement/scenarios.js';
import { bareOutcome } from '../settlement/bare-outcome.js';
import { settleAgain } from '../settlement/second-settlement.js';
import type { ScenarioInput } from '../settlement/case-files.js';

export const SCENARIOS_IN_BLOCK = 500;
/** The second settlement is slow: one in so many is settled by it, too. */
const SECOND_TIME_EVERY = 10;

/** Blocks from, from + step, … below to. */
export interface Range {
  from: number;
  to: number;
  step: number;
}

export interface BlockDone {
  block: number;
  /** Scenarios whose decided draws exceed the fund: they have no outcome. */
  refused: number;
}

/** Tries every claim on a block of scenarios of one city; throws with all that is needed to see a failure again. */
export function tryBlock(block: number): BlockDone {
  const policy = policies.all[block % policies.all.length]!;
  let refused = 0;
  fc.sample(scenarios(policy.id), { seed: block, numRuns: SCENARIOS_IN_BLOCK }).forEach((input, at) => {
    const scenario = scenarioInFen(input);
    const outcome = settledOrRefused(policy, scenario);
    const check = (sentence: string, claim: () => void) => reported({ block, at, sentence, input }, claim);
    if (at % SECOND_TIME_EVERY === 0) {
      check('a second settlement agrees', () =>
        deepStrictEqual(outcome ? bareOutcome(outcome) : 'refused', settleAgain(input)),
      );
    }
    if (!outcome) return void refused++;
    const settled = { policy, scenario, outcome, chosen: chosenIn(scenario) };
    for (const [sentence, claim] of Object.entries(claims)) check(sentence, () => claim(settled));
  });
  return { block, refused };
}

interface Trial {
  block: number;
  at: number;
  sentence: string;
  input: ScenarioInput;
}

function reported({ block, at, sentence, input }: Trial, claim: () => void): void {
  try {
    claim();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `block ${block}, scenario ${at}: it does not hold that ${sentence}\n${why}\n${JSON.stringify(input)}`,
    );
  }
}
