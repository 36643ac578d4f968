/** 补充清算: a posted settlement, and what corrects it. */
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { maySee } from '../identity/viewer.js';
import { WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { differencesOf, differsInNothing } from './differences.js';
import { CountyDifferencesType } from './differences.types.js';
import { draftSettlementCorrection } from './draft.service.js';
import { movementsBetween } from './movements.js';
import { SETTLING } from './offices.js';
import { outcomeInFen } from './outcome-view.js';
import { correctionsLoader, draftInputsLoader, newestDraftLoader } from './settlement.loader.js';
import { settlementType } from './settlement.resolver.js';
import { SettlementPayload, SettlementType } from './settlement.types.js';

@Resolver(() => SettlementType)
export class CorrectionResolver {
  @FieldResolver(() => SettlementType, {
    nullable: true,
    description:
      '补充清算所更正的清算（或前一次补充清算）；不是补充清算为空。 What it corrects; null of a settlement itself.',
  })
  corrects(@Root() { row }: SettlementType, @Ctx() context: Context): Promise<SettlementType | null> | null {
    return row.corrects === null ? null : settlementType(context, row.corrects);
  }

  @FieldResolver(() => [SettlementType], {
    description:
      '其后的补充清算，按先后；含草案和已冲销的。 The corrections made on it, in order; drafts and reversed ones included.',
  })
  async corrections(@Root() { id }: SettlementType, @Ctx() context: Context): Promise<SettlementType[]> {
    const ids = await context.loader(correctionsLoader).load(id);
    const found = await Promise.all(ids.map((correction) => settlementType(context, correction)));
    return found.filter((correction) => correction !== null);
  }

  @FieldResolver(() => [CountyDifferencesType], {
    nullable: true,
    description:
      '补充清算：与此前已入账结果逐县的差异；县级角色只见本县，不是补充清算为空。 Of a correction: by county, what it makes other than what was posted ' +
      'before it; a county’s role sees its own. Null of a settlement itself.',
  })
  async differences(
    @Root() { id, pool, policy, row }: SettlementType,
    @Ctx() context: Context,
  ): Promise<CountyDifferencesType[] | null> {
    const corrected = row.corrects && (await settlementType(context, row.corrects));
    if (!corrected) return null;
    const drafts = context.loader(newestDraftLoader);
    const [posted, now, { inputs }] = await Promise.all([
      drafts.load(corrected.id),
      drafts.load(id),
      context.loader(draftInputsLoader).load(id),
    ]);
    const [before, after] = [outcomeInFen(corrected.policy, posted.outcome), outcomeInFen(policy, now.outcome)];
    const movements = movementsBetween(before, after).counties;
    return differencesOf({ inputs, outcome: before }, { inputs, outcome: after })
      .map((differences, at) => ({ ...differences, movements: movements[at]! }))
      .filter((one) => !differsInNothing(one) && maySee(context.viewer, { pool, county: one.county }));
  }

  @WhoMay(...SETTLING)
  @Mutation(() => SettlementPayload, {
    description:
      '起草（或重新起草）补充清算，由政策指定的部门办理。 Prepares the compensating entries of a posted year for approval: what the lines booked into it, the facts ' +
      'confirmed and the decisions entered since make other than what is posted, corrections before it included. It is reviewed, confirmed, returned and ' +
      'reversed like a settlement. Refused with SETTLEMENT_NOT_POSTED, NOTHING_TO_CORRECT, MONTHS_OPEN, ' +
      'FACTS_UNCONFIRMED, FACTS_ABOVE_BOOKS.',
  })
  draftSettlementCorrection(@Arg('input', () => FundYearActInput) input: FundYearActInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await draftSettlementCorrection(context, input);
      return { settlement: await settlementType(context, result.settlement), changes: result.changes, replayed };
    });
  }
}
