import { type ReportToDraw, renderReport } from '../../reports/report.js';
import { DEMO_SIGNER, signingKey } from '../../reports/signing-key.js';
import type { ReportContent } from '../../src/report/content.js';

export const REPORT = '5d1f0a44-6c9f-4b1e-9f0a-0c6d6f1f7a10';

/** A report's file, signed by the demo key. */
export const drawn = (content: ReportContent, id = REPORT): Promise<Uint8Array> => renderReport(toDraw(content, id));

export const toDraw = (content: ReportContent, id = REPORT): ReportToDraw => ({
  id,
  content,
  signer: signingKey(DEMO_SIGNER),
});
