import type { ReportContent } from '../src/report/content.js';
import { countySettlement, countySettlementTitle } from './county-settlement.js';
import { deficitEvidence, deficitEvidenceTitle } from './deficit-evidence.js';
import { fundReport, fundReportTitle } from './fund-report.js';
import { manifestOf, manifestXmp } from './manifest.js';
import { drawDocument } from './page.js';
import type { Title } from './parts.js';
import { poolSettlement, poolSettlementTitle } from './pool-settlement.js';
import type { Sheet } from './sheet.js';
import type { SigningKey } from './signing-key.js';
import { printable } from './substitutes.js';

function titleOf(content: ReportContent): Title {
  switch (content.kind) {
    case 'COUNTY_SETTLEMENT':
      return countySettlementTitle(content);
    case 'POOL_SETTLEMENT':
      return poolSettlementTitle(content);
    case 'DEFICIT_EVIDENCE':
      return deficitEvidenceTitle(content);
    default:
      return fundReportTitle(content);
  }
}

function draw(content: ReportContent): Sheet {
  switch (content.kind) {
    case 'COUNTY_SETTLEMENT':
      return countySettlement(content);
    case 'POOL_SETTLEMENT':
      return poolSettlement(content);
    case 'DEFICIT_EVIDENCE':
      return deficitEvidence(content);
    default:
      return fundReport(content);
  }
}

export const reportTitle = (content: ReportContent): string => titleOf(content).join('');

/** A report as it is to be drawn. */
export interface ReportToDraw {
  content: ReportContent;
  signer: SigningKey;
}

/** The report as a PDF file, signed, in a buffer of its own. The same content, by the same key (RSA), makes the same bytes. */
export function renderReport(
  { content, signer }: ReportToDraw,
  onPage?: (done: number, total: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const { content: shown, substituted } = printable(content);
  return drawDocument(
    draw(shown),
    {
      title: reportTitle(shown),
      author: content.requestedBy,
      subject: '送审材料',
      createdAt: new Date(content.madeAt),
      xmp: manifestXmp(manifestOf(content, substituted)),
      signer,
      reason: '送审材料，由编制系统签名',
    },
    onPage,
  );
}
