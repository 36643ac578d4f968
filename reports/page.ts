/** The few moves of pdfkit: laid-out pages become a PDF file, the same bytes for the same pages. */
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { Pen } from './pen.js';
import type { Page, Sheet } from './sheet.js';
import { reserveSignature, sign } from './signature.js';
import type { SigningKey } from './signing-key.js';
import { Tagger } from './tagging.js';
import { faces, MissingGlyphs } from './typeface.js';

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

/** Draws the pages, yielding after each so that the server goes on answering; `onPage` hears how many are done. */
export async function drawDocument(
  { pages, bookmarks }: Sheet,
  info: DocumentInfo,
  onPage: (done: number, total: number) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
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
  // pdfkit gives out a line at a time: joined page by page, a long document is not half a million small buffers.
  const drawn: Buffer[] = [];
  let lines: Uint8Array[] = [];
  doc.on('data', (line: Uint8Array) => lines.push(line));
  const join = (): void => {
    drawn.push(Buffer.concat(lines));
    lines = [];
  };
  const ended = new Promise<void>((resolve, reject) => doc.once('end', resolve).once('error', reject));
  // fontkit's opened fonts are shared by all documents; the types know only files.
  for (const face of faces) doc.registerFont(face.name, face.font as unknown as Uint8Array);

  const outline = doc.outline as unknown as Outline;
  outline.options.expanded = true;
  const parents: Outline[] = [outline];
  const bookmarksOf = Map.groupBy(bookmarks, ({ page }) => page);
  const pen = new Pen(doc);
  const tagger = new Tagger(doc, (operators) => pen.write(operators));
  for (const [at, page] of pages.entries()) {
    const { width, height, shift, marks } = page;
    doc.addPage({ size: [width, height], margin: 0 });
    doc.translate(shift.x, shift.y);
    tagger.turn();
    for (const { title, level, y } of bookmarksOf.get(at) ?? []) {
      parents.length = Math.min(level, parents.length);
      parents.push(parents.at(-1)!.addItem(title, { expanded: true, top: y + shift.y, left: width }));
    }
    for (const mark of marks) {
      tagger.content(mark.part);
      pen.draw(mark);
    }
    tagger.close();
    (doc as unknown as { addContent(operators: string): void }).addContent(pen.take());
    page.marks = []; // nor does it stand in memory twice
    join();
    onPage(at + 1, pages.length);
    await setImmediate();
  }
  tagger.end();
  reserveSignature(doc, info.reason, info.createdAt);
  (doc as unknown as { appendXML(xmp: string): void }).appendXML(info.xmp);
  doc.end();
  await ended;
  join();
  const file = new Uint8Array(drawn.reduce((length, part) => length + part.length, 0));
  drawn.reduce((at, part) => (file.set(part, at), at + part.length), 0);
  sign(Buffer.from(file.buffer), info.signer);
  return file;
}

function refuseMissingGlyphs(pages: readonly Page[]): void {
  const missing: string[] = [];
  for (const { marks } of pages)
    for (const mark of marks)
      if (mark.kind === 'text' && !mark.face.has(mark.text))
        missing.push(...[...mark.text].filter((character) => mark.face.widthOf(character) === undefined));
  if (missing.length > 0) throw new MissingGlyphs(missing);
}
