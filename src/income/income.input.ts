import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { IncomeItem, Insurance } from '../policy/policy.js';
import { GovernmentLevel } from '../subsidy/level.js';
import { IncomeAccount } from './record-income.service.js';

registerEnumType(IncomeItem, {
  name: 'IncomeItem',
  description: '收入项目。 An item of income.',
  valuesConfig: {
    PREMIUM: { description: '社会保险费收入 4001。 Premiums.' },
    FISCAL_SUBSIDY: { description: '财政补贴收入 4101。 Fiscal subsidies.' },
    INTEREST: { description: '利息收入 4201。 Interest.' },
    TRANSFER_IN: { description: '转移收入 4301。 Transfers in.' },
    OTHER_INCOME: { description: '其他收入 4501。 Other income.' },
  },
});
registerEnumType(IncomeAccount, {
  name: 'IncomeAccount',
  description: '收入到账的账户。 The account that income comes into.',
  valuesConfig: {
    SPECIAL: { description: '统筹基金所在的财政专户，无须上解。 The special account that the fund’s money is in.' },
    COUNTY_SPECIAL: { description: '县级财政专户，须上解。 The county’s own, from where it is to be remitted.' },
  },
});
registerEnumType(GovernmentLevel, {
  name: 'GovernmentLevel',
  description: '财政级次。 A level of government.',
  valuesConfig: {
    CENTRAL: { description: '中央。 Central.' },
    PROVINCE: { description: '省级。 The province’s.' },
    CITY: { description: '市级。 The city’s.' },
    COUNTY: { description: '县级。 The county’s.' },
  },
});

@InputType('SwitchIncomePathInput', {
  description: '启用收入路径。 From which month on an item of a fund comes by its own path.',
})
export class SwitchIncomePathInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => IncomeItem, { description: '项目。 The item.' })
  item!: IncomeItem;

  @Field(() => Int, { description: '起始年度。 The year of the first month.' })
  fiscalYear!: number;

  @Field(() => Int, { description: '起始月份 1–12。 The first month, 1–12.' })
  month!: number;

  @Field(() => String, { description: '依据。 The document it rests on.' })
  document!: string;
}

@InputType({ description: '一笔到账收入。 Income that came on a day.' })
export class IncomeRowInput {
  @Field(() => ID, { description: '县市区。 The county whose income it is.' })
  county!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => IncomeItem, { description: '项目。 The item.' })
  item!: IncomeItem;

  @Field(() => IncomeAccount, { description: '到账账户。 Where it came.' })
  into!: IncomeAccount;

  @Field(() => String, { description: '到账日期（YYYY-MM-DD）。 The day it came; its period must be open.' })
  receivedOn!: string;

  @Field(() => String, { description: '金额（元），大于零。 The amount in yuan, above zero, as a plain string.' })
  amount!: string;

  @Field(() => GovernmentLevel, {
    nullable: true,
    description: '财政补助的级次；其他收入不填。 Which government pays: of a subsidy, and of nothing else.',
  })
  level?: GovernmentLevel | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '补助所属年度；不填为到账年度。 The fund year that a subsidy is for; the year it came where none is given.',
  })
  subsidyYear?: number | null;
}

@InputType('RecordIncomeInput', {
  description: '到账收入，至多 5000 行，全部入账或全部不入账。 Up to 5,000 rows, all booked or none.',
})
export class RecordIncomeInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => String, { description: '凭据。 The document that the rows are taken from.' })
  document!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '只检查不入账。 Check only; books nothing, uses no key up.',
  })
  dryRun!: boolean;

  @Field(() => [IncomeRowInput], { description: '数据行，自 1 起编号。 The rows, numbered from 1.' })
  rows!: IncomeRowInput[];
}

@InputType('RemitIncomeInput', { description: '县级收入上解。 What a county sends up to the city.' })
export class RemitIncomeInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => String, { description: '上解日期，其会计期间须已开启。 The day (ISO); its period must be open.' })
  remittedOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}
