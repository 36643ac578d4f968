import { Field, ID, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';

@ObjectType('ReserveRollForward', {
  simpleResolvers: true,
  description:
    '风险储备金年度变动（元）：年初 + 提取 + 利息 − 动用 + 补齐 + 结余转入 = 年末，逐笔出自账簿。 A part of the reserve over a fund year, in yuan: ' +
    'opening, movements with their sign, closing, from the lines of the ledger.',
})
export class ReserveRollForwardType {
  @Field(() => ID, { nullable: true, description: '县市区的部分；空为共有部分。 Whose part; null: the common part.' })
  county!: string | null;

  @Field(() => DecimalScalar, { description: '年初余额，含审定期初。 At the year’s start, audited openings included.' })
  opening!: string;

  @Field(() => DecimalScalar, {
    description: '提取、上解及补缴。 Levied or remitted, what was owed and paid later included.',
  })
  levy!: string;

  @Field(() => DecimalScalar, { description: '利息。 Interest.' })
  interest!: string;

  @Field(() => DecimalScalar, { description: '清算动用（负数）。 Drawn by settlements, below zero.' })
  draws!: string;

  @Field(() => DecimalScalar, { description: '补齐。 Refilled.' })
  refills!: string;

  @Field(() => DecimalScalar, {
    description: '结余转入，含补足的收入。 Surpluses that fell to it, income made good included.',
  })
  surplus!: string;

  @Field(() => DecimalScalar, { description: '年末余额，含清算期。 At the year’s end, closing period included.' })
  closing!: string;

  @Field(() => DecimalScalar, {
    description:
      '年初未收回的垫付：风险金垫付给该县的，不改变风险金余额，只减少专户存款；共有部分一行为零。 Lent out of the reserve account to this county and open at the ' +
      'year’s start. An advance changes no part of the reserve, only the cash at hand; zero in the row of the common part.',
  })
  advancesOpening!: string;

  @Field(() => DecimalScalar, { description: '本年垫付。 Lent in the year.' })
  advances!: string;

  @Field(() => DecimalScalar, {
    description: '本年归还，含清算抵还（负数）。 Given back in the year, set-offs included, below zero.',
  })
  advancesRepaid!: string;

  @Field(() => DecimalScalar, {
    description: '年末未收回，含清算期。 Open at the year’s end, closing period included.',
  })
  advancesClosing!: string;
}
