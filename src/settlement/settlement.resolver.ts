import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import type { SettlementOutcome } from './outcome.js';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { SETTLING } from './offices.js';
import { SettlementActInputType } from './settlement.input.js';
import {
  eventsLoader,
  newestDraftLoader,
  obligationsOfSettlementLoader,
  type SettlementRow,
  settlementLoader,
  settlementsOf,
  stepsLoader,
} from './settlement.loader.js';
import { draftSettlement, inputChanges } from './draft.service.js';
import { confirmSettlement, returnSettlement, reverseSettlement, reviewSettlement } from './settlement.service.js';
import {
  LedgerPositionType,
  ObligationType,
  PostedStepType,
  SettlementEventType,
  SettlementPayload,
  SettlementStatusEnum,
  SettlementType,
} from './settlement.types.js';
import { SettlementOutcomeType } from './simulate.types.js';
import type { SettlementStatus } from './status.js';

@Resolver(() => SettlementType)
export class SettlementResolver {
  @AnyRole()
  @Query(() => SettlementType, {
    nullable: true,
    description: '一次清算；无权查看为空。 A settlement; null where there is none to see.',
  })
  settlement(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<SettlementType | null> {
    return settlementType(context, id);
  }

  @AnyRole()
  @Query(() => [SettlementType], {
    description:
      '一项基金的历次清算，新年度在前；补充清算见其 corrections。 A fund’s settlements, newest year first, reversed ones included; what corrects them is in ' +
      'their `corrections`.',
  })
  async settlements(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { nullable: true, description: '基金年度；空为全部。 The fund year; null: all.' })
    fiscalYear: number | null,
    @Ctx() context: Context,
  ): Promise<SettlementType[]> {
    if (fiscalYear != null) checkFiscalYear(fiscalYear);
    const ids = await settlementsOf(context.read, pool, insurance, fiscalYear ?? null);
    const found = await Promise.all(ids.map((id) => settlementType(context, id)));
    return found.filter((settlement) => settlement !== null);
  }

  @FieldResolver(() => SettlementStatusEnum, {
    description: '状态；已复核但数据有变的为草案。 A reviewed draft whose inputs changed is a draft again.',
  })
  status(@Root() { row }: SettlementType, @Ctx() context: Context): Promise<SettlementStatus> | SettlementStatus {
    if (row.status !== 'REVIEWED') return row.status;
    return changesOf(context, row).then((changes) => (changes.length > 0 ? 'DRAFT' : 'REVIEWED'));
  }

  @FieldResolver(() => [String], {
    description:
      '起草后变动的输入；不为空须重新起草。 Inputs that changed since the draft was computed; when any did, draft again.',
  })
  changedInputs(@Root() { row }: SettlementType, @Ctx() context: Context): Promise<string[]> {
    return changesOf(context, row);
  }

  @FieldResolver(() => SettlementOutcomeType, {
    description: '清算结果。 What the law makes of the year, as it was computed.',
  })
  async outcome(@Root() { row, policy }: SettlementType, @Ctx() context: Context): Promise<SettlementOutcomeType> {
    const { pool, insurance, fiscalYear } = row;
    const { outcome } = await context.loader(newestDraftLoader).load(row.id);
    const counties = outcome.counties.filter(({ county }) => maySee(context.viewer, { pool, county }));
    // amounts are text already, as they were stored; the scalar takes both
    return { ...(outcome as unknown as SettlementOutcome), counties: counties as never, policy, insurance, fiscalYear };
  }

  @FieldResolver(() => [PostedStepType], {
    description: '各县步骤，可逐笔追到凭证。 The steps, each with an id that leads to its vouchers.',
  })
  async steps(
    @Root() { row }: SettlementType,
    @Arg('county', () => ID, { nullable: true, description: '只看此县。 Only this county’s.' }) county: string | null,
    @Ctx() context: Context,
  ): Promise<PostedStepType[]> {
    const steps = await context.loader(stepsLoader).load(row.id);
    return steps.filter(
      (step) => (!county || step.county === county) && maySee(context.viewer, { pool: row.pool, county: step.county }),
    );
  }

  @FieldResolver(() => [ObligationType], { description: '应付义务及缴付。 What it made owed, and what was paid.' })
  async obligations(@Root() { row }: SettlementType, @Ctx() context: Context): Promise<ObligationType[]> {
    const obligations = await context.loader(obligationsOfSettlementLoader).load(row.id);
    return obligations.filter(({ county }) => maySee(context.viewer, { pool: row.pool, county }));
  }

  @FieldResolver(() => [SettlementEventType], { description: '经过。 Its life: who did what, when, on which content.' })
  events(@Root() { row }: SettlementType, @Ctx() context: Context): Promise<SettlementEventType[]> {
    return context.loader(eventsLoader).load(row.id);
  }

