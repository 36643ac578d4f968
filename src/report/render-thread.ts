/** Draws and signs reports in a thread of its own, one after the other, so that requests do not wait for pages. */
import { parentPort } from 'node:worker_threads';
import { renderReport } from '../../reports/report.js';
import { signingKey } from '../../reports/signing-key.js';
import type { ReportContent } from './content.js';

export interface RenderTask {
  content: ReportContent;
  /** PEM of the signer's key and certificates. */
  signer: string;
}

export type RenderMessage = { done: number; total: number } | { pdf: Uint8Array<ArrayBuffer> } | { failure: string };

const say = (message: RenderMessage, transfer: ArrayBuffer[] = []): void => parentPort!.postMessage(message, transfer);

parentPort!.on('message', ({ content, signer }: RenderTask) => {
  renderReport({ content, signer: signingKey(signer) }, (done, total) => say({ done, total })).then(
    (pdf) => say({ pdf }, [pdf.buffer]), // handed over, not copied
    (error: Error) => say({ failure: error.stack ?? error.message }),
  );
});
