import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import { Insurance } from '../policy/policy.js';
import { Payload } from '../refusal.types.js';
import { DayState } from './reconcile.js';

const DECIMAL = () => DecimalScalar;

registerEnumType(DayState, {
  name: 'ReceiptDayState',
  description: '一日入库明细与国库是否相符。 Whether a day’s receipts are what the treasury took in.',
  valuesConfig: {
    MATCHED: { description: '相符。 They agree.' },
    MISSING: { description: '明细缺行：国库多于明细。 Rows are missing: the treasury took in more than is listed.' },
    SURPLUS: { description: '明细多行：明细多于国库。 Rows are too many: more is listed than the treasury took in.' },
    UNREPORTED: { description: '国库尚未报送。 The treasury has not said anything of the day.' },
  },
});

@ObjectType('Receipt', {
  simpleResolvers: true,
  description:
    '入库票据：税务入库明细的一行，已入账。同一基金内票号唯一，冲销后方可再次入账。 A receipt: a line of a tax office’s list, booked. Its number stands once ' +
    'in its fund for good; only after a reversal is it booked again.',
})
export class ReceiptType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => String, { description: '票号。 Its number.' })
  number!: string;

  @Field(() => Int, { description: '第几次入账，自 1 起。 The how-manieth booking of the number it is, from 1.' })
  booking!: number;

  @Field(() => String, { description: '入库日期（ISO）。 The day it entered the treasury.' })
  enteredOn!: string;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, { description: '征收项目。 The item, as the tax office names it.' })
  item!: string;

  @Field(DECIMAL, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => ID, { description: '入库明细编号。 The list that brought it.' })
  list!: string;

  @Field(() => Int, { description: '在明细中的行号。 The line of the list.' })
  line!: number;

  @Field(() => ID, { description: '分录编号。 The entry that it is booked by.' })
  entry!: string;

  @Field(() => Boolean, { description: '是否已冲销。 Whether that entry is reversed.' })
  reversed!: boolean;
}
export const ReceiptConnection = connectionType(ReceiptType, 'Receipt');

@ObjectType('ReceiptRepeat', {
  simpleResolvers: true,
  description:
    '重复行：与已入账票据完全相同，未再入账。 A line that says again what a receipt says; it was not booked.',
})
export class ReceiptRepeatType {
  @Field(() => Int, { description: '行号。 Its line in the list.' })
  line!: number;

  @Field(() => String, { description: '票号。 Its number.' })
  number!: string;

  @Field(() => ID, { description: '原票据所在明细。 The list that brought the receipt.' })
  firstList!: string;

  @Field(() => Int, { description: '原票据的行号。 Its line there.' })
  firstLine!: number;
}
export const ReceiptRepeatConnection = connectionType(ReceiptRepeatType, 'ReceiptRepeat');

@ObjectType('ReceiptList', {
  simpleResolvers: true,
  description:
    '入库明细：一份税务明细；其分录以编号为事项。 A list of the tax office; its entries name it as their subject.',
})
export class ReceiptListType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => String, { description: '来源。 The document.' })
  document!: string;

  @Field(() => Int, { description: '行数。 How many rows it has.' })
  rows!: number;

  @Field(() => Int, { description: '入账行数。 How many it brought.' })
  booked!: number;

  @Field(() => Int, { description: '重复行数。 How many say again what stood.' })
  repeated!: number;

  @Field(DECIMAL, { description: '入账金额（元）。 What it brought, in yuan.' })
  amount!: string;

  @Field(() => String, { description: '报送人。 Who submitted it.' })
  person!: string;

  @Field(() => String, { description: '报送时间（ISO，北京时间）。 When (ISO, Beijing time).' })
  at!: string;

  seq!: string;
}
export const ReceiptListConnection = connectionType(ReceiptListType, 'ReceiptList');

