import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole } from '../identity/who-may.js';
import { Insurance } from '../policy/policy.js';
import { inputsOf } from '../settlement/input-origins.js';
import { inputType } from '../settlement/settlement-inputs.resolver.js';
import { settlementType } from '../settlement/settlement.resolver.js';
import { settlementAsKnownOn, settlementDifferences } from './hindsight.service.js';
import { SettlementAsKnownType, SettlementDifferencesType } from './hindsight.types.js';

const NOTICE = '仅为测算，不是清算决定，也不存储。 A calculation only: no decision, and nothing is stored.';

@Resolver()
export class HindsightResolver {
  @AnyRole()
  @Query(() => SettlementAsKnownType, {
    nullable: true,
    complexity: 500,
    description:
      '按某一时点已入账的凭证、已确认的年度事实和已录入的决定计算，不含该年度清算自身的分录；无权查看为空。 Settles a year on the vouchers booked, the facts ' +
      'confirmed and the decisions entered by an instant; balances at the end of the year, without the entries of its own settlement. ' +
      'Stores nothing. Fails with INVALID_INSTANT, POLICY_NOT_IN_FORCE, FACTS_MISSING, FACTS_ABOVE_BOOKS.',
  })
  async settlementAsKnownOn(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Arg('bookedBy', () => String, {
      description:
        '时点（ISO，含时区），如 2022-03-05T09:30:00+08:00；到秒的含该秒。 The instant (ISO with a zone); one to the second includes that second.',
    })
    bookedBy: string,
    @Ctx() context: Context,
  ): Promise<SettlementAsKnownType | null> {
    const known = await settlementAsKnownOn(context, { pool, insurance, fiscalYear }, bookedBy);
    if (!known) return null;
    const { policy, inputs, positions, outcome, caveats } = known;
    const seen = ({ county }: { county: string | null }) => county === null || maySee(context.viewer, { pool, county });
    return {
      ...{ notice: NOTICE, pool, insurance, fiscalYear, bookedBy, policy, caveats },
      outcome: { ...outcome, counties: outcome.counties.filter(seen) },
      inputs: inputsOf(inputs)
        .filter(seen)
        .map((input) => inputType(input, fiscalYear, positions)),
    };
  }

  @AnyRole()
  @Query(() => SettlementDifferencesType, {
    nullable: true,
    complexity: 500,
    description:
      '已入账的年度按其后入账的凭证、其后确认的事实和决定重新计算，与已入账结果（含补充清算）逐县逐步对比；没有或无权查看为空。 What a posted year would ' +
      'settle to with the lines booked into it, the facts confirmed and the decisions entered since, against what is posted, its corrections ' +
      'included, by county and step: what draftSettlementCorrection would draft. Stores nothing. Fails with SETTLEMENT_NOT_IN_STATUS where it ' +
      'is not posted.',
  })
  async settlementDifferences(
    @Arg('settlement', () => ID, { description: '清算编号。 The settlement.' }) id: string,
    @Ctx() context: Context,
  ): Promise<SettlementDifferencesType | null> {
    const settlement = await settlementType(context, id);
    if (!settlement) return null;
    const { pool, changedInputs, caveats, counties } = await settlementDifferences(context, settlement);
    return {
      ...{ notice: NOTICE, settlement: id, changedInputs, caveats, total: pool },
      counties: counties.filter(({ county }) => maySee(context.viewer, { pool: settlement.pool, county })),
    };
  }
}
