import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compare } from '../../src/compare/compare.js';
import { deficitEvidence } from '../../src/evidence/deficit-evidence.js';
import { withMeasure } from '../../src/evidence/what-if.js';
import { sum } from '../../src/money.js';
import { policies } from '../../src/policy/registry.js';
import { measureOf } from '../../src/settlement/deficit-classes.js';
import { movementsBetween } from '../../src/settlement/movements.js';
import { scenarioInFen } from '../../src/settlement/scenario.js';
import { settle } from '../../src/settlement/settle.js';
import { scenarios } from '../settlement/scenarios.js';

/** Decided draws above the reserve are refused by one policy: without them every policy settles everything. */
const years = (policy: string) =>
  scenarios(policy).map((scenario) => {
    const { counties, ...pots } = scenarioInFen(scenario);
    return { ...pots, counties: counties.map((county) => ({ ...county, decidedDraw: 0n })) };
  });

test.each(policies.all.map(({ id }) => id))(
  '%s: the classes of every sheet add up to the deficit, capped or measured',
  (id) => {
    const policy = policies.get(id)!;
    fc.assert(
      fc.property(years(id), (scenario) => {
        const outcome = settle(policy, scenario);
        for (const { county, deficit } of outcome.counties) {
          const classes = deficitEvidence(policy, scenario, outcome, county);
          expect(sum(classes.map(({ amount }) => amount))).toBe(deficit);
          for (const { amount, measured, cap } of classes)
            expect(cap ? amount < measured : amount === measured).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  },
);

test.each(policies.all.map(({ id }) => id))(
  'under %s what all pay, with what stays unresolved, is the deficit of the policy in force',
  (id) => {
    const handan = policies.get('handan-2021')!;
    fc.assert(
      fc.property(years('handan-2021'), (scenario) => {
        const [under] = compare(handan, [policies.get(id)!], scenario);
        const { payers, unresolved } = under!.total;
        const paid = (side: 'before' | 'after') => sum([...payers.map((one) => one[side]), unresolved[side]]);
        expect(paid('after')).toBe(paid('before'));
      }),
      { numRuns: 100 },
    );
  },
);

test('a measure set to what it is moves nothing; set to another amount it comes to that', () => {
  const policy = policies.get('handan-2021')!;
  fc.assert(
    fc.property(
      years(policy.id).filter(({ counties }) => counties.length > 0),
      fc.constantFrom('NON_COMPLIANT_EXPENDITURE', 'INCOME_BELOW_TARGET', 'DECLARED_FORCE_MAJEURE', 'OTHER'),
      fc.bigInt(0n, 100n),
      (scenario, measure, amount) => {
        const [county] = scenario.counties;
        const same = withMeasure(scenario, county!.county, measure, measureOf(county!, measure));
        const { counties } = movementsBetween(settle(policy, scenario), settle(policy, same));
        for (const { payers } of counties) for (const { difference } of payers) expect(difference).toBe(0n);
        fc.pre(amount <= county!.compliantExpenditure + county!.nonCompliantExpenditure);
        const changed = withMeasure(scenario, county!.county, measure, amount);
        expect(measureOf(changed.counties[0]!, measure)).toBe(amount);
      },
    ),
    { numRuns: 100 },
  );
});
