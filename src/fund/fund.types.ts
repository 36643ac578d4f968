import { Field, ID, ObjectType } from 'type-graphql';
import { Insurance } from '../policy/policy.js';

@ObjectType('Fund', {
  simpleResolvers: true,
  description:
    '基金：一个统筹区的一个险种，专款专用。 A fund: one insurance of one pool. Money never crosses funds; each has books of its own.',
})
export class FundType {
  @Field(() => ID, { description: '统筹区。 The pool’s id.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;
}
