import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { remitBalances } from '../reserve/remittance.service.js';
import { SETTLING } from '../settlement/offices.js';
import { RecordDecisionInputType, RemitBalancesInputType } from './decision.input.js';
import { decisionsOf } from './decision.loader.js';
import { recordDecision } from './decision.service.js';
import { DecisionPayload, DecisionType } from './decision.types.js';

@Resolver()
export class DecisionResolver {
  @AnyRole()
  @Query(() => [DecisionType], {
    description:
      '一个基金年度的决定，按录入先后；县级角色只见涉及本县的。 The decisions about a fund year, in the order entered; a county’s role ' +
      'sees those about its own, or its balance.',
  })
  async decisions(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<DecisionType[]> {
    checkFiscalYear(fiscalYear);
    const rows = await decisionsOf(read, pool, insurance, fiscalYear);
    const sees = (county: string | null) => maySee(viewer, { pool, county });
    return rows.filter(({ county, giver }) => sees(county) || (giver !== null && sees(giver)));
  }

  @WhoMay(...SETTLING)
  @Mutation(() => DecisionPayload, {
    description:
      '录入决定，由政策规定审定清算的部门办理；后录入的取代先前的，已起草的清算须重新起草；已入账年度的计入补充清算。 Enters a decision; by the office that confirms ' +
      'settlements under the policy. A later one about the same county, kind, source and giver counts instead; a draft goes stale. Of a posted year it ' +
      'counts in the next correction. A reward is owed outside the fund, and no part of a settlement. Refused with DECISION_NOT_FORESEEN, COVERS_ITSELF, ' +
      'UNKNOWN_COUNTY, REASON_MISSING; a reward also with REWARD_NOT_EARNED, DECISION_HELD, YEAR_NOT_CLOSED, FACTS_MISSING, FACTS_UNCONFIRMED.',
  })
  recordDecision(@Arg('input', () => RecordDecisionInputType) input: RecordDecisionInputType, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await recordDecision(context, input);
      const { pool, insurance, fiscalYear } = input;
      const decisions = await decisionsOf(context.read, pool, insurance, fiscalYear);
      return { decision: decisions.find(({ id }) => id === result.decision)!, replayed };
    });
  }

  @WhoMay(...SETTLING)
  @Mutation(() => FundPayload, {
    description:
      '按决定的比例从各县累计结余上解市级统筹基金，一个年度一次。 Remits a decided share of each county’s accumulated balance, as it stands, into ' +
      'the shared reserve; once a fund year. Refused with LEVY_NOT_DUE, LEVY_ALREADY_BOOKED, INVALID_RATE, INVALID_DATE, SETTLEMENT_EXISTS.',
  })
  remitBalances(@Arg('input', () => RemitBalancesInputType) input: RemitBalancesInputType, @Ctx() context: Context) {
    return fundPayload(context, () => remitBalances(context, input));
  }
}
