import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Insurance } from '../policy/policy.js';
import { FUND_TABLES, TABLE_CODES, type TableCode } from '../report/tables.js';

const TableEnum = Object.fromEntries(TABLE_CODES.map((code) => [code, code])) as { [C in TableCode]: C };
registerEnumType(TableEnum, {
  name: 'FundTable',
  description:
    '账表：与报表同一定义，作为文件下载。 A table of a fund’s year, by the definition that its report prints.',
  valuesConfig: Object.fromEntries(
    TABLE_CODES.map((code) => [code, { description: `${FUND_TABLES[code].title}。 ${FUND_TABLES[code].english}.` }]),
  ),
});

@InputType({ description: '下载哪些账表。 Which tables to fetch, of which part of a fund.' })
export class TableExportInput {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      '月份 1–12，清算期为 13：月报，其余截至该月；不给为全年。 The month, 13 being the closing period: monthly statements, other tables up to it; without it of the year.',
  })
  month?: number | null;

  @Field(() => ID, { nullable: true, description: '县市区；不给为合并。 The county; without it consolidated.' })
  county?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: '只要统筹区本级账簿。 The pool’s own book alone.' })
  poolLevel!: boolean;

  @Field(() => [TableEnum], {
    nullable: true,
    description: '哪些表；不给为该期间与账簿所能有的全部。 Which; without it all that there are of the month and book.',
  })
  tables?: TableCode[] | null;
}

@ObjectType('TableFile', { simpleResolvers: true, description: '一张账表的文件。 A table as a file.' })
export class TableFileType {
  @Field(() => TableEnum, { description: '哪张表。 Which table.' })
  table!: TableCode;

  @Field(() => String, { description: '表名，即工作表名。 Its name, which its sheet has too.' })
  title!: string;

  @Field(() => String, {
    description: 'CSV 的下载地址（GET，携带令牌）。 Where to GET it as CSV, with the bearer token.',
  })
  csv!: string;
}

@ObjectType('TableExport', {
  simpleResolvers: true,
  description:
    '账表的下载地址；下载时以当时的账簿为准。 Where tables are fetched; they have the books as they are then.',
})
export class TableExportType {
  @Field(() => String, {
    description:
      'XLSX 的下载地址（GET，携带令牌），每表一张工作表。 Where to GET them as a workbook, a sheet for each table, with the bearer token.',
  })
  workbook!: string;

  @Field(() => [TableFileType], { description: '各表。 The tables.' })
  tables!: TableFileType[];
}
