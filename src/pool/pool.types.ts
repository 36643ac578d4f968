import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FundType } from '../fund/fund.types.js';
import { connectionType } from '../graphql/connection.types.js';
import { CountyKind } from '../policy/policy.js';
import type { FundRow } from './pool.loader.js';

@ObjectType('Pool', {
  simpleResolvers: true,
  description:
    '统筹区：基金统一收支、共担风险的区域。 A pool: the area whose medical-insurance funds are collected, paid and settled together.',
})
export class PoolType {
  @Field(() => ID, { description: '编号，如 handan。 Its id.' })
  id!: string;

  @Field(() => String, { description: '名称。 Its name.' })
  name!: string;

  @Field(() => [FundType], { description: '基金：每个险种一个。 Its funds, one for each insurance.' })
  funds!: FundRow[];
}

@ObjectType('County', {
  simpleResolvers: true,
  description:
    '县市区：统筹区的成员，含市本级、省本级、开发区。 A member of a pool; the city’s and the province’s own levels are members too.',
})
export class CountyType {
  @Field(() => ID, {
    description: '编号；按码点排序，决定尾差归属。 Its id; the order of ids (code points) breaks ties.',
  })
  id!: string;

  @Field(() => String, { description: '名称。 Its name.' })
  name!: string;

  @Field(() => CountyKind, { description: '类别。 Its kind; decides who the local government is.' })
  kind!: CountyKind;

  @Field(() => String, {
    nullable: true,
    description: '行政区划代码（GB/T 2260）；标准未列的为空。 GB/T 2260 code; null where the standard has none.',
  })
  gbCode!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '常住人口（人）；未知为空。 Permanent residents (persons), if known.',
  })
  permanentResidents!: number | null;

  @Field(() => Int, { description: '职工医保参保人数（人）。 Persons insured as employees.' })
  insuredEmployee!: number;

  @Field(() => Int, { description: '居民医保参保人数（人）。 Persons insured as residents.' })
  insuredResident!: number;
}

export const CountyConnection = connectionType(CountyType, 'County');
