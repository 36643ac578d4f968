/** From a step of a settlement to the lines that carried it out, and back. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { maySee } from '../identity/viewer.js';
import { JournalLineType } from '../ledger/journal.types.js';
import { linesOfStepsLoader, stepLoader } from './settlement.loader.js';
import { PostedStepType } from './settlement.types.js';

@Resolver(() => PostedStepType)
export class PostedStepResolver {
  @FieldResolver(() => [JournalLineType], {
    description:
      '执行此步骤的分录行；政府补足的为到账时的分录，未入账为空。 The journal lines that carried it out, in every book that you may see; of a ' +
      'government’s step those of its payments. Empty while nothing is posted.',
  })
  lines(@Root() { id }: PostedStepType, @Ctx() context: Context): Promise<JournalLineType[]> {
    return context.loader(linesOfStepsLoader).load(id);
  }
}

@Resolver(() => JournalLineType)
export class LineStepResolver {
  @FieldResolver(() => PostedStepType, {
    nullable: true,
    description: '所执行的清算步骤；其他分录为空。 The settlement step that it carries out; null on other lines.',
  })
  async settlementStep(@Root() { step }: JournalLineType, @Ctx() context: Context): Promise<PostedStepType | null> {
    const found = step === null ? null : await context.loader(stepLoader).load(step);
    return found && maySee(context.viewer, { pool: found.pool, county: found.county }) ? found : null;
  }
}
