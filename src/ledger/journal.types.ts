import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import { Insurance } from '../policy/policy.js';
import { SideEnum } from './chart.types.js';
import type { BankKind, EntryKind, Side } from './entry.js';

export const EntryKindEnum = {
  OPENING: 'OPENING',
  INCOME_AND_EXPENDITURE: 'INCOME_AND_EXPENDITURE',
  YEAR_CLOSE: 'YEAR_CLOSE',
  RESERVE_LEVY: 'RESERVE_LEVY',
  REMITTANCE: 'REMITTANCE',
  RESERVE_INTEREST: 'RESERVE_INTEREST',
  SETTLEMENT_STEP: 'SETTLEMENT_STEP',
  SURPLUS: 'SURPLUS',
  TOP_UP: 'TOP_UP',
  REPLENISHMENT: 'REPLENISHMENT',
  LOAN_REPAYMENT: 'LOAN_REPAYMENT',
  ADVANCE: 'ADVANCE',
  ADVANCE_REPAYMENT: 'ADVANCE_REPAYMENT',
  ADVANCE_SET_OFF: 'ADVANCE_SET_OFF',
  ARREARS_CLEARANCE: 'ARREARS_CLEARANCE',
  PREMIUM_RECEIPT: 'PREMIUM_RECEIPT',
  PREMIUM_SWEEP: 'PREMIUM_SWEEP',
  PREMIUM_ALLOTMENT: 'PREMIUM_ALLOTMENT',
  INCOME_RECEIPT: 'INCOME_RECEIPT',
  INCOME_REMITTANCE: 'INCOME_REMITTANCE',
  REFUND: 'REFUND',
  DISBURSEMENT: 'DISBURSEMENT',
  PREFUNDING: 'PREFUNDING',
  WORKING_CAPITAL: 'WORKING_CAPITAL',
  WORKING_CAPITAL_RETURN: 'WORKING_CAPITAL_RETURN',
  REVERSAL: 'REVERSAL',
} as const satisfies { [K in EntryKind]: K };
registerEnumType(EntryKindEnum, {
  name: 'EntryKind',
  description: '分录种类：所记业务。 The kind of business event that an entry books; its subject is what it is about.',
  valuesConfig: {
    OPENING: { description: '期初余额。 An audited opening.' },
    INCOME_AND_EXPENDITURE: { description: '收支导入。 A month of a load; subject: the load.' },
    YEAR_CLOSE: { description: '年终结转。 Income and expenditure carried to the year’s result.' },
    RESERVE_LEVY: { description: '提取风险金。 The reserve’s levy.' },
    REMITTANCE: { description: '上解累计结余。 A decided share of the balances remitted into the reserve.' },
    RESERVE_INTEREST: { description: '风险金利息。 Interest on the reserve.' },
    SETTLEMENT_STEP: { description: '清算步骤。 A step of a settlement or correction; subject: the settlement.' },
    SURPLUS: { description: '结余分配。 Where a surplus goes; subject: the settlement.' },
    TOP_UP: { description: '政府补足。 A government’s payment; subject: the obligation.' },
    REPLENISHMENT: {
      description:
        '补齐风险金，或退回多补齐的部分。 A refill of the reserve, subject: the obligation; or what was refilled too much, subject: the correction.',
    },
    LOAN_REPAYMENT: { description: '归还借入款项。 A loan paid back; subject: the obligation.' },
    ADVANCE: { description: '垫付。 Money lent in a temporary difficulty of payment; subject: the obligation.' },
    ADVANCE_REPAYMENT: { description: '归还垫付。 An advance given back; subject: the obligation.' },
    ADVANCE_SET_OFF: {
      description: '清算抵还垫付。 An advance given back out of what a settlement drew; subject: the settlement.',
    },
    ARREARS_CLEARANCE: {
      description: '清欠收付：统筹前的欠款收回或清偿。 A debt from before pooling received or paid; subject: the debt.',
    },
    PREMIUM_RECEIPT: { description: '保费入库。 A day’s premiums in the treasury; subject: the receipt list.' },
    PREMIUM_SWEEP: { description: '保费划转。 Premiums leave the treasury; subject: the sweep.' },
    PREMIUM_ALLOTMENT: {
      description: '保费划入。 Premiums leave the pending sub-account; subject: the allotment.',
    },
    INCOME_RECEIPT: { description: '收入到账。 Income other than through the treasury; subject: its document.' },
    INCOME_REMITTANCE: { description: '收入上解。 A county’s income goes up to the city.' },
    REFUND: { description: '退还多付款。 What a government paid too much, given back; subject: the obligation.' },
    DISBURSEMENT: { description: '拨付用款。 Money paid to a member on its plan; subject: the disbursement.' },
    PREFUNDING: { description: '年初预拨。 The payment reserve at the start of a year; subject: the prefund.' },
    WORKING_CAPITAL: {
      description: '拨付周转金。 Working capital into the city’s expenditure account; subject: the disbursement.',
    },
    WORKING_CAPITAL_RETURN: { description: '周转金退回。 Working capital goes back; subject: the return.' },
    REVERSAL: { description: '冲销。 Takes another entry back.' },
  },
});

