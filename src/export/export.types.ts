import { Field, Float, InputType, Int, ObjectType, ID, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { Insurance } from '../policy/policy.js';
import type { FormatCode } from './format.js';
import type { PresetCode } from './preset.js';

export const ExportFormatEnum = {
  CSV: 'CSV',
  XLSX: 'XLSX',
  HLEDGER: 'HLEDGER',
  AUDIT_XML: 'AUDIT_XML',
} as const satisfies { [F in FormatCode]: F };
registerEnumType(ExportFormatEnum, {
  name: 'ExportFormat',
  description: '导出格式。 A form that the journal leaves in.',
  valuesConfig: {
    CSV: {
      description: 'CSV（RFC 4180，UTF-8 带 BOM）。 With a byte order mark, so that a spreadsheet reads the Chinese.',
    },
    XLSX: { description: 'Excel 工作簿。 A workbook; amounts are numbers.' },
    HLEDGER: {
      description: 'hledger 日记账，含期初、期末余额断言。 A journal of hledger that proves its own balances.',
    },
    AUDIT_XML: {
      description:
        '审计数据接口（参照 GB/T 24589.1-2010）：科目、余额及发生额、凭证。 Accounts, balances and vouchers after the audit data interface.',
    },
  },
});

export const ExportPresetEnum = {
  VOUCHERS: 'VOUCHERS',
  GENERAL_LEDGER: 'GENERAL_LEDGER',
  AUDIT: 'AUDIT',
} as const satisfies { [P in PresetCode]: P };
registerEnumType(ExportPresetEnum, {
  name: 'ExportPreset',
  description: '预设的列与次序。 Columns that go together, and the order of the lines.',
  valuesConfig: {
    VOUCHERS: { description: '记账凭证清单，按入账顺序。 Vouchers line by line, in the order booked.' },
    GENERAL_LEDGER: {
      description: '明细账，逐科目列示余额。 Account by account, each line with the balance after it.',
    },
    AUDIT: { description: '全部列，含哈希。 Everything that the books say of a line, with the hashes.' },
  },
});

@ObjectType('ExportColumn', { simpleResolvers: true, description: '可导出的列。 A column of CSV and XLSX.' })
export class ExportColumnType {
  @Field(() => String, { description: '代码，如 debit。 Its code.' })
  code!: string;

  @Field(() => String, { description: '名称。 Its name in Chinese.' })
  title!: string;

  @Field(() => String, { description: '说明。 What it says, in English.' })
  english!: string;
}

@ObjectType('ExportPresetColumns', { simpleResolvers: true, description: '一种预设。 A preset.' })
export class ExportPresetType {
  @Field(() => ExportPresetEnum, { description: '代码。 Its code.' })
  code!: PresetCode;

  @Field(() => String, { description: '名称。 Its name in Chinese.' })
  title!: string;

  @Field(() => String, { description: '说明。 What it says, in English.' })
  english!: string;

  @Field(() => [ExportColumnType], { description: '列，按次序。 Its columns, in order.' })
  columns!: readonly ExportColumnType[];
}

@ObjectType('ExportFile', { simpleResolvers: true, description: '一种格式的文件。 The export in one format.' })
export class ExportFileType {
  @Field(() => ExportFormatEnum, { description: '格式。 The format.' })
  format!: FormatCode;

  @Field(() => String, {
    description:
      '下载地址（GET，携带令牌）；下载时以当时的账簿为准。 Where to GET it, with the bearer token; it has the books as they are then.',
  })
  url!: string;

  @Field(() => String, { description: '媒体类型。 Its media type.' })
  mediaType!: string;

  @Field(() => Float, {
    description: '约计字节数，由前 500 行推算。 About how many bytes, from what the first 500 lines take.',
  })
  bytes!: number;
}

@ObjectType('JournalExport', {
  simpleResolvers: true,
  description:
    '分录导出：下载前的估计与地址。 An export of the journal before it is fetched: how much it is, and where.',
})
export class JournalExportType {
  @Field(() => Int, { description: '行数。 How many lines.' })
  lines!: number;

  @Field(() => DecimalScalar, { description: '借方合计（元）。 The sum of their debits, in yuan.' })
  debit!: string;

  @Field(() => DecimalScalar, { description: '贷方合计（元）。 The sum of their credits, in yuan.' })
  credit!: string;

  @Field(() => String, {
    description: '所据时点（ISO，北京时间）。 The moment whose books these are (ISO, Beijing time).',
  })
  asOf!: string;

  @Field(() => [ExportColumnType], { description: 'CSV 与 XLSX 的列。 The columns of CSV and XLSX.' })
  columns!: readonly ExportColumnType[];

  @Field(() => [ExportFileType], { description: '各格式。 The formats.' })
  files!: ExportFileType[];
}

@InputType({
  description: '导出哪些账簿、期间与列。 Which books, periods and columns to export.',
})
export class JournalExportInput {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { nullable: true, description: '只导出此县的账簿。 Only this county’s book.' })
  county?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: '只导出统筹区本级账簿。 Only the pool’s own book.' })
  poolLevel!: boolean;

  @Field(() => Int, {
    nullable: true,
    description:
      '起始会计期间：年×100＋月，清算期为 13 月，如 202101。 From this period: year × 100 + month; 202113 is a closing period.',
  })
  fromPeriod?: number | null;

  @Field(() => Int, { nullable: true, description: '截止会计期间（含）。 To this period, itself included.' })
  toPeriod?: number | null;

  @Field(() => ExportPresetEnum, {
    defaultValue: 'VOUCHERS',
    description: 'CSV 与 XLSX 的预设列与次序。 Columns and order of CSV and XLSX.',
  })
  preset!: PresetCode;

  @Field(() => [String], {
    nullable: true,
    description: 'CSV 与 XLSX 的列，代替预设的列。 Columns of CSV and XLSX, instead of the preset’s.',
  })
  columns?: string[] | null;
}
