import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType('PeriodEvent', {
  simpleResolvers: true,
  description: '开账或结账的记录。 An opening or closing of a period.',
})
export class PeriodEventType {
  @Field(() => Boolean, { description: '真为开启，假为结账。 True: opened; false: closed.' })
  opens!: boolean;

  @Field(() => String, { description: '经办人。 Who.' })
  person!: string;

  @Field(() => String, { nullable: true, description: '理由。 The reason given.' })
  reason!: string | null;

  @Field(() => String, { description: '时间（ISO，北京时间）。 When (ISO, Beijing time).' })
  at!: string;
}

@ObjectType('Period', {
  simpleResolvers: true,
  description:
    '会计期间：1 至 12 月与清算期（13）。 A period of a fund year: the months and the closing period (13), which takes year ' +
    'close, levy and settlement.',
})
export class PeriodType {
  @Field(() => Int, { description: '月份；13 为清算期。 The month; 13 is the closing period.' })
  month!: number;

  @Field(() => Boolean, { description: '是否开启；只有开启的期间可入账。 Whether entries can be booked into it.' })
  open!: boolean;

  @Field(() => [PeriodEventType], { description: '开账、结账的经过，按时间。 Its openings and closings, in order.' })
  events!: PeriodEventType[];
}
