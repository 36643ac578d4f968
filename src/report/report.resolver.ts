import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { type ConnectionOf } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { expiryOf } from '../identity/link.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { reportPath } from './download.js';
import { findReport, listReports, type ReportRow } from './find-report.service.js';
import { DownloadLinkType, ReportConnection, ReportPayload, ReportProgressType, ReportType } from './report.types.js';
import { requestFundReport } from './fund-report.service.js';
import { RequestFundReportInputType, RequestReportInputType } from './request-report.input.js';
import { CANCELLING, cancelReport, retryReport } from './report-act.service.js';
import { REPORTING } from './request-report.service.js';
import { requestReport } from './settlement-report.service.js';

@Resolver(() => ReportType)
export class ReportResolver {
  @AnyRole()
  @Query(() => ReportType, {
    nullable: true,
    description: '一份报表；不存在或无权查阅时为空。 One report; null where there is none, or none that you may see.',
  })
  report(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() { read, viewer }: Context,
  ): Promise<ReportRow | null> {
    return findReport(read, viewer, id);
  }

  @AnyRole()
  @Query(() => ReportConnection, {
    description: '可查阅的报表，新者在前。 The reports that you may see, the newest first.',
  })
  reports(
    @Arg('pool', () => ID, { nullable: true, description: '统筹区。 Of one pool.' }) pool: string | null,
    @Arg('insurance', () => Insurance, { nullable: true, description: '险种。 Of one insurance.' })
    insurance: Insurance | null,
    @Arg('fiscalYear', () => Int, { nullable: true, description: '基金年度。 Of one fund year.' })
    fiscalYear: number | null,
    @Arg('county', () => ID, { nullable: true, description: '县市区。 Of one county.' }) county: string | null,
    @Arg(...first(20)) size: number,
    @Arg(...after) cursor: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<ReportRow>> {
    return listReports(read, viewer, { pool, insurance, fiscalYear, county }, { first: size, after: cursor });
  }

  @WhoMay(...REPORTING)
  @Mutation(() => ReportPayload, {
    description:
      '申请清算报表：内容即时固定，PDF 由后台制作。 Asks for a settlement’s report; what it says is fixed now, the PDF is made in the background: query ' +
      '`report` for its progress and url. Refused with UNKNOWN_ID, UNKNOWN_COUNTY, FORBIDDEN.',
  })
  requestReport(
    @Arg('input', () => RequestReportInputType) input: RequestReportInputType,
    @Ctx() context: Context,
  ): Promise<ReportPayload> {
    return payload(async () => {
      const { result, replayed } = await requestReport(context, input);
      return { report: await findReport(context.read, context.viewer, result.report), replayed };
    }) as Promise<ReportPayload>;
  }

  @WhoMay(...REPORTING)
  @Mutation(() => ReportPayload, {
    description:
      '申请基金年度报表：会计报表、预算执行、决算、风险金、余额调节、序时簿、总账与明细账、清欠、预警、开账，或合订的年度送审材料（不含序时簿与明细账）。 Asks for a report of a fund’s year, or for the yearly package, ' +
      'which leaves out only vouchers and ledgers; what it says is fixed now, on one snapshot of the books. Refused with UNKNOWN_FUND, UNKNOWN_COUNTY, ' +
      'REPORT_OF_WHOLE_POOL, REPORT_OF_WHOLE_YEAR, REPORT_NOT_OF_POOL_LEVEL, REPORT_TOO_LARGE, ONE_BOOK_ONLY, INVALID_MONTH, INVALID_FISCAL_YEAR, FORBIDDEN.',
  })
  requestFundReport(
    @Arg('input', () => RequestFundReportInputType) input: RequestFundReportInputType,
    @Ctx() context: Context,
  ): Promise<ReportPayload> {
    return payload(async () => {
      const { result, replayed } = await requestFundReport(context, input);
      return { report: await findReport(context.read, context.viewer, result.report), replayed };
    }) as Promise<ReportPayload>;
  }

  @WhoMay(...REPORTING)
  @Mutation(() => ReportPayload, {
    description:
      '将失败、取消或文件已过保存期的报表重新排队，内容不变。 Puts a report that failed, was cancelled or whose file has expired back in the queue, with the ' +
      'content that it was asked for with; a file that has expired comes out the same to the byte. Refused with UNKNOWN_ID, REPORT_NOT_IN_STATUS, FORBIDDEN.',
  })
  retryReport(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() { em, read, viewer, jobs }: Context,
  ): Promise<ReportPayload> {
    return payload(async () => {
      await retryReport(em, jobs, viewer, id);
      return { report: await findReport(read, viewer, id) };
    }) as Promise<ReportPayload>;
  }

  @WhoMay(...CANCELLING)
  @Mutation(() => ReportPayload, {
    description:
      '取消排队或制作中的报表：申请人或系统管理员。 Cancels a report that waits or is being made; by who asked for it, or the administrator (who sees no report: ' +
      '`report` is null). What was drawn so far is dropped; `retryReport` puts it back. Refused with UNKNOWN_ID, REPORT_NOT_IN_STATUS, FORBIDDEN.',
  })
  cancelReport(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() { em, read, viewer }: Context,
  ): Promise<ReportPayload> {
    return payload(async () => {
      await cancelReport(em, viewer, id);
      return { report: await findReport(read, viewer, id) };
    }) as Promise<ReportPayload>;
  }

  @FieldResolver(() => ReportProgressType, { description: '制作进度。 How many pages are drawn.' })
  progress(@Root() { pagesDone, pagesTotal }: ReportRow): ReportProgressType {
    return { done: pagesDone, total: pagesTotal };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'PDF 文件地址，带令牌下载；未完成为空。 Where the PDF is fetched, with the bearer token; null before it is made.',
  })
  url(@Root() { id, status }: ReportRow): string | null {
    return status === 'DONE' ? reportPath(id) : null;
  }

  @FieldResolver(() => DownloadLinkType, {
    nullable: true,
    description:
      '限时下载链接，无需令牌；未完成为空。 A link that opens the PDF without a token, for ten minutes and as you; null before it is made. Ask again for a new one.',
  })
  async link(@Root() { id, status }: ReportRow, @Ctx() { links, viewer }: Context): Promise<DownloadLinkType | null> {
    if (status !== 'DONE') return null;
    const expiresAt = expiryOf(new Date());
    return { url: await links.link(reportPath(id), viewer, expiresAt), expiresAt };
  }
}