export const BankKindEnum = {
  CITY_SPECIAL: 'CITY_SPECIAL',
  RESERVE_SPECIAL: 'RESERVE_SPECIAL',
  LOCAL_RETAINED: 'LOCAL_RETAINED',
  MEMBER_SPECIAL: 'MEMBER_SPECIAL',
  CITY_EXPENDITURE: 'CITY_EXPENDITURE',
  COUNTY_EXPENDITURE: 'COUNTY_EXPENDITURE',
  TREASURY: 'TREASURY',
  PREMIUM_PENDING: 'PREMIUM_PENDING',
  COUNTY_SPECIAL: 'COUNTY_SPECIAL',
} as const satisfies { [K in BankKind]: K };
registerEnumType(BankKindEnum, {
  name: 'BankAccountKind',
  description: '银行账户种类。 A kind of real bank account; none goes below zero over all books that share it.',
  valuesConfig: {
    CITY_SPECIAL: { description: '市级财政专户。 The city’s fiscal special account.' },
    RESERVE_SPECIAL: { description: '风险金专户。 The reserve’s special account.' },
    LOCAL_RETAINED: { description: '留存县级的账户。 An account retained locally.' },
    MEMBER_SPECIAL: { description: '各成员自己的财政专户。 A member’s own special account.' },
    CITY_EXPENDITURE: { description: '市级支出户。 The city’s expenditure account.' },
    COUNTY_EXPENDITURE: { description: '县级支出户。 A county’s expenditure account.' },
    TREASURY: { description: '国库。 The treasury.' },
    PREMIUM_PENDING: {
      description: '社会保险费收入待划转子账户。 The sub-account where premiums wait for the receipt list.',
    },
    COUNTY_SPECIAL: {
      description: '县级财政专户。 A county’s special account: income that is still to go up to the city.',
    },
  },
});

@ObjectType('Book', {
  simpleResolvers: true,
  description: '账簿：一项基金一个成员一本。 A book: one fund of one member.',
})
export class BookType {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { nullable: true, description: '县市区；空为统筹区本级。 The county; null: the pool’s own book.' })
  county!: string | null;
}

@ObjectType('BankAccount', { simpleResolvers: true, description: '银行账户。 A real bank account of the fund.' })
export class BankAccountType {
  @Field(() => BankKindEnum, { description: '种类。 Its kind.' })
  kind!: BankKind;

  @Field(() => ID, {
    nullable: true,
    description: '所属县市区；空为统筹区。 The county whose it is; null: the pool’s.',
  })
  county!: string | null;
}

@ObjectType('LineAccount', {
  simpleResolvers: true,
  description: '分录行的科目与明细。 The account of a line, down to the detail that has a balance of its own.',
})
export class LineAccountType {
  @Field(() => ID, { description: '科目编号。 The account’s code.' })
  code!: string;

  @Field(() => String, { description: '科目名称。 The account’s name.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: '明细代码。 The detail’s code; null where the account has none.',
  })
  detail!: string | null;

  @Field(() => String, { nullable: true, description: '明细名称。 The detail’s name.' })
  detailName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'POOLED 统筹或 INDIVIDUAL 个人账户；仅职工。 EMPLOYEE only: POOLED or INDIVIDUAL.',
  })
  part!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '往来县市区（统筹区账簿）。 In the pool’s book: the county whose claim this is.',
  })
  counterparty!: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '所属基金年度：本年收支结余，或清算以前年度的收入。 The fund year of a result, or that a receipt settles.',
  })
  fundYear!: number | null;
}

/** A line as a row: what other types are reached by comes along. */
@ObjectType('JournalLine', { description: '分录行。 A line of a voucher.' })
export class JournalLineType {
  @Field(() => Int, { description: '行号，自 1 起。 Its number in the voucher, from 1.' })
  lineNo!: number;

  @Field(() => LineAccountType, { description: '科目与明细。 The account.' })
  account!: LineAccountType;

  @Field(() => BankAccountType, {
    nullable: true,
    description: '银行账户（1003、1004、1005）。 Money accounts: where it lies.',
  })
  bankAccount!: BankAccountType | null;

  @Field(() => SideEnum, { description: '方向。 The side.' })
  side!: Side;

  @Field(() => DecimalScalar, { description: '金额（元），恒为正。 The amount in yuan, always above zero.' })
  amount!: string;

