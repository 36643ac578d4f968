import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { maySee } from '../../identity/viewer.js';
import { AnyRole, WhoMay } from '../../identity/who-may.js';
import { payload } from '../../payload.js';
import { type ReportDifference, differencesBetween } from '../differences.js';
import { findReport, reportContent } from '../find-report.service.js';
import { REPORTING } from '../request-report.service.js';
import { Refused, refusal } from '../../refusal.js';
import { verifyReport } from './report-file.service.js';
import { ReportDifferenceType, VerifyReportInputType, VerifyReportPayload } from './verify-report.types.js';

const BASE64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/;

@Resolver()
export class VerifyReportResolver {
  @WhoMay(...REPORTING)
  @Mutation(() => VerifyReportPayload, {
    description:
      '校验报表文件：签名、登记、账簿链头、各数字与账簿是否相符，不符的逐一列出。 Takes a report’s file and says what of it still holds: signature, record, ' +
      'chain heads, every figure that the ledger has; what does not is named. Changes nothing. Refused with INVALID_FILE.',
  })
  verifyReport(
    @Arg('input', () => VerifyReportInputType) { file }: VerifyReportInputType,
    @Ctx() { read, viewer, site }: Context,
  ): Promise<VerifyReportPayload> {
    return payload(async () => {
      const pdf = BASE64.test(file) ? Buffer.from(file, 'base64') : Buffer.alloc(0);
      if (pdf.length === 0) throw new Refused(refusal('INVALID_FILE', undefined, ['input', 'file']));
      const found = await verifyReport(read, pdf, site.signer, (place) => maySee(viewer, place));
      return {
        holds: found.holds,
        findings: found.findings,
        signature: found.signature,
        report: found.manifest && (await findReport(read, viewer, found.manifest.report)),
      };
    }) as Promise<VerifyReportPayload>;
  }

  @AnyRole()
  @Query(() => [ReportDifferenceType], {
    description:
      '两份报表按内容对比，不计编制时间等；相同为空列表。 What two reports say differently, by section, row and figure; what is another for every report ' +
      '(when and by whom it was made) is left out. Fails with UNKNOWN_ID, REPORTS_OF_OTHER_KIND.',
  })
  async reportDifferences(
    @Arg('report', () => ID, { description: '前一份。 The first.' }) one: string,
    @Arg('other', () => ID, { description: '后一份。 The other.' }) other: string,
    @Ctx() { read, viewer }: Context,
  ): Promise<ReportDifference[]> {
    const contentOf = async (id: string, path: string) => {
      const found = await reportContent(read, viewer, id);
      if (!found) throw new Refused(refusal('UNKNOWN_ID', { what: '报表 report', id }, [path]));
      return found;
    };
    const [before, after] = [await contentOf(one, 'report'), await contentOf(other, 'other')];
    if (before.kind !== after.kind)
      throw new Refused(refusal('REPORTS_OF_OTHER_KIND', { one: before.kind, other: after.kind }, ['other']));
    return differencesBetween(before, after);
  }
}
