import type { ReportContent } from '../src/report/content.js';
import { countySettlement, countySettlementTitle } from './county-settlement.js';
import { drawDocument } from './page.js';
import { poolSettlement, poolSettlementTitle } from './pool-settlement.js';

export const reportTitle = (content: ReportContent): string =>
  (content.kind === 'COUNTY_SETTLEMENT' ? countySettlementTitle(content) : poolSettlementTitle(content)).join('');

/** The report as a PDF file. The same content makes the same bytes. */
export const renderReport = (
  content: ReportContent,
  onPage?: (done: number, total: number) => void,
): Promise<Uint8Array> =>
  drawDocument(
    content.kind === 'COUNTY_SETTLEMENT' ? countySettlement(content) : poolSettlement(content),
    {
      title: reportTitle(content),
      author: content.requestedBy,
      subject: '送审材料',
      createdAt: new Date(content.madeAt),
    },
    onPage,
  );
