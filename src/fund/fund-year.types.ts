import { Field, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import type { Fen } from '../money.js';
import type { CountyRow } from '../pool/pool.loader.js';
import { CountyType } from '../pool/pool.types.js';
import { SettlementType } from '../settlement/settlement.types.js';
import type { FundYear } from './by-fund-year.js';

/** Descriptions that the pool's year and a county's share. */
export const AMOUNT = {
  income:
    '收入（元）：1 至 12 月，4001、4101、4201、4301、4501 科目，不含上下级往来与清算以前年度的收入。 Income in yuan, months 1–12, as the settlement ' +
    'counts it: without transfers between levels and receipts that settle an earlier year.',
  expenditure:
    '支出（元）：1 至 12 月，5001、5101、5401 科目，不含上下级往来。 Expenditure in yuan, months 1–12, without transfers between levels.',
  monthsOfCover:
    '备付期（月）：累计结余 ÷（本年支出 ÷ 12），两位小数四舍五入；无支出为空。 Months of cover: accumulated balance ÷ (the year’s expenditure ÷ 12), ' +
    'two decimals half up; null where nothing was spent.',
  accumulatedBalance:
    '年末累计结余（元），含清算期。 Accumulated balance in yuan at the year’s end, closing period included.',
};

const DECIMAL = () => DecimalScalar;

@ObjectType('FundYear', {
  simpleResolvers: true,
  description:
    '基金年度：统筹区一个险种一年的收支与结余，出自账簿。 A fund’s year, from the books: the pool’s figures, which every role of the pool ' +
    'sees, and those of its counties. Employee funds: the pooled part only.',
})
export class FundYearType implements FundYear {
  @Field(() => Int, { description: '基金年度（公历年）。 The calendar year.' })
  fiscalYear!: number;

  fund!: FundYear['fund'];
}

@ObjectType('CountyFundYear', {
  simpleResolvers: true,
  description: '县市区的基金年度。 A county’s year in the fund, from its book. Employee funds: the pooled part only.',
})
export class CountyFundYearType implements FundYear {
  @Field(() => CountyType, { description: '县市区。 The county.' })
  county!: CountyRow;

  @Field(() => Int, { description: '基金年度（公历年）。 The calendar year.' })
  fiscalYear!: number;

  @Field(DECIMAL, { description: AMOUNT.income })
  income!: Fen;

  @Field(DECIMAL, { description: AMOUNT.expenditure })
  expenditure!: Fen;

  @Field(DECIMAL, {
    description: '当期缺口（元）：支出超过收入的部分。 The deficit in yuan: what expenditure has above income.',
  })
  deficit!: Fen;

  @Field(DECIMAL, {
    description:
      '当期结余（元）：收入超过支出的部分，提取风险金前。 The surplus in yuan: what income has above expenditure, before a levy.',
  })
  surplus!: Fen;

  @Field(DECIMAL, { description: AMOUNT.accumulatedBalance })
  accumulatedBalance!: Fen;

  @Field(DECIMAL, {
    description:
      '年末本县风险金（元），含清算期。 The county’s own reserve in yuan at the year’s end, closing period included.',
  })
  ownReserve!: Fen;

  @Field(DECIMAL, {
    description:
      '本年收支结余（元）现额：年终结转后为本年结余（负为缺口），清算入账后为零，负数为政府尚欠及未落实部分。 The year’s result in yuan as it stands now: ' +
      'zero before the year close; after it the surplus or (negative) the deficit; once settled, minus what is ' +
      'still owed or unresolved.',
  })
  yearResult!: Fen;

  @Field(DECIMAL, { nullable: true, description: AMOUNT.monthsOfCover })
  monthsOfCover!: string | null;

  @Field(() => SettlementType, {
    nullable: true,
    description:
      '该年度有效的清算（全统筹区一次）；没有为空。 The fund year’s settlement that stands, one for all counties; null while there is none.',
  })
  settlement!: SettlementType | null;

  fund!: FundYear['fund'];
}

export const CountyFundYearConnection = connectionType(CountyFundYearType, 'CountyFundYear');
