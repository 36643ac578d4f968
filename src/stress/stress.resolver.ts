import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { DecimalScalar } from '../decimal.scalar.js';
import { type ConnectionOf } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import type { Once } from '../idempotency.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { findStressRun, listStressRuns, type StressRow } from './find-stress.service.js';
import type { StressAssumptions } from './inputs.js';
import { cancelStress, restartStress, startStress, STRESSING } from './stress-run.service.js';
import { StartStressInput, StressActInputType } from './stress.input.js';
import {
  StressAssumptionsType,
  StressCountyType,
  StressEstimatesType,
  StressProgressType,
  StressRunConnection,
  StressRunPayload,
  StressRunType,
} from './stress.types.js';

@Resolver(() => StressRunType)
export class StressRunResolver {
  @AnyRole()
  @Query(() => StressRunType, {
    nullable: true,
    description:
      '一次压力测试及其进度；不存在或无权查阅时为空。 One stress run and how far it has got; null where there is none, or none that you may see.',
  })
  stressRun(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() { read, viewer }: Context,
  ): Promise<StressRow | null> {
    return findStressRun(read, viewer, id);
  }

  @AnyRole()
  @Query(() => StressRunConnection, {
    description: '一个基金的压力测试，新者在前。 The stress runs of a fund, newest first.',
  })
  stressRuns(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg(...first(20)) size: number,
    @Arg(...after) cursor: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<StressRow>> {
    return listStressRuns(read, viewer, { pool, insurance }, { first: size, after: cursor });
  }

  @WhoMay(...STRESSING)
  @Mutation(() => StressRunPayload, {
    description:
      '开始压力测试：自首个未清算年度起，按账簿余额与历史数据随机生成各年收支，逐年按政策清算。 Starts a stress test from the first fund year not settled: ' +
      'years drawn at random from the counties’ history, each settled by the policy, balances and reserves carried over. Query `stressRun` ' +
      'for progress and result. Refused with STRESS_OUT_OF_RANGE, HISTORY_TOO_SHORT, BOOK_NOT_OPEN, POLICY_NOT_IN_FORCE, UNKNOWN_POLICY, ' +
      'UNKNOWN_FUND, FORBIDDEN.',
  })
  startStress(@Arg('input', () => StartStressInput) input: StartStressInput, @Ctx() context: Context) {
    return runPayload(context, () => startStress(context, input));
  }

  @WhoMay(...STRESSING)
  @Mutation(() => StressRunPayload, {
    description:
      '取消排队或计算中的压力测试。 Cancels a stress run that waits or is being computed. Refused with UNKNOWN_ID, STRESS_NOT_IN_STATUS, FORBIDDEN.',
  })
  cancelStress(@Arg('input', () => StressActInputType) input: StressActInputType, @Ctx() context: Context) {
    return runPayload(context, () => cancelStress(context, input));
  }

  @WhoMay(...STRESSING)
  @Mutation(() => StressRunPayload, {
    description:
      '重新开始失败或已取消的压力测试，输入不变。 Starts a run again that failed or was cancelled, with the inputs it was asked for with. Refused with ' +
      'UNKNOWN_ID, STRESS_NOT_IN_STATUS, FORBIDDEN.',
  })
  restartStress(@Arg('input', () => StressActInputType) input: StressActInputType, @Ctx() context: Context) {
    return runPayload(context, () => restartStress(context, input));
  }

  @FieldResolver(() => StressProgressType, { description: '进度。 How many scenarios are computed.' })
  progress(@Root() { scenariosDone, inputs }: StressRow): StressProgressType {
    return { done: scenariosDone, total: inputs.scenarios };
  }

  @FieldResolver(() => Int, { description: '随机种子。 The seed of the random numbers.' })
  seed(@Root() { inputs }: StressRow): number {
    return inputs.seed;
  }

  @FieldResolver(() => String, { description: '随机数生成方法。 How random numbers are drawn.' })
  generator(@Root() { inputs }: StressRow): string {
    return inputs.generator;
  }

  @FieldResolver(() => Int, {
    description: '首个测试年度：首个未清算的基金年度。 The first fund year: the first that is not settled.',
  })
  firstYear(@Root() { inputs }: StressRow): number {
    return inputs.firstYear;
  }

  @FieldResolver(() => Int, { description: '年数。 How many fund years.' })
  years(@Root() { inputs }: StressRow): number {
    return inputs.years;
  }

  @FieldResolver(() => [Int], { description: '所据历史年度。 The years on record that the estimates rest on.' })
  history(@Root() { inputs }: StressRow): number[] {
    return inputs.history;
  }

  @FieldResolver(() => StressAssumptionsType, { description: '所作设定。 What was assumed beyond the history.' })
  assumptions(@Root() { inputs }: StressRow): StressAssumptions {
    return inputs.assumptions;
  }

  @FieldResolver(() => StressEstimatesType, { description: '估计值。 What the history says.' })
  estimates(@Root() { inputs }: StressRow): StressEstimatesType {
    return inputs.estimates;
  }

  @FieldResolver(() => DecimalScalar, {
    description: '起点的市级（区域）风险金（元）。 Shared reserve at the start, in yuan.',
  })
  sharedReserve(@Root() { inputs }: StressRow): string {
    return inputs.sharedReserve;
  }

  @FieldResolver(() => DecimalScalar, { description: '起点的统筹结余（元）。 Pooled balance at the start, in yuan.' })
  pooledBalance(@Root() { inputs }: StressRow): string {
    return inputs.pooledBalance;
  }

  @FieldResolver(() => [StressCountyType], { description: '各县市区起点数据，按编号。 Where the counties start from.' })
  counties(@Root() { inputs }: StressRow): StressCountyType[] {
    return inputs.counties;
  }
}

const runPayload = ({ read, viewer }: Context, act: () => Promise<Once<{ run: string }>>): Promise<StressRunPayload> =>
  payload(async () => {
    const { result, replayed } = await act();
    return { run: await findStressRun(read, viewer, result.run), replayed };
  }) as Promise<StressRunPayload>;
