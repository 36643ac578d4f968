import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { DecimalScalar } from '../decimal.scalar.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole } from '../identity/who-may.js';
import { fen } from '../money.js';
import { inputsOf } from '../settlement/input-origins.js';
import { moved, type Movements, movementsBetween } from '../settlement/movements.js';
import { scenarioInFen } from '../settlement/scenario.js';
import { settle } from '../settlement/settle.js';
import { settleInputs } from '../settlement/settle-inputs.js';
import { inputType } from '../settlement/settlement-inputs.resolver.js';
import { draftInputsLoader } from '../settlement/settlement.loader.js';
import { settlementType } from '../settlement/settlement.resolver.js';
import { deficitEvidence, inputsOfMeasure } from './deficit-evidence.js';
import { DeficitEvidenceType, MeasureEvidenceType, type Sheet, WhatIfType } from './evidence.types.js';
import { withMeasure } from './what-if.js';

const NOTICE =
  '仅为测算，不是认定，不产生任何义务，也不存储。 A calculation only: nothing is decided, nobody owes anything by it, nothing is stored.';

@Resolver()
export class DeficitEvidenceResolver {
  @AnyRole()
  @Query(() => DeficitEvidenceType, {
    nullable: true,
    description:
      '缺口依据表：各类缺口由哪些记录的事实构成、出自何处、何人录入与确认；没有或无权查看为空。 Which recorded facts make each class of a ' +
      'county’s deficit, from which source, entered and confirmed by whom, and what would move if one were classed otherwise. Null where ' +
      'there is nothing to see.',
  })
  async deficitEvidence(
    @Arg('settlement', () => ID, { description: '清算编号。 The settlement.' }) id: string,
    @Arg('county', () => ID, { description: '县市区。 The county.' }) county: string,
    @Ctx() context: Context,
  ): Promise<DeficitEvidenceType | null> {
    const settlement = await settlementType(context, id);
    if (!settlement || !maySee(context.viewer, { pool: settlement.pool, county })) return null;
    const { pool, policy, fiscalYear } = settlement;
    const { inputs, positions } = await context.loader(draftInputsLoader).load(id);
    const scenario = scenarioInFen(inputs);
    if (!scenario.counties.some((one) => one.county === county)) return null;
    const outcome = settleInputs(policy, inputs);
    const sheet: Sheet = { pool, county, policy, scenario };
    const read = inputsOf(inputs, county).map((input) => inputType(input, fiscalYear, positions));
    return {
      ...{ settlement: id, county, policy },
      deficit: outcome.counties.find((one) => one.county === county)!.deficit,
      classes: deficitEvidence(policy, scenario, outcome, county).map((evidence) => ({
        ...evidence,
        measures: evidence.measures.map(({ measure, amount }) => {
          const names = inputsOfMeasure(measure);
          return { measure, amount, sheet, inputs: read.filter(({ name }) => names.includes(name)) };
        }),
      })),
    };
  }
}

@Resolver(() => MeasureEvidenceType)
export class WhatIfResolver {
  @FieldResolver(() => WhatIfType, {
    nullable: true,
    complexity: 100,
    description:
      '若此项认定为另一金额（默认不认定）：谁多付、谁少付；REMAINDER 为空。 What would move if this measure came to another amount, by default to nothing; ' +
      'null of REMAINDER. Stores nothing. Fails with NEGATIVE_AMOUNT, FACTS_ABOVE_BOOKS.',
  })
  whatIf(
    @Root() { measure, amount: was, sheet: { pool, county, policy, scenario } }: MeasureEvidenceType,
    @Arg('amount', () => DecimalScalar, {
      defaultValue: '0.00',
      description: '改认的金额（元）。 The other amount, in yuan.',
    })
    amount: string,
    @Ctx() { viewer }: Context,
  ): WhatIfType | null {
    if (measure === 'REMAINDER') return null;
    const changed = withMeasure(scenario, county, measure, fen(amount));
    const between = movementsBetween(settle(policy, scenario), settle(policy, changed));
    return {
      notice: NOTICE,
      measure: moved(was, fen(amount)),
      pool: between.pool,
      county: between.counties.find((one) => one.county === county)!,
      others: between.counties.filter(
        (one) => one.county !== county && somethingMoves(one) && maySee(viewer, { pool, county: one.county }),
      ),
    };
  }
}

const somethingMoves = ({ payers, obligations, unresolved, accumulatedBalance, ownReserve }: Movements): boolean =>
  [...payers, ...obligations, unresolved, accumulatedBalance, ownReserve].some(({ difference }) => difference !== 0n);
