import { type ReportToDraw, renderReport } from '../../reports/report.js';
import { DEMO_SIGNER, signingKey } from '../../reports/signing-key.js';
import type { ReportContent } from '../../src/report/content.js';

/** A report's file, signed by the demo key. */
export const drawn = (content: ReportContent): Promise<Uint8Array> => renderReport(toDraw(content));

export const toDraw = (content: ReportContent): ReportToDraw => ({
  content,
  signer: signingKey(DEMO_SIGNER),
});
