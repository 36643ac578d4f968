import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { AnyRole } from '../identity/who-may.js';
import { Refused, refusal } from '../refusal.js';
import type { SettlementOutcome } from './outcome.js';
import { scenarioFaults, scenarioInFen } from './scenario.js';
import { settle } from './settle.js';
import { SettlementScenarioInput } from './simulate.input.js';
import { SettlementOutcomeType } from './simulate.types.js';

@Resolver()
export class SimulateResolver {
  @AnyRole()
  @Query(() => SettlementOutcomeType, {
    description:
      '模拟清算：按所给数据和政策计算，不存储。 Settles the figures given by the policy named; stores nothing. Refused with UNKNOWN_POLICY, ' +
      'DUPLICATE_COUNTY, NEGATIVE_AMOUNT, INVALID_FISCAL_YEAR, TOO_MANY_COUNTIES, DECIDED_DRAW_EXCEEDS_RESERVE; all faults at once.',
  })
  simulateSettlement(
    @Arg('scenario', () => SettlementScenarioInput, { description: '数据。 The figures.' })
    input: SettlementScenarioInput,
    @Ctx() { policies }: Context,
  ): SettlementOutcome {
    const policy = policies.get(input.policy);
    const scenario = scenarioInFen(input);
    if (!policy) {
      const unknown = refusal('UNKNOWN_POLICY', { policy: input.policy }, ['scenario', 'policy']);
      throw new Refused(unknown, ...scenarioFaults(scenario));
    }
    return settle(policy, scenario);
  }
}
