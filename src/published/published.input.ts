import { Field, InputType, registerEnumType } from 'type-graphql';
import type { Group, Line, PublishedAccounts, PublishedFund } from './check.js';
import { PUBLISHED_UNITS, type PublishedUnit } from './printed.js';

export const PublishedUnitEnum = Object.fromEntries(Object.keys(PUBLISHED_UNITS).map((unit) => [unit, unit])) as {
  [U in PublishedUnit]: U;
};
registerEnumType(PublishedUnitEnum, {
  name: 'PublishedUnit',
  description: '公布数的单位。 The unit in which figures were printed.',
  valuesConfig: {
    YUAN: { description: '元。 Yuan.' },
    TEN_THOUSAND_YUAN: { description: '万元。 Ten thousand yuan.' },
    HUNDRED_MILLION_YUAN: { description: '亿元。 A hundred million yuan.' },
  },
});

const FIGURE =
  '照印的数，不带千分位；小数位数决定允许的舍入误差。 As printed, without separators: its decimals say how far it was rounded.';

@InputType('PublishedLineInput', { description: '公布的一项。 A line as published.' })
class PublishedLineInput implements Line {
  @Field(() => String, { description: '名称。 Its name.' })
  name!: string;

  @Field(() => String, { description: FIGURE })
  amount!: string;
}

@InputType('PublishedGroupInput', {
  description: '公布的合计与各项；没有合计的以各项之和计。 A total and its lines; without a total it is their sum.',
})
class PublishedGroupInput implements Group {
  @Field(() => String, { nullable: true, description: `合计。 The total. ${FIGURE}` })
  total?: string | null;

  @Field(() => [PublishedLineInput], { defaultValue: [], description: '各项。 Its lines.' })
  lines!: PublishedLineInput[];
}

@InputType('PublishedFundInput', {
  description:
    '公布的一项基金（或一个地区）；没有公布的不填。 A fund, or a place, as published; leave out what was not.',
})
class PublishedFundInput implements PublishedFund {
  @Field(() => String, { description: '名称，如 职工医保。 Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: `年初结余。 The balance at the start. ${FIGURE}` })
  opening?: string | null;

  @Field(() => PublishedGroupInput, { nullable: true, description: '收入。 Income.' })
  income?: PublishedGroupInput | null;

  @Field(() => PublishedGroupInput, { nullable: true, description: '支出。 Expenditure.' })
  expenditure?: PublishedGroupInput | null;

  @Field(() => String, { nullable: true, description: `当期结余，可为负。 The year’s result. ${FIGURE}` })
  result?: string | null;

  @Field(() => String, { nullable: true, description: `年末累计结余（净资产）。 The balance at the end. ${FIGURE}` })
  closing?: string | null;

  @Field(() => [PublishedLineInput], {
    defaultValue: [],
    description: '年末结余的各部分，如统筹基金、个人账户。 What the closing is made of.',
  })
  closingParts!: PublishedLineInput[];

  @Field(() => PublishedGroupInput, { nullable: true, description: '资产。 Assets.' })
  assets?: PublishedGroupInput | null;

  @Field(() => PublishedGroupInput, {
    nullable: true,
    description: '负债；未列的视为没有。 Liabilities; not given: none.',
  })
  liabilities?: PublishedGroupInput | null;

  @Field(() => String, { nullable: true, description: `可支付月数。 Months of cover. ${FIGURE}` })
  monthsOfCover?: string | null;
}

@InputType('PublishedAccountsInput', { description: '他处公布的决算。 Accounts as some place published them.' })
export class PublishedAccountsInputType implements PublishedAccounts {
  @Field(() => String, { description: '出处。 Where they were published.' })
  source!: string;

  @Field(() => PublishedUnitEnum, { description: '单位。 The unit.' })
  unit!: PublishedUnit;

  @Field(() => [PublishedFundInput], { description: '各基金或各地区，至多 200。 The funds or places, up to 200.' })
  funds!: PublishedFundInput[];

  @Field(() => PublishedFundInput, {
    nullable: true,
    description: '合计；有则核对各基金之和。 Their total, where one was published.',
  })
  total?: PublishedFundInput | null;
}
