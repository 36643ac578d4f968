/** From a settlement to what it was computed from: each value with its accounts and position, or its version of the facts. */
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { targetDocumentLoader } from '../assessment/assessment.loader.js';
import { TargetDocumentType } from '../assessment/assessment.types.js';
import type { Context } from '../context.js';
import { factsLoader } from '../facts/year-facts.loader.js';
import { YearFactsType } from '../facts/year-facts.types.js';
import { maySee } from '../identity/viewer.js';
import { type Input, inputsOf } from './input-origins.js';
import { SettlementInputType } from './settlement-inputs.types.js';
import { draftInputsLoader } from './settlement.loader.js';
import { SettlementType } from './settlement.types.js';

@Resolver(() => SettlementType)
export class SettlementInputsResolver {
  @FieldResolver(() => [SettlementInputType], {
    description:
      '计算所用的全部输入及来源；县级角色只见本县。 Everything it was computed from, the pool’s inputs first; a county’s role sees its own.',
  })
  async inputs(
    @Root() { id, pool, fiscalYear }: SettlementType,
    @Arg('county', () => ID, { nullable: true, description: '只看此县。 Only this county’s.' }) county: string | null,
    @Ctx() context: Context,
  ): Promise<SettlementInputType[]> {
    const { inputs, positions } = await context.loader(draftInputsLoader).load(id);
    return inputsOf(inputs, county)
      .filter((input) => input.county === null || maySee(context.viewer, { pool, county: input.county }))
      .map((input) => inputType(input, fiscalYear, positions));
  }
}

@Resolver(() => SettlementInputType)
export class InputFactsResolver {
  @FieldResolver(() => YearFactsType, {
    nullable: true,
    description:
      '所用年度事实的版次及其来源、录入人、确认人；非事实为空。 The version of the facts: source, who entered it, who confirmed it.',
  })
  facts(@Root() { factsId }: SettlementInputType, @Ctx() context: Context): Promise<YearFactsType | null> | null {
    return factsId === null ? null : context.loader(factsLoader).load(factsId);
  }

  @FieldResolver(() => TargetDocumentType, {
    nullable: true,
    description:
      '据以取数的目标任务文件；不据目标或未下达为空。 The targets’ document that it was taken from; null: not about targets, or none were issued.',
  })
  async targets(
    @Root() { factsId, fromTargets }: SettlementInputType,
    @Ctx() context: Context,
  ): Promise<TargetDocumentType | null> {
    const facts = factsId !== null && fromTargets ? await context.loader(factsLoader).load(factsId) : null;
    return facts?.targetsId ? context.loader(targetDocumentLoader).load(facts.targetsId) : null;
  }
}

/** An input as the API shows it; `positions` say up to where each book was read. */
export function inputType(
  { county, name, value, origin: { how, book, fromTargets }, facts, decision }: Input,
  fiscalYear: number,
  positions: Readonly<Record<string, number>>,
): SettlementInputType {
  const months = book?.over === 'MONTHS';
  return {
    ...{ county, name, value, how, decision },
    factsId: facts,
    fromTargets: fromTargets === true,
    book: book
      ? {
          county,
          accounts: book.accounts,
          detail: book.detail ?? null,
          fromPeriod: months ? fiscalYear * 100 + 1 : null,
          toPeriod: months ? fiscalYear * 100 + 12 : null,
          position: positions[county ?? ''] ?? 0,
        }
      : null,
  };
}