  @FieldResolver(() => [LedgerPositionType], {
    description: '取数的账簿位置。 Up to which voucher of each book it was computed.',
  })
  async positions(@Root() { row }: SettlementType, @Ctx() context: Context): Promise<LedgerPositionType[]> {
    const { positions } = await context.loader(newestDraftLoader).load(row.id);
    return Object.entries(positions)
      .map(([county, position]) => ({ county: county || null, position }))
      .filter(({ county }) => maySee(context.viewer, { pool: row.pool, county }));
  }

  @WhoMay(...SETTLING)
  @Mutation(() => SettlementPayload, {
    description:
      '起草（或重新起草）清算，由政策指定的部门办理。 Computes a fund year’s settlement from the books and the confirmed facts; again where inputs changed. The year must ' +
      'be closed and levied. Refused with YEAR_NOT_CLOSED, LEVY_MISSING, FACTS_MISSING, FACTS_UNCONFIRMED, LOWER_SETTLEMENT_REVERSED, ' +
      'TIERS_DISAGREE, SETTLEMENT_EXISTS.',
  })
  draftSettlement(@Arg('input', () => FundYearActInput) input: FundYearActInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await draftSettlement(context, input);
      return { settlement: await settlementType(context, result.settlement), changes: result.changes, replayed };
    });
  }

  @WhoMay(...SETTLING)
  @Mutation(() => SettlementPayload, {
    description:
      '复核：非起草人。 Reviews the draft; not by whoever computed it. Refused with FOUR_EYES, SETTLEMENT_STALE, LOWER_SETTLEMENT_REVERSED.',
  })
  reviewSettlement(@Arg('input', () => SettlementActInputType) input: SettlementActInputType, @Ctx() context: Context) {
    return acted(context, reviewSettlement(context, input));
  }

  @WhoMay(...SETTLING)
  @Mutation(() => SettlementPayload, { description: '退回，须写明理由。 Returns the draft with a reason.' })
  returnSettlement(@Arg('input', () => SettlementActInputType) input: SettlementActInputType, @Ctx() context: Context) {
    return acted(context, returnSettlement(context, input));
  }

  @WhoMay(...SETTLING)
  @Mutation(() => SettlementPayload, {
    description:
      '审定并入账：一次全部入账。 Confirms the reviewed draft and posts every step in one transaction; what governments owe becomes obligations. A ' +
      'correction posts what it makes other, and lessens or refunds what is owed less. Refused with FOUR_EYES, SETTLEMENT_STALE, ' +
      'LOWER_SETTLEMENT_REVERSED, SETTLEMENT_UNRESOLVED, PERIOD_CLOSED; BALANCE_BELOW_ZERO, BANK_ACCOUNT_BELOW_ZERO where others have used the money.',
  })
  confirmSettlement(
    @Arg('input', () => SettlementActInputType) input: SettlementActInputType,
    @Ctx() context: Context,
  ) {
    return acted(context, confirmSettlement(context, input));
  }

  @WhoMay(...SETTLING)
  @Mutation(() => SettlementPayload, {
    description:
      '冲销已入账的清算或补充清算，须写明理由。 Takes a posted settlement, or a correction of one, back, with a reason. Refused with SETTLEMENT_HELD while a ' +
      'correction, a receipt, a refill, a later settlement or one of the upper pool stands on it.',
  })
  reverseSettlement(
    @Arg('input', () => SettlementActInputType) input: SettlementActInputType,
    @Ctx() context: Context,
  ) {
    return acted(context, reverseSettlement(context, input));
  }
}

const acted = (context: Context, act: ReturnType<typeof reviewSettlement>) =>
  payload(async () => {
    const { result, replayed } = await act;
    return { settlement: await settlementType(context, result.settlement), replayed };
  });

/** The settlement, where the caller sees its pool or one of its counties. */
export async function settlementType(context: Context, id: string): Promise<SettlementType | null> {
  const row = await context.loader(settlementLoader).load(id);
  return row && settlementSeen(context, row);
}

/** The same of a row that is there already. */
export function settlementSeen(context: Context, row: SettlementRow): SettlementType | null {
  const { pool, counties } = row;
  if (![null, ...counties].some((county) => maySee(context.viewer, { pool, county }))) return null;
  const policy = context.policies.get(row.policy, row.policyVersion);
  if (!policy) throw new Refused(refusal('UNKNOWN_POLICY', { policy: row.policy }));
  return { ...row, policy, row };
}

/** Looked at once a request, however many counties show the settlement. */
function changesOf(context: Context, row: SettlementRow): Promise<string[]> {
  const known = context.loader(changesKnown);
  const changes = known.get(row) ?? inputChanges(context, row);
  known.set(row, changes);
  return changes;
}

const changesKnown = () => new Map<SettlementRow, Promise<string[]>>();
