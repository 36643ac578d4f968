/** The few moves of pdfkit: laid-out pages become a PDF file, the same bytes for the same pages. */
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Fill, Mark, Page, Sheet } from './sheet.js';
import { reserveSignature, signed } from './signature.js';
import type { SigningKey } from './signing-key.js';
import { Tagger } from './tagging.js';
import { hei, MissingGlyphs, song, type Typeface } from './typeface.js';

export interface DocumentInfo {
  title: string;
  author: string;
  subject: string;
  createdAt: Date;
  /** Further XMP metadata. */
  xmp: string;
  /** Who signs, and what the signature says it is for. */
  signer: SigningKey;
  reason: string;
}

/** The types leave out what makes a bookmark lead to its place on the page, and the outline open. */
interface Outline {
  options: { expanded?: boolean };
  addItem(title: string, options: { expanded: boolean; top: number; left: number }): Outline;
}

const FACES: readonly Typeface[] = [song, hei];
/** Greys as a printer keeps them apart. */
const GREY: Partial<Record<Fill, string>> = {
  ink: '#000000',
  black: '#333333',
  grey: '#a6a6a6',
  pale: '#f0f0f0',
  white: '#ffffff',
};

/** Draws the pages, yielding after each so that the server goes on answering; `onPage` hears how many are done. */
export async function drawDocument(
  { pages, bookmarks }: Sheet,
  info: DocumentInfo,
  onPage: (done: number, total: number) => void = () => undefined,
): Promise<Uint8Array> {
  refuseMissingGlyphs(pages);
  const doc = new PDFDocument({
    autoFirstPage: false,
    pdfVersion: '1.4', // PDF/A-1
    subset: 'PDF/A-1a',
    tagged: true,
    lang: 'zh-CN',
    displayTitle: true,
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Creator: 'tongchou',
      Producer: 'tongchou',
      CreationDate: info.createdAt,
    },
  });
  const chunks: Uint8Array[] = [];
  doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject));
  // fontkit's opened fonts are shared by all documents; the types know only files.
  for (const face of FACES) doc.registerFont(face.name, face.font as unknown as Uint8Array);

  const outline = doc.outline as unknown as Outline;
  outline.options.expanded = true;
  const parents: Outline[] = [outline];
  const tagger = new Tagger(doc);
  for (const [at, { width, height, marks }] of pages.entries()) {
    doc.addPage({ size: [width, height], margin: 0 });
    for (const { title, level, y } of bookmarks.filter(({ page }) => page === at)) {
      parents.length = Math.min(level, parents.length);
      parents.push(parents.at(-1)!.addItem(title, { expanded: true, top: y, left: width }));
    }
    for (const mark of marks) {
      tagger.content(mark.part);
      draw(doc, mark);
    }
    tagger.close();
    onPage(at + 1, pages.length);
    await setImmediate();
  }
  tagger.end();
  reserveSignature(doc, info.reason, info.createdAt);
  (doc as unknown as { appendXML(xmp: string): void }).appendXML(info.xmp);
  doc.end();
  await ended;
  return signed(Buffer.concat(chunks), info.signer);
}

function refuseMissingGlyphs(pages: readonly Page[]): void {
  const missing: string[] = [];
  for (const { marks } of pages)
    for (const mark of marks)
      if (mark.kind === 'text' && !mark.face.has(mark.text))
        missing.push(...[...mark.text].filter((character) => mark.face.widthOf(character) === undefined));
  if (missing.length > 0) throw new MissingGlyphs(missing);
}

function draw(doc: PDFKit.PDFDocument, mark: Mark): void {
  switch (mark.kind) {
    case 'text':
      doc.font(mark.face.name, mark.size);
      if (mark.heavy) doc.lineWidth(mark.size / 45);
      doc.text(mark.text, mark.x, mark.baseline, {
        baseline: 'alphabetic',
        lineBreak: false,
        ...(mark.heavy && { fill: true, stroke: true }),
      });
      return;
    case 'line':
      doc.lineWidth(mark.weight).moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2).stroke();
      return;
    case 'area':
      drawArea(doc, mark);
  }
}

function drawArea(doc: PDFKit.PDFDocument, { x, y, width, height, fill, outlined }: Mark & { kind: 'area' }): void {
  const grey = GREY[fill];
  if (grey) doc.rect(x, y, width, height).fill(grey).fillColor('black');
  else hatch(doc, x, y, width, height, fill);
  if (outlined) doc.lineWidth(0.6).rect(x, y, width, height).stroke();
}

/** Parallel lines, clipped to the area: rising, falling or level. */
function hatch(doc: PDFKit.PDFDocument, x: number, y: number, width: number, height: number, fill: Fill): void {
  doc.save().rect(x, y, width, height).clip().lineWidth(0.5);
  if (fill === 'level') {
    for (let at = y + 1.5; at < y + height; at += 2.2) doc.moveTo(x, at).lineTo(x + width, at);
  } else {
    const [from, to] = fill === 'rising' ? [y + height, y] : [y, y + height];
    for (let at = x - height; at < x + width; at += 3.5) doc.moveTo(at, from).lineTo(at + height, to);
  }
  doc.stroke().restore();
}
