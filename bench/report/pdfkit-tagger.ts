/** The structure of a document by pdfkit's own elements: what the yardstick tags its pages with. */
import type { Part } from '../../reports/structure.js';

/** pdfkit's structure elements, which its types know only in part. */
interface Element {
  add(child: unknown): Element;
  end(): void;
}
interface Tagged {
  struct(role: string, options?: { alt?: string }): Element;
  addStructure(element: Element): unknown;
  markStructureContent(role: string): unknown;
  markContent(tag: string, options: { type: string }): unknown;
  endMarkedContent(): unknown;
}

export class PdfkitTagger {
  readonly #doc: Tagged;
  readonly #elements = new Map<Part, Element>();
  /** The parts that are open, from the document down to where the last content was. */
  #path: readonly Part[] = [];
  #open: Part | 'artifact' | undefined;

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc as unknown as Tagged;
  }

  /** What is drawn from now on belongs to the part; undefined: to none. */
  content(part: Part | undefined): void {
    const wanted = part ?? 'artifact';
    if (wanted === this.#open) return;
    this.close();
    this.#open = wanted;
    if (!part) {
      this.#doc.markContent('Artifact', { type: 'Layout' });
      return;
    }
    if (part !== this.#path.at(-1)) this.#follow(part.path);
    this.#elements.get(part)!.add(this.#doc.markStructureContent(part.role));
  }

  /** Ends the run that is open: at the end of a page, and of the document. */
  close(): void {
    if (this.#open !== undefined) this.#doc.endMarkedContent();
    this.#open = undefined;
  }

  end(): void {
    this.#elements.get(this.#path[0]!)?.end();
  }

  /** Opens the parts on the way, and ends those that were left for good: a cell may go on on the next page as long as its row does. */
  #follow(path: readonly Part[]): void {
    for (const left of this.#path.toReversed()) {
      if (path.includes(left) || left.role === 'TD' || left.role === 'TH') continue;
      this.#elements.get(left)!.end();
      this.#elements.delete(left);
    }
    path.forEach((part, at) => {
      if (this.#elements.has(part)) return;
      const element = this.#doc.struct(part.role, part.alt === undefined ? {} : { alt: part.alt });
      this.#elements.set(part, element);
      const parent = path[at - 1];
      if (parent) this.#elements.get(parent)!.add(element);
      else this.#doc.addStructure(element);
    });
    this.#path = path;
  }
}
