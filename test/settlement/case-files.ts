import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.js';
import type { CountyYearInYuan, ScenarioInYuan } from '../../src/settlement/scenario.js';

export type CountyInput = CountyYearInYuan;
export type ScenarioInput = ScenarioInYuan & { policy: string };

/** The worked cases: scenarios in the API's shape, and what must come back or the code of the refusal. */
export interface Case {
  name: string;
  scenario: ScenarioInput;
  expected: { error?: string } & Record<string, unknown>;
}

export const cases = JSON.parse(readFileSync(join(projectRoot, 'test/settlement-cases.json'), 'utf8')) as Case[];