  @Field(() => DecimalScalar, { nullable: true, description: '借方金额（元）。 The amount where it is a debit.' })
  debit!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '贷方金额（元）。 The amount where it is a credit.' })
  credit!: string | null;

  @Field(() => DecimalScalar, {
    description:
      '记账后余额（元），按科目余额方向。 The account’s balance after it, in yuan on its normal side, in the order booked.',
  })
  balanceAfter!: string;

  @Field(() => ID, { nullable: true, description: '所依规则。 The rule that it applies.' })
  rule!: string | null;

  @Field(() => ID, { nullable: true, description: '所属清算步骤。 The settlement step that it carries out.' })
  step!: string | null;

  @Field(() => Int, { nullable: true, description: '导入数据的行号，自 1 起。 The row of the load that it came from.' })
  sourceRow!: number | null;

  entryId!: string;
  bookId!: number;
}

@ObjectType('Voucher', {
  description:
    '记账凭证：一笔分录在一本账簿中的部分，借贷平衡。 A voucher: the part of an entry in one book; its debits equal its credits.',
})
export class VoucherType {
  @Field(() => BookType, { description: '账簿。 The book.' })
  book!: BookType;

  @Field(() => String, {
    description: '凭证号，每账簿每期间连续，如 记-12。 Its number, without a gap in its book and period.',
  })
  number!: string;

  @Field(() => Int, {
    description: '在账簿中的位置，自 1 起；哈希链的次序。 Its position in the book, from 1: the chain’s order.',
  })
  position!: number;

  @Field(() => String, {
    description:
      '哈希（SHA-256，十六进制），涵盖本凭证与此前全部凭证。 SHA-256 (hex) over it and all vouchers before it in the book.',
  })
  hash!: string;

  @Field(() => Int, { description: '会计年度。 The year of its period.' })
  year!: number;

  @Field(() => Int, { description: '会计期间：1–12，清算期 13。 The month of its period; 13 is the closing period.' })
  month!: number;

  entryId!: string;
  bookId!: number;
}

@ObjectType('JournalEntry', {
  description:
    '分录：一项业务，在所涉每本账簿各有一张凭证。 A journal entry: one business event, with one voucher in each book that it touches.',
})
export class JournalEntryType {
  @Field(() => ID, { description: '编号。 Its id; ids rise in the order booked.' })
  id!: string;

  @Field(() => EntryKindEnum, { description: '种类。 Its kind.' })
  kind!: EntryKind;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '会计年度。 The year of its period.' })
  year!: number;

  @Field(() => Int, { description: '会计期间：1–12，清算期 13。 The month of its period; 13 is the closing period.' })
  month!: number;

  @Field(() => String, { description: '业务日期（ISO），决定会计期间。 When it happened (ISO); decides the period.' })
  effectiveDate!: string;

  @Field(() => String, { description: '入账时间（ISO，北京时间）。 When it was booked (ISO, Beijing time).' })
  bookedAt!: string;

  @Field(() => String, { description: '入账人。 Who booked it.' })
  person!: string;

  @Field(() => String, { description: '所依单据。 The document that it rests on.' })
  document!: string;

  @Field(() => String, { description: '摘要。 What it says.' })
  memo!: string;

  @Field(() => ID, {
    nullable: true,
    description: '所涉事项：导入、清算或义务的编号。 Id of the load, settlement or obligation that it is about.',
  })
  subject!: string | null;

  reversesId!: string | null;
  reversedById!: string | null;
}

export const JournalEntryConnection = connectionType(JournalEntryType, 'JournalEntry');
export const JournalLineConnection = connectionType(JournalLineType, 'JournalLine');

@InputType({
  description:
    '分录的筛选条件，同时满足；找不到或无权查看的统筹区、县市区没有结果。 What to look for; all conditions hold at once. A pool or county that is ' +
    'not there, or not yours to see, has nothing in it.',
})
export class JournalFilter {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { nullable: true, description: '只看此县的账簿。 Only this county’s book.' })
  county?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: '只看统筹区本级账簿。 Only the pool’s own book.' })
  poolLevel!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      '起始会计期间：年×100＋月，清算期为 13 月，如 202101。 From this period: year × 100 + month, such as 202101; 202113 is a ' +
      'closing period.',
  })
  fromPeriod?: number | null;

  @Field(() => Int, { nullable: true, description: '截止会计期间（含）。 To this period, itself included.' })
  toPeriod?: number | null;

  @Field(() => ID, { nullable: true, description: '科目编号。 Only (entries with) lines of this account.' })
  account?: string | null;

  @Field(() => String, { nullable: true, description: '明细代码。 Only (entries with) lines of this detail.' })
  detail?: string | null;

  @Field(() => EntryKindEnum, { nullable: true, description: '种类。 Only this kind of entry.' })
  kind?: EntryKind | null;

  @Field(() => ID, {
    nullable: true,
    description: '所涉事项的编号。 Only entries about this load, settlement or obligation.',
  })
  subject?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '清算步骤的编号。 Only (entries with) lines of this settlement step.',
  })
  step?: string | null;
}
