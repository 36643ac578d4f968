import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import type { Fen } from '../money.js';
import {
  DeficitClass,
  FundingSource,
  Insurance,
  ObligationKind,
  ObligationPayee,
  ObligationPayer,
  SurplusTarget,
  type Policy,
} from '../policy/policy.js';
import { CitationType, PolicyType, ReadingType } from '../policy/policy.types.js';

registerEnumType(ObligationKind, {
  name: 'ObligationKind',
  description: '清算义务的种类。 What a settlement makes someone owe.',
  valuesConfig: {
    REPLENISH_RESERVE: { description: '补齐所用风险金。 To refill what was drawn from the reserve.' },
    SHARE_TO_MUNICIPAL_FINANCE: {
      description: '按缺口比例上缴市级财政，不经基金。 A share paid to city finance, outside the fund.',
    },
    MAKE_GOOD_INCOME: { description: '补足未到位的收入。 To make good income that was not paid in.' },
  },
});

registerEnumType(ObligationPayer, {
  name: 'ObligationPayer',
  description: '义务的付款方。 Who owes.',
  valuesConfig: {
    COUNTY: { description: '该县基金，不足由其政府。 The county’s fund as far as it goes, else its government.' },
    LOCAL_GOVERNMENT: { description: '当地政府。 The local government.' },
    MUNICIPAL_FINANCE: { description: '市级财政。 City finance.' },
    PROVINCIAL_FINANCE: { description: '省级财政。 Provincial finance.' },
  },
});

registerEnumType(ObligationPayee, {
  name: 'ObligationPayee',
  description: '义务的收款方。 To whom it is owed.',
  valuesConfig: {
    RISK_RESERVE: { description: '风险金。 The reserve.' },
    MUNICIPAL_FINANCE: { description: '市级财政。 City finance.' },
    FUND: { description: '本基金。 The fund.' },
  },
});

registerEnumType(SurplusTarget, {
  name: 'SurplusTarget',
  description: '结余的归处。 Where a surplus goes.',
  valuesConfig: {
    ACCUMULATED_BALANCE: { description: '本县累计结余。 The county’s accumulated balance.' },
    POOLED_BALANCE: { description: '全市统筹结余。 The pooled balance.' },
    SHARED_RESERVE: { description: '市级风险金（统筹基金）。 The shared reserve.' },
  },
});

@ObjectType('SettlementStep', {
  simpleResolvers: true,
  description: '清算步骤：一句法条用于一笔金额。 One sentence of law applied to one amount.',
})
export class SettlementStepType {
  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => FundingSource, { description: '资金来源。 Who or what pays.' })
  source!: FundingSource;

  @Field(() => DeficitClass, { description: '所弥补缺口的类别。 The class of deficit covered.' })
  deficitClass!: DeficitClass;

  @Field(() => DecimalScalar, { description: '金额（元），大于零。 The amount in yuan, above zero.' })
  amount!: Fen;

  @Field(() => CitationType, { description: '依据。 The sentence applied.' })
  citation!: CitationType;
}

@ObjectType('SettlementObligation', {
  simpleResolvers: true,
  description: '清算产生的应付义务，不计入步骤。 What the settlement makes someone owe, besides its steps.',
})
export class SettlementObligationType {
  @Field(() => ObligationKind, { description: '种类。 What it is for.' })
  kind!: ObligationKind;

  @Field(() => ObligationPayer, { description: '付款方。 Who owes.' })
  payer!: ObligationPayer;

  @Field(() => ObligationPayee, { description: '收款方。 To whom.' })
  payee!: ObligationPayee;

  @Field(() => DecimalScalar, { description: '金额（元），大于零。 The amount in yuan, above zero.' })
  amount!: Fen;

  @Field(() => Int, { description: '到期的基金年度。 The fund year in which it is due.' })
  dueYear!: number;

  @Field(() => CitationType, { description: '依据。 The sentence applied.' })
  citation!: CitationType;
}

@ObjectType('SurplusAllocation', {
  simpleResolvers: true,
  description: '结余的分配。 A part of the surplus and where it goes.',
})
export class SurplusAllocationType {
  @Field(() => SurplusTarget, { description: '归处。 Where it goes.' })
  to!: SurplusTarget;

