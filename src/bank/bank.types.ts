import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import type { BankKind } from '../ledger/entry.js';
import { BankKindEnum } from '../ledger/journal.types.js';
import type { Fen } from '../money.js';
import { Insurance } from '../policy/policy.js';
import { Payload } from '../refusal.types.js';
import type { BankItem, BankMonth, BankStatement, BankYear, ItemKind } from './bank-year.js';
import { ITEM_KINDS } from './bank-year.js';
import type { TreasuryMonth } from './treasury-month.js';

const DECIMAL = () => DecimalScalar;

const ItemKindEnum = Object.fromEntries(Object.keys(ITEM_KINDS).map((kind) => [kind, kind])) as {
  [K in ItemKind]: K;
};
registerEnumType(ItemKindEnum, {
  name: 'BankItemKind',
  description: '未达账项：月末一方已入账、另一方尚未入账。 What one side has at the month’s end and the other not yet.',
  valuesConfig: {
    BANK_RECEIVED: { description: '银行已收、账面未收。 Received by the bank, not yet in the books.' },
    BANK_PAID: { description: '银行已付、账面未付。 Paid by the bank, not yet in the books.' },
    BOOKS_RECEIVED: { description: '账面已收、银行未收。 Received in the books, not yet by the bank.' },
    BOOKS_PAID: { description: '账面已付、银行未付。 Paid in the books, not yet by the bank.' },
  },
});

@InputType({ description: '一项未达账项。 Something under way between bank and books.' })
export class BankItemInput {
  @Field(() => ItemKindEnum, { description: '类别。 Who has it already.' })
  kind!: ItemKind;

  @Field(() => String, { description: '金额（元），普通字符串。 In yuan, as a plain string; above zero.' })
  amount!: string;

  @Field(() => String, { description: '说明，如回单号与日期。 What it is: the slip’s number and day.' })
  about!: string;
}

@InputType('RecordBankBalanceInput', {
  description: '银行对账单的月末余额及未达账项。 The balance of a bank’s statement, with what is under way.',
})
export class RecordBankBalanceInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => BankKindEnum, { description: '银行账户的种类。 The kind of bank account.' })
  account!: BankKind;

  @Field(() => ID, {
    nullable: true,
    description: '县级账户的县市区；市级账户不给。 Whose account, where it is a county’s; absent: the pool’s.',
  })
  county?: string | null;

  @Field(() => Int, { description: '年度。 The year.' })
  fiscalYear!: number;

  @Field(() => Int, { description: '月份 1–12。 The month.' })
  month!: number;

  @Field(DECIMAL, { description: '对账单月末余额（元）。 The balance at the month’s end in yuan, zero or more.' })
  balance!: string;

  @Field(() => String, { description: '对账单编号。 The statement’s number: the document it rests on.' })
  document!: string;

  @Field(() => [BankItemInput], { defaultValue: [], description: '未达账项，至多 200 项。 Up to 200.' })
  items!: BankItemInput[];
}

@ObjectType('BankItem', { simpleResolvers: true, description: '未达账项。 Something under way.' })
export class BankItemType implements BankItem {
  @Field(() => ItemKindEnum, { description: '类别。 Who has it already.' })
  kind!: ItemKind;

  @Field(DECIMAL, { description: '金额（元）。 In yuan.' })
  amount!: Fen;

  @Field(() => String, { description: '说明。 What it is.' })
  about!: string;
}

@ObjectType('BankStatement', {
  simpleResolvers: true,
  description: '录入的银行对账单。 What was entered of a bank’s statement.',
})
export class BankStatementType implements BankStatement {
  @Field(DECIMAL, { description: '月末余额（元）。 The balance in yuan.' })
  balance!: Fen;

  @Field(() => String, { description: '对账单编号。 The document.' })
  document!: string;

  @Field(() => String, { description: '录入人。 Who entered it.' })
  person!: string;

  @Field(() => String, { description: '录入时间（ISO，北京时间）。 When (ISO, Beijing time).' })
  at!: string;

  @Field(() => Int, { description: '版次，自 1 起。 Its version, from 1; earlier ones stay in the trail.' })
  version!: number;

  @Field(() => [BankItemType], { description: '未达账项。 What is under way.' })
  items!: BankItemType[];
}

@ObjectType('BankMonth', {
  simpleResolvers: true,
  description: '一个银行账户的一个月：账面与对账单。 A month of a bank account: the books beside the bank.',
})
export class BankMonthType implements BankMonth {
  @Field(() => Int, { description: '月份，清算期为 13。 The month; 13 is the closing period.' })
  month!: number;

