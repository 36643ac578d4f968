/** The yardstick: the words, rules and areas of pages that are already laid out, put down and tagged by pdfkit one after the other. */
import PDFDocument from 'pdfkit';
import type { Page } from '../../reports/sheet.js';
import { faces } from '../../reports/typeface.js';
import { PdfkitTagger } from './pdfkit-tagger.js';

export async function barePages(pages: readonly Page[]): Promise<Uint8Array> {
  const doc = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.4',
    subset: 'PDF/A-1a',
    tagged: true,
    lang: 'zh-CN',
    info: { CreationDate: new Date(0) },
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve) => doc.once('end', resolve));
  for (const { name, font } of faces) doc.registerFont(name, font as unknown as Uint8Array);
  const tagger = new PdfkitTagger(doc);
  for (const { width, height, marks } of pages) {
    doc.addPage({ size: [width, height], margin: 0 });
    for (const mark of marks) {
      tagger.content(mark.part);
      if (mark.kind === 'text') {
        doc.font(mark.face.name).fontSize(mark.size);
        doc.text(mark.text, mark.x, mark.baseline, { lineBreak: false, baseline: 'alphabetic' });
      } else if (mark.kind === 'line') {
        doc.lineWidth(mark.weight).moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2).stroke();
      } else {
        doc.rect(mark.x, mark.y, mark.width, mark.height).stroke();
      }
    }
    tagger.close();
  }
  tagger.end();
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}
