import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { type Checked, IDENTITIES, type Identity } from './check.js';

const words = <W extends string>(all: readonly W[]) =>
  Object.fromEntries(all.map((word) => [word, word])) as { [K in W]: K };

export const PublishedIdentity = words(Object.keys(IDENTITIES) as Identity[]);
registerEnumType(PublishedIdentity, {
  name: 'PublishedIdentity',
  description: '核对的等式。 An identity that accounts have to keep.',
  valuesConfig: {
    ROLLS_FORWARD: {
      description: `${IDENTITIES.ROLLS_FORWARD}。 Opening, income and expenditure lead to the closing.`,
    },
    RESULT: { description: `${IDENTITIES.RESULT}。 Income less expenditure.` },
    INCOME_ADDS_UP: { description: `${IDENTITIES.INCOME_ADDS_UP}。 Income is the sum of its lines.` },
    EXPENDITURE_ADDS_UP: { description: `${IDENTITIES.EXPENDITURE_ADDS_UP}。 Expenditure is the sum of its lines.` },
    PARTS_ADD_UP: { description: `${IDENTITIES.PARTS_ADD_UP}。 The closing is the sum of its parts.` },
    ASSETS_ADD_UP: { description: `${IDENTITIES.ASSETS_ADD_UP}。 Assets are the sum of their lines.` },
    LIABILITIES_ADD_UP: { description: `${IDENTITIES.LIABILITIES_ADD_UP}。 Liabilities are the sum of their lines.` },
    BALANCES: { description: `${IDENTITIES.BALANCES}。 Assets less liabilities are the closing.` },
    MONTHS_OF_COVER: { description: `${IDENTITIES.MONTHS_OF_COVER}。 The closing over a month’s expenditure.` },
    FUNDS_ADD_UP: { description: `${IDENTITIES.FUNDS_ADD_UP}。 The total is the sum of the funds or places.` },
  },
});

export const PublishedOutcome = { HOLDS: 'HOLDS', FAILS: 'FAILS', NOT_PUBLISHED: 'NOT_PUBLISHED' } as const;
registerEnumType(PublishedOutcome, {
  name: 'PublishedOutcome',
  description: '核对结果。 What came of an identity.',
  valuesConfig: {
    HOLDS: { description: '在舍入误差内成立。 It holds within rounding.' },
    FAILS: { description: '不成立。 It does not.' },
    NOT_PUBLISHED: { description: '有未公布的数，无从核对。 Something of it was not published.' },
  },
});

@ObjectType('PublishedCheck', {
  simpleResolvers: true,
  description: '一个等式的核对，金额以所给单位计。 An identity of a fund; amounts in the unit given.',
})
export class PublishedCheckType implements Checked {
  @Field(() => String, { description: '基金或地区。 The fund or place.' })
  fund!: string;

  @Field(() => PublishedIdentity, { description: '等式。 Which identity.' })
  identity!: Identity;

  @Field(() => String, { description: '等式的写法。 The identity in words.' })
  rule!: string;

  @Field(() => PublishedOutcome, { description: '结果。 Whether it holds.' })
  outcome!: Checked['outcome'];

  @Field(() => String, { nullable: true, description: '公布数。 The figure as printed.' })
  printed!: string | null;

  @Field(() => String, { nullable: true, description: '按其余各数计算的数。 What the others make it.' })
  computed!: string | null;

  @Field(() => String, { nullable: true, description: '差额：公布数减计算数。 Printed less computed.' })
  difference!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '允许的舍入误差：各数末位的半个单位之和；月数不是和，为空。 What rounding allows: half a unit in the last place of each figure, together; null of months.',
  })
  tolerance!: string | null;

  @Field(() => [String], { description: '未公布的数。 What was not published.' })
  missing!: string[];

  @Field(() => String, {
    nullable: true,
    description: '只缺一数时，它应是多少。 Where one figure is missing: what it has to be.',
  })
  implied!: string | null;
}

@ObjectType('PublishedAccountsCheck', {
  simpleResolvers: true,
  description: '公布的决算的核对结果；不存储。 What came of checking published accounts; nothing is stored.',
})
export class PublishedAccountsCheckType {
  @Field(() => String, { description: '出处。 Where they were published.' })
  source!: string;

  @Field(() => Boolean, { description: '可核对的等式全部成立。 Whether every identity that could be checked holds.' })
  consistent!: boolean;

  @Field(() => [PublishedCheckType], { description: '逐基金逐等式，合计在后。 By fund and identity, the total last.' })
  checks!: PublishedCheckType[];
}