@ObjectType('ReceiptDay', {
  simpleResolvers: true,
  description: '一日的对账：入库明细与国库日报。 A day’s reconciliation: what is listed, and what the treasury says.',
})
export class ReceiptDayType {
  @Field(() => String, { description: '日期（ISO）。 The day.' })
  day!: string;

  @Field(() => DayState, { description: '是否相符。 Whether they agree.' })
  state!: DayState;

  @Field(DECIMAL, { description: '明细合计（元），不含已冲销。 What the lists say in yuan, reversed ones left out.' })
  listed!: string;

  @Field(() => Int, { description: '明细行数。 From how many receipts.' })
  receipts!: number;

  @Field(DECIMAL, { nullable: true, description: '国库合计（元）；未报为空。 The treasury’s total; null: none yet.' })
  reported!: string | null;

  @Field(DECIMAL, {
    nullable: true,
    description: '国库减明细（元）；未报为空。 The treasury’s less what is listed; null where it has not reported.',
  })
  difference!: string | null;

  @Field(() => ID, { nullable: true, description: '已划转的编号；未划转为空。 The sweep it left by; null: not swept.' })
  sweep!: string | null;
}
export const ReceiptDayConnection = connectionType(ReceiptDayType, 'ReceiptDay');

@ObjectType('PremiumSweep', {
  simpleResolvers: true,
  description:
    '保费划转：国库入库的保费转入待划转子账户，无此账户的直接转入财政专户。 Premiums that left the treasury: for the pending sub-account, or straight for the ' +
    'special account where there is none.',
})
export class PremiumSweepType {
  @Field(() => ID, { description: '编号：其分录的 subject。 Its id: the `subject` of its entries.' })
  id!: string;

  @Field(() => String, { description: '入库首日。 The first day of entry.' })
  from!: string;

  @Field(() => String, { description: '入库末日。 The last day of entry.' })
  through!: string;

  @Field(() => String, { description: '划转日期。 The day of the sweep.' })
  sweptOn!: string;

  @Field(DECIMAL, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '划转期限，如旬末；文件未定为空。 By when it was due: the end of its ten days; null where none is set.',
  })
  due!: string | null;

  @Field(() => Int, { description: '逾期天数。 Days past it.' })
  daysLate!: number;

  @Field(() => Boolean, { description: '是否已冲销。 Whether it is reversed.' })
  reversed!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      '划入日期；未划入或无待划转子账户为空。 The day of its allotment; null: not allotted, or none is needed.',
  })
  allottedOn!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '划入编号：其分录的 subject。 The allotment: the `subject` of its entries.',
  })
  allotment!: string | null;

  @Field(() => String, { description: '凭据。 The document.' })
  document!: string;

  @Field(() => String, { description: '经办人。 Who booked it.' })
  person!: string;

  seq!: string;
}
export const PremiumSweepConnection = connectionType(PremiumSweepType, 'PremiumSweep');

@ObjectType({ description: '报送入库明细的结果。 What a list came to, or every fault of it.' })
export class SubmitReceiptListPayload extends Payload {
  @Field(() => ReceiptListType, {
    nullable: true,
    description: '入库明细；检查或未办理为空。 The list; null on a dry run or when refused.',
  })
  list?: ReceiptListType | null;

  @Field(() => Int, { nullable: true, description: '入账行数。 Rows booked (or, on a dry run, that would be).' })
  booked?: number | null;

  @Field(DECIMAL, { nullable: true, description: '入账金额（元）。 What they come to, in yuan.' })
  amount?: string | null;

  @Field(() => [Int], {
    nullable: true,
    description: '重复行的行号，未再入账。 Lines that say again what stands (DUPLICATED): not booked again.',
  })
  repeated?: number[] | null;
}

@ObjectType({ description: '保费划转或划入的结果。 The sweep, or why not.' })
export class PremiumSweepPayload extends Payload {
  @Field(() => PremiumSweepType, { nullable: true, description: '划转；未办理为空。 The sweep; null when refused.' })
  sweep?: PremiumSweepType | null;
}
