import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../graphql/connection.types.js';
import { Insurance } from '../policy/policy.js';
import '../policy/policy.types.js'; // registers Insurance
import type { RefusalCode } from '../refusal.js';
import { Payload } from '../refusal.types.js';
import { ReportKind, type ReportRow, ReportStatus } from './find-report.service.js';

registerEnumType(ReportKind, {
  name: 'ReportKind',
  description: '报表种类。 What is reported.',
  valuesConfig: {
    COUNTY_SETTLEMENT: { description: '县市区清算单。 One county’s settlement, from its facts to the vouchers.' },
    POOL_SETTLEMENT: { description: '统筹区清算汇总表。 All counties of a pool, and who pays what.' },
    DEFICIT_EVIDENCE: { description: '县缺口依据表。 Which facts make a county’s deficit what it is.' },
    STATEMENTS: {
      description: '会计报表：资产负债表、收支表、科目余额表。 Balance sheet, income and expenditure, trial balance.',
    },
    RESERVE: { description: '风险金报表。 The reserve over the year.' },
    BUDGET_EXECUTION: { description: '预算执行情况表。 The budget in force against the books.' },
    FINAL_ACCOUNTS: {
      description: '决算表：预算数、调整预算数、决算数。 The final accounts’ table: budget, adjusted, what it came to.',
    },
    RECONCILIATION: {
      description: '银行存款与财政专户存款余额调节表。 Bank accounts: the books beside the bank’s statements.',
    },
    VOUCHERS: { description: '凭证序时簿。 Vouchers line by line, in the order booked.' },
    GENERAL_LEDGER: { description: '总账与明细账。 The general ledger, and each account line by line.' },
    ARREARS: { description: '清欠情况表。 Debts from before pooling.' },
    WARNINGS: { description: '预警与监测指标。 Open warnings and indicators.' },
    OPENING: { description: '开账审计清算表。 The audited openings of the books.' },
    BUDGET: {
      description:
        '预算表（万元）、预算调整、执行情况和审批记录。 The official budget table, adjustments, execution, and who signed which version.',
    },
    FUND_USE_PLANS: {
      description: '用款计划与拨付，附审批记录。 Fund-use plans against payments, and who signed them.',
    },
    REMITTANCES: {
      description:
        '收入按路径、保费划转、县级上解、财政补助到位。 Income by path, sweeps, what counties remitted and when, subsidies by level.',
    },
    OVERDUE_NOTICE: {
      description:
        '逾期事项约谈通报（代拟稿），致一个县市区。 A draft letter to a county about what is overdue, for the office that issues it.',
    },
    EVENT_LOG: {
      description:
        '操作日志摘录：链头、记账、冲销、审签。 What the trail has of the year: chains, postings, reversals, signatures.',
    },
    EXCEPTIONS: {
      description:
        '例外事项：预警、逾期、冲销、月末应无余额而有余额。 What is found wanting: warnings, late duties, reversals, balances that should be nothing.',
    },
    PACKAGE: {
      description:
        '年度送审材料：封面、目录、依据、概况、各账簿报表、预算与审批、用款计划、上解、例外事项、日志摘录、清算汇总与各县清算单。 The year’s submission package: basis, statements of every book, all of the above but the notice, settlement, sheets.',
    },
  },
});

registerEnumType(ReportStatus, {
  name: 'ReportStatus',
  description: '报表状态。 How far a report has got.',
  valuesConfig: {
    QUEUED: { description: '排队中。 Waiting to be made.' },
    RUNNING: { description: '制作中。 Being made.' },
    DONE: { description: '已完成，可下载。 Made; the file is at `url`.' },
    FAILED: { description: '失败，可重做。 Not made, for the reason in `failure`; `retryReport` puts it back.' },
    CANCELLED: { description: '已取消，可重做。 Cancelled before it was made; `retryReport` puts it back.' },
    EXPIRED: {
      description:
        '文件已过保存期，可重做。 Made, and its file was removed after its time; `retryReport` makes the same file again.',
    },
  },
});

@ObjectType('ReportProgress', {
  simpleResolvers: true,
  description: '制作进度。 How many pages are drawn.',
})
export class ReportProgressType {
  @Field(() => Int, { description: '已完成页数。 Pages done.' })
  done!: number;

  @Field(() => Int, {
    nullable: true,
    description: '总页数；排版之前为空。 Pages in all; null before they are laid out.',
  })
  total!: number | null;
}

@ObjectType('DownloadLink', {
  simpleResolvers: true,
  description: '限时下载链接。 An address that opens a file for a short time.',
})
export class DownloadLinkType {
  @Field(() => String, { description: '地址，相对于本服务。 The address, relative to this server.' })
  url!: string;

  @Field(() => GraphQLISODateTime, { description: '失效时间。 Until when it opens.' })
  expiresAt!: Date;
}

@ObjectType('Report', {
  simpleResolvers: true,
  description:
    '报表：内容在申请时固定，由后台制作成 PDF。 A report: its content is fixed when it is asked for, the PDF is made in the background.',
})
export class ReportType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => ReportKind, { description: '种类。 What is reported.' })
  kind!: ReportKind;

  @Field(() => String, { description: '名称。 Its title, in Chinese.' })
  title!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => ID, { nullable: true, description: '县市区；全统筹区的为空。 The county; null: of the whole pool.' })
  county!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '所据清算；基金年度报表为空。 The settlement that it shows; null: of a fund’s year.',
  })
  settlement!: string | null;

  @Field(() => ReportStatus, { description: '状态。 How far it has got.' })
  status!: ReportStatus;

  @Field(() => String, { nullable: true, description: '失败原因；未失败为空。 Why it failed; null unless it did.' })
  failure!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '失败原因代码，见 `refusalCodes`；未失败为空。 Its code; null unless it failed.',
  })
  failureCode!: RefusalCode | null;

  @Field(() => String, {
    nullable: true,
    description: '文件的 SHA-256（十六进制）；未完成为空。 SHA-256 (hex) of the file; null before it is made.',
  })
  sha256!: string | null;

  @Field(() => String, { description: '申请人。 The person who asked for it.' })
  requestedBy!: string;

  @Field(() => GraphQLISODateTime, { description: '申请时间。 When it was asked for.' })
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: '完成或失败时间。 When it was made, or failed.' })
  finishedAt!: Date | null;
}

export const ReportConnection = connectionType(ReportType, 'Report');

@ObjectType({ description: '申请报表的结果。 The report asked for, or why not.' })
export class ReportPayload extends Payload {
  @Field(() => ReportType, { nullable: true, description: '报表；被拒绝时为空。 The report; null when refused.' })
  report?: ReportRow | null;
}