  @Field(DECIMAL, {
    description: '账面期初余额（元），一月的含审定期初。 By the books at its start; of January with audited openings.',
  })
  opening!: Fen;

  @Field(DECIMAL, { description: '账面收入（元，借方）。 Received by the books: debits.' })
  received!: Fen;

  @Field(DECIMAL, { description: '账面支出（元，贷方）。 Paid by the books: credits.' })
  paid!: Fen;

  @Field(DECIMAL, { description: '账面期末余额（元）。 By the books at its end.' })
  closing!: Fen;

  @Field(() => BankStatementType, {
    nullable: true,
    description: '银行对账单；未录入为空，清算期没有。 The bank’s statement; null: none entered; none of period 13.',
  })
  statement!: BankStatementType | null;

  @Field(DECIMAL, {
    nullable: true,
    description: '调节后账面余额（元）：加银行已收、减银行已付。 The books’ with what only the bank has.',
  })
  adjustedBooks!: Fen | null;

  @Field(DECIMAL, {
    nullable: true,
    description: '调节后对账单余额（元）：加账面已收、减账面已付。 The bank’s with what only the books have.',
  })
  adjustedStatement!: Fen | null;

  @Field(DECIMAL, {
    nullable: true,
    description:
      '未调平差额（元）：调节后对账单减账面，应为零；未录入对账单为空。 What stays unexplained; should be zero.',
  })
  unexplained!: Fen | null;

  @Field(() => Boolean, {
    description:
      '国库存款期末一般应无余额而有余额（财会〔2017〕28号）。 Of 1005, which as a rule is empty at a month’s end: it is not.',
  })
  leftOver!: boolean;
}

@ObjectType('BankAccountYear', {
  simpleResolvers: true,
  description: '一个银行账户的一年。 A bank account over a year.',
})
export class BankAccountYearType implements BankYear {
  @Field(() => BankKindEnum, { description: '种类。 Its kind.' })
  kind!: BankKind;

  @Field(() => ID, { nullable: true, description: '所属县市区；空为统筹区。 Whose account; null: the pool’s.' })
  county!: string | null;

  @Field(() => ID, { description: '科目编号：1003、1004 或 1005。 The account it is booked to.' })
  account!: string;

  @Field(() => Boolean, {
    description:
      '为真则只是所问县账簿在市级账户中的份额，不与对账单相比。 True: what the county’s book has of an account of the pool; no statement is of that.',
  })
  share!: boolean;

  @Field(() => [BankMonthType], {
    description: '各月，无余额亦无发生额的不列。 Its months; those with nothing to say are left out.',
  })
  months!: BankMonthType[];
}
export const BankAccountYearConnection = connectionType(BankAccountYearType, 'BankAccountYear');

@ObjectType('TreasuryMonth', {
  simpleResolvers: true,
  description:
    '国库存款一个月的三方核对：账面、税务明细、国库日报。 A month of the treasury: books, lists, its own reports.',
})
export class TreasuryMonthType implements TreasuryMonth {
  @Field(() => Int, { description: '月份。 The month.' })
  month!: number;

  @Field(DECIMAL, { description: '国库存款账面收入（元）。 What came into 1005 by the books.' })
  booked!: Fen;

  @Field(DECIMAL, { description: '税务入库明细合计（元）。 What the tax office’s lists say.' })
  listed!: Fen;

  @Field(DECIMAL, {
    nullable: true,
    description: '国库日报合计（元），已报各日；均未报为空。 Of the days that the treasury reported; null: none.',
  })
  reported!: Fen | null;

  @Field(DECIMAL, {
    nullable: true,
    description: '已报各日国库减明细（元）；应为零。 Of those days, less what is listed; should be zero.',
  })
  difference!: Fen | null;

  @Field(() => Int, { description: '不符的天数。 Days on which the two differ.' })
  differingDays!: number;

  @Field(() => Int, { description: '国库未报的天数。 Days with receipts that the treasury has not reported.' })
  unreportedDays!: number;

  @Field(DECIMAL, { description: '尚未划转的入库数（元）。 Of the month’s receipts, what is not swept yet.' })
  notSwept!: Fen;
}

@ObjectType({ description: '录入对账单余额的结果。 The account with its months, or why not.' })
export class BankBalancePayload extends Payload {
  @Field(() => BankAccountYearType, {
    nullable: true,
    description: '该账户的一年；未办理为空。 The account’s year; null when refused.',
  })
  account?: BankYear | null;
}
