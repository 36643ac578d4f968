/** Draws and signs reports in a thread of its own, one after the other, so that requests do not wait for pages. */
import { parentPort } from 'node:worker_threads';
import { renderReport } from '../../reports/report.js';
import { signingKey } from '../../reports/signing-key.js';
import { MissingGlyphs } from '../../reports/typeface.js';
import type { ReportContent } from './content.js';

export interface RenderTask {
  content: ReportContent;
  /** PEM of the signer's key and certificates. */
  signer: string;
}

export type RenderMessage =
  | { done: number; total: number }
  | { pdf: Uint8Array<ArrayBuffer> }
  /** Of the content (a character that no font has), or of ours. */
  | { failure: string; ofContent: boolean };

const say = (message: RenderMessage, transfer: ArrayBuffer[] = []): void => parentPort!.postMessage(message, transfer);

parentPort!.on('message', ({ content, signer }: RenderTask) => {
  renderReport({ content, signer: signingKey(signer) }, (done, total) => say({ done, total })).then(
    (drawn) => {
      const pdf = Uint8Array.from(drawn); // a buffer of its own, which can be handed over
      say({ pdf }, [pdf.buffer]);
    },
    (error: Error) =>
      say(
        error instanceof MissingGlyphs
          ? { failure: error.message, ofContent: true }
          : { failure: error.stack ?? error.message, ofContent: false },
      ),
  );
});
