import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { SideEnum } from './chart.types.js';

@ObjectType('Balance', {
  simpleResolvers: true,
  description: '一个账簿一个科目的余额。 The balance of an account in one book.',
})
export class BalanceType {
  @Field(() => DecimalScalar, {
    description:
      '余额（元），按科目余额方向；反方向为负。 In yuan on the account’s normal side; negative on the other.',
  })
  amount!: string;

  @Field(() => SideEnum, { description: '科目的余额方向。 The account’s normal side.' })
  normalSide!: 'D' | 'C';

  @Field(() => Int, {
    description:
      '所依据的最后一张凭证在账簿中的位置；账簿无凭证为 0。 The book’s last voucher that it rests on, by position; 0: none.',
  })
  position!: number;
}
