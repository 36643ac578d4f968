/** Draws and signs reports in a thread of its own, one after the other, so that requests do not wait for pages. */
import { parentPort } from 'node:worker_threads';
import { renderReport } from '../../reports/report.js';
import { signingKey } from '../../reports/signing-key.js';
import { type Refusal, Refused } from '../refusal.js';
import type { ReportContent } from './content.js';
import { type ReportLimits, tooLarge } from './limits.js';

export interface RenderTask {
  content: ReportContent;
  /** PEM of the signer's key and certificates. */
  signer: string;
  limits: ReportLimits;
}

export type RenderMessage =
  | { done: number; total: number }
  | { pdf: Uint8Array<ArrayBuffer> }
  /** By the content: too many pages, too large a file. */
  | { refused: Refusal }
  /** By us. */
  | { failure: string };

const say = (message: RenderMessage, transfer: ArrayBuffer[] = []): void => parentPort!.postMessage(message, transfer);

async function drawn({ content, signer, limits }: RenderTask): Promise<Uint8Array<ArrayBuffer>> {
  let pages = 0;
  const refuseTooLarge = (bytes?: number): void => {
    const refused = tooLarge(limits, { pages, ...(bytes !== undefined && { bytes }) });
    if (refused) throw new Refused(refused);
  };
  const pdf = await renderReport({ content, signer: signingKey(signer) }, (done, total) => {
    pages = total;
    refuseTooLarge(); // at the first page: they are all laid out by then, and none is drawn in vain
    say({ done, total });
  });
  refuseTooLarge(pdf.length);
  return pdf;
}

parentPort!.on('message', (task: RenderTask) => {
  drawn(task).then(
    (pdf) => say({ pdf }, [pdf.buffer]), // handed over, not copied
    (error: Error) =>
      say(error instanceof Refused ? { refused: error.refusals[0]! } : { failure: error.stack ?? error.message }),
  );
});
