import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Insurance } from '../policy/policy.js';

/** Which side: stored as D and C. */
export const SideEnum = { DEBIT: 'D', CREDIT: 'C' } as const;
registerEnumType(SideEnum, {
  name: 'Side',
  description: '借贷方向。 Debit or credit.',
  valuesConfig: { DEBIT: { description: '借方。 Debit.' }, CREDIT: { description: '贷方。 Credit.' } },
});

export const AccountClass = {
  ASSET: 'ASSET',
  LIABILITY: 'LIABILITY',
  NET_ASSETS: 'NET_ASSETS',
  INCOME: 'INCOME',
  EXPENDITURE: 'EXPENDITURE',
} as const;
registerEnumType(AccountClass, {
  name: 'AccountClass',
  description: '科目类别。 The class of an account.',
  valuesConfig: {
    ASSET: { description: '资产。 Assets.' },
    LIABILITY: { description: '负债。 Liabilities.' },
    NET_ASSETS: { description: '净资产。 Net assets.' },
    INCOME: { description: '收入。 Income.' },
    EXPENDITURE: { description: '支出。 Expenditure.' },
  },
});

@ObjectType('AccountDetail', { simpleResolvers: true, description: '明细科目。 A detail of an account.' })
export class AccountDetailType {
  @Field(() => String, { description: '代码，如 SHARED_RESERVE。 Its code.' })
  code!: string;

  @Field(() => String, { description: '名称。 Its name.' })
  name!: string;

  @Field(() => Insurance, { description: '所属险种。 The insurance in whose books it is.' })
  insurance!: Insurance;

  @Field(() => Boolean, { description: '余额不得为负。 Whether its balance may not go below zero.' })
  hasFloor!: boolean;
}

@ObjectType('Account', {
  simpleResolvers: true,
  description:
    '会计科目（财会〔2017〕28号）。 An account of the two medical funds; codes and names as the standard gives them.',
})
export class AccountType {
  @Field(() => ID, { description: '科目编号，四位。 Its four-digit code.' })
  code!: string;

  @Field(() => String, { description: '名称。 Its name.' })
  name!: string;

  @Field(() => String, { description: '英文名称。 Its name in English.' })
  english!: string;

  @Field(() => AccountClass, { description: '类别。 Its class.' })
  class!: keyof typeof AccountClass;

  @Field(() => SideEnum, { description: '余额方向。 The side on which its balance is positive.' })
  normalSide!: 'D' | 'C';

  @Field(() => Boolean, { description: '余额不得为负。 Whether its balance may not go below zero.' })
  hasFloor!: boolean;

  @Field(() => [AccountDetailType], {
    description: '明细科目；只有 3001、5001 有。 Its details; 3001 and 5001 have them.',
  })
  details!: AccountDetailType[];
}
