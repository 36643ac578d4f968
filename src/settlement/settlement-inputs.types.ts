import { Field, ID, Int, ObjectType } from 'type-graphql';

@ObjectType('InputBook', {
  simpleResolvers: true,
  description:
    '取数的账簿与科目。 The book, accounts and periods that a value was read from: what to ask journalLines for.',
})
export class InputBookType {
  @Field(() => ID, {
    nullable: true,
    description: '县市区；空为统筹区本级账簿。 The county; null: the pool’s own book.',
  })
  county!: string | null;

  @Field(() => [ID], { description: '科目编号。 The accounts.' })
  accounts!: readonly string[];

  @Field(() => String, { nullable: true, description: '明细代码；空为全部。 The detail; null: all.' })
  detail!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '起始会计期间（年×100＋月）；余额为空。 From this period (year × 100 + month); null: a balance.',
  })
  fromPeriod!: number | null;

  @Field(() => Int, { nullable: true, description: '截止会计期间（含）；余额为空。 To this period; null: a balance.' })
  toPeriod!: number | null;

  @Field(() => Int, { description: '账簿位置：读到此凭证为止。 The position of the last voucher read.' })
  position!: number;
}

@ObjectType('InputDecision', { simpleResolvers: true, description: '所据决定。 The decision that a value rests on.' })
export class InputDecisionType {
  @Field(() => ID, { description: '编号，见 decisions。 Its id; the query decisions has it in full.' })
  id!: string;

  @Field(() => String, { description: '决定机关。 Which body decided.' })
  decider!: string;

  @Field(() => String, { description: '决定文号。 The number of the document.' })
  documentNumber!: string;

  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;
}

@ObjectType('SettlementInput', {
  simpleResolvers: true,
  description:
    '清算的一项输入及其来源。 One input of a settlement and where it comes from: accounts of a book up to a position, a version of the ' +
    'facts, or both.',
})
export class SettlementInputType {
  @Field(() => ID, { nullable: true, description: '县市区；空为统筹区。 The county; null: the pool.' })
  county!: string | null;

  @Field(() => String, {
    description:
      '名称，与模拟清算的输入相同。 Its name, as in simulateSettlement’s scenario; a fault is otherFaults.CAUSE, a decided cover cover.SOURCE.',
  })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: '值；金额为元。 Its value; amounts in yuan. Null: none was issued.',
  })
  value!: string | null;

  @Field(() => String, { description: '如何得出。 How it comes about.' })
  how!: string;

  @Field(() => InputBookType, { nullable: true, description: '所读账簿。 The book; null: not from the books.' })
  book!: InputBookType | null;

  @Field(() => InputDecisionType, { nullable: true, description: '所据决定；不据决定为空。 The decision; null: none.' })
  decision!: InputDecisionType | null;

  /** The version of the facts. */
  factsId!: string | null;
  /** Whether the targets issued say it, where there are any. */
  fromTargets!: boolean;
}