  @Field(() => DecimalScalar, { description: '金额（元），大于零。 The amount in yuan, above zero.' })
  amount!: Fen;

  @Field(() => CitationType, { description: '依据。 The sentence applied.' })
  citation!: CitationType;
}

@ObjectType('CountySettlement', {
  simpleResolvers: true,
  description:
    '一个县市区的清算，金额为元。 The settlement of one county; amounts in yuan. Steps and unresolved add up to the deficit.',
})
export class CountySettlementType {
  @Field(() => String, { description: '编号。 The id given.' })
  county!: string;

  @Field(() => DecimalScalar, { description: '缺口：支出大于收入的差额。 Expenditure above income; zero if none.' })
  deficit!: Fen;

  @Field(() => DecimalScalar, {
    description: '结余，计提风险金之前。 Income above expenditure, before a levy is charged to it.',
  })
  surplus!: Fen;

  @Field(() => DecimalScalar, { description: '政策性缺口。 The policy part of the deficit.' })
  policyDeficit!: Fen;

  @Field(() => DecimalScalar, { description: '管理性缺口。 The management part of the deficit.' })
  managementDeficit!: Fen;

  @Field(() => DecimalScalar, { description: '不可抗力缺口。 The part by force majeure.' })
  forceMajeureDeficit!: Fen;

  @Field(() => [SettlementStepType], {
    description: '步骤，按序；零金额的略去。 The steps in order; those of nothing left out.',
  })
  steps!: SettlementStepType[];

  @Field(() => DecimalScalar, {
    description: '待决：无来源可弥补的部分，须另行决定。 What nothing covers until a decision does.',
  })
  unresolved!: Fen;

  @Field(() => [SettlementObligationType], { description: '应付义务。 What is owed.' })
  obligations!: SettlementObligationType[];

  @Field(() => [SurplusAllocationType], {
    description: '结余分配，合计为结余减由其承担的风险金。 Adds up to the surplus less the levy charged to it.',
  })
  surplusAllocations!: SurplusAllocationType[];

  @Field(() => DecimalScalar, { description: '应缴未缴的风险金。 The levy that neither surplus nor balance bears.' })
  levyUnpaid!: Fen;

  @Field(() => DecimalScalar, {
    description: '本县风险金为他县所用的部分。 Taken from this county’s own reserve for other counties’ steps.',
  })
  drawnForOthers!: Fen;

  @Field(() => DecimalScalar, {
    description:
      '依决定为其他县市区调用的本县累计结余。 Taken from this county’s balance, by decision, for other counties.',
  })
  balanceForOthers!: Fen;

  @Field(() => DecimalScalar, { description: '清算后累计结余。 The accumulated balance after the settlement.' })
  accumulatedBalanceAfter!: Fen;

  @Field(() => DecimalScalar, { description: '清算后本县风险金。 The own reserve after the settlement.' })
  ownReserveAfter!: Fen;
}

@ObjectType('SettlementOutcome', {
  simpleResolvers: true,
  description: '清算结果。 What the law makes of a year’s facts.',
})
export class SettlementOutcomeType {
  @Field(() => PolicyType, { description: '所依政策。 The policy applied.' })
  policy!: Policy;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => [CountySettlementType], {
    description: '各县市区，按编号码点排序。 The counties, in order of id (code points).',
  })
  counties!: CountySettlementType[];

  @Field(() => DecimalScalar, { description: '清算后市级风险金（元）。 The shared reserve afterwards, in yuan.' })
  sharedReserveAfter!: Fen;

  @Field(() => DecimalScalar, { description: '清算后统筹结余（元）。 The pooled balance afterwards, in yuan.' })
  pooledBalanceAfter!: Fen;

  @Field(() => [ReadingType], { description: '本结果所依的解读。 The readings that this outcome rests on.' })
  readings!: ReadingType[];

  @Field(() => [String], {
    description: '已填而本政策不用的数据名。 Names of inputs that were given and have no use in this policy.',
  })
  ignoredInputs!: string[];
}
