import { Field, ID, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import type { Fen } from '../money.js';
import { FundingSource, ObligationKind } from '../policy/policy.js';
import type { Moved } from './movements.js';

@ObjectType('Moved', {
  simpleResolvers: true,
  description: '一项金额的前后变动（元）。 An amount before and after, in yuan.',
})
export class MovedType {
  @Field(() => DecimalScalar, { description: '原为（元）。 Before, in yuan.' })
  before!: Fen;

  @Field(() => DecimalScalar, { description: '变为（元）。 After, in yuan.' })
  after!: Fen;

  @Field(() => DecimalScalar, { description: '差额：变为减原为（元）。 After less before, in yuan.' })
  difference!: Fen;
}

@ObjectType('PayerMoved', {
  simpleResolvers: true,
  description: '一个资金来源的变动。 What a source pays, before and after.',
})
export class PayerMovedType extends MovedType {
  @Field(() => FundingSource, { description: '资金来源。 Who or what pays.' })
  source!: FundingSource;
}

@ObjectType('ObligationMoved', {
  simpleResolvers: true,
  description: '一类应付义务的变动。 A kind of obligation, before and after.',
})
export class ObligationMovedType extends MovedType {
  @Field(() => ObligationKind, { description: '种类。 The kind.' })
  kind!: ObligationKind;
}

@ObjectType()
abstract class MovementsType {
  @Field(() => [PayerMovedType], {
    description: '各来源弥补缺口的金额；两边均无的略去。 What each source covers; those of nothing left out.',
  })
  payers!: PayerMovedType[];

  @Field(() => [ObligationMovedType], { description: '步骤以外的应付义务。 What is owed besides the steps.' })
  obligations!: ObligationMovedType[];

  @Field(() => MovedType, { description: '待决。 What nothing covers.' })
  unresolved!: Moved;

  @Field(() => MovedType, { description: '清算后累计结余。 Accumulated balances after the settlement.' })
  accumulatedBalance!: Moved;

  @Field(() => MovedType, { description: '清算后本县风险金。 Own reserves after the settlement.' })
  ownReserve!: Moved;
}

@ObjectType('CountyMovements', { simpleResolvers: true, description: '一个县市区的变动。 What moves for a county.' })
export class CountyMovementsType extends MovementsType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;
}

@ObjectType('PoolMovements', {
  simpleResolvers: true,
  description: '统筹区合计的变动。 What moves for the pool as a whole.',
})
export class PoolMovementsType extends MovementsType {
  @Field(() => MovedType, { description: '清算后共有风险金。 The shared reserve after the settlement.' })
  sharedReserve!: Moved;

  @Field(() => MovedType, { description: '清算后统筹结余。 The pooled balance after the settlement.' })
  pooledBalance!: Moved;
}
