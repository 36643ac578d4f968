import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { CountyKind } from '../policy/policy.js';

@InputType({ description: '县市区。 A member of the pool.' })
export class CountyInput {
  @Field(() => ID, {
    description: '编号，全系统唯一；排序决定尾差归属。 Its id, unique in the system; the order of ids breaks ties.',
  })
  id!: string;

  @Field(() => String, { description: '名称。 Its name.' })
  name!: string;

  @Field(() => CountyKind, { description: '类别。 Its kind.' })
  kind!: CountyKind;

  @Field(() => String, {
    nullable: true,
    description: 'GB/T 2260 代码；没有为空。 Its GB/T 2260 code; null where it has none.',
  })
  gbCode?: string | null;

  @Field(() => Int, { nullable: true, description: '常住人口（人）。 Permanent residents, persons.' })
  permanentResidents?: number | null;

  @Field(() => Int, { description: '职工医保参保人数（人）。 Persons insured as employees.' })
  insuredEmployee!: number;

  @Field(() => Int, { description: '居民医保参保人数（人）。 Persons insured as residents.' })
  insuredResident!: number;
}

@InputType({ description: '统筹区及其县市区。 A pool and its members.' })
export class RegisterPoolInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '编号；政策以此指明适用的统筹区。 Its id; a policy names the pool that it is for.' })
  id!: string;

  @Field(() => String, { description: '名称。 Its name.' })
  name!: string;

  @Field(() => [CountyInput], { description: '县市区。 Its members.' })
  counties!: CountyInput[];
}
