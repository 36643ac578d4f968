/**
 * Writes the structure of a document beside its marks: each run of marks is content of its part, or an artifact. pdfkit can, but keeps
 * every cell of a thousand pages in memory until the end; here an element is written once it is left, and only its number stays.
 */
import type { Part } from './structure.js';

/** What pdfkit's types leave out. */
interface Tagged {
  ref(data: object): Reference;
  page: { dictionary: Reference; structParentTreeKey: number };
  getStructTreeRoot(): Reference & { data: { K?: object[] } };
  getStructParentTree(): { add(key: number, value: object): void };
}
interface Reference {
  id: number;
  data: object;
  end(): void;
}

/** An object as it stands in the file; the tag keeps pdfkit from writing it as a dictionary. */
class Written {
  readonly #text: () => string;

  constructor(text: () => string) {
    this.#text = text;
  }

  get [Symbol.toStringTag](): string {
    return 'Written';
  }

  toString(): string {
    return this.#text();
  }
}

/** An element that can still grow. */
interface Element {
  ref: Reference;
  parent: number;
  /** The page of its first content, and what it holds in reading order: numbers of elements and of content. */
  page: number | undefined;
  kids: string[];
}

export class Tagger {
  readonly #doc: Tagged;
  readonly #write: (operators: string) => void;
  readonly #elements = new Map<Part, Element>();
  /** The parts that are open, from the document down to where the last content was. */
  #path: readonly Part[] = [];
  /** Cells that were left: they may go on on the next page, as long as their row does. */
  readonly #cells = new Set<Part>();
  #open: Part | 'artifact' | undefined;
  /** The page that is drawn, and whose content each of its runs is. */
  #page = 0;
  #owners: number[] = [];

  constructor(doc: PDFKit.PDFDocument, write: (operators: string) => void) {
    this.#doc = doc as unknown as Tagged;
    this.#write = write;
  }

  /** Begins a page. */
  turn(): void {
    const { dictionary, structParentTreeKey } = this.#doc.page;
    const owners: number[] = [];
    [this.#page, this.#owners] = [dictionary.id, owners];
    const listed = new Written(() => `[${owners.map((id) => `${id} 0 R`).join(' ')}]`);
    this.#doc.getStructParentTree().add(structParentTreeKey, listed);
  }

  /** What is drawn from now on belongs to the part; undefined: to none. */
  content(part: Part | undefined): void {
    const wanted = part ?? 'artifact';
    if (wanted === this.#open) return;
    this.close();
    this.#open = wanted;
    if (!part) return this.#write('/Artifact <</Type /Layout>> BDC');
    if (part !== this.#path.at(-1)) this.#follow(part.path);
    const element = this.#elements.get(part)!;
    const number = this.#owners.push(element.ref.id) - 1;
    element.page ??= this.#page;
    element.kids.push(element.page === this.#page ? `${number}` : `<</Type/MCR/Pg ${this.#page} 0 R/MCID ${number}>>`);
    this.#write(`/${part.role} <</MCID ${number}>> BDC`);
  }

  /** Ends the run that is open: at the end of a page, and of the document. */
  close(): void {
    if (this.#open !== undefined) this.#write('EMC');
    this.#open = undefined;
  }

  end(): void {
    this.#follow([]);
  }

  /** Opens the parts on the way, and ends those that were left for good. */
  #follow(path: readonly Part[]): void {
    for (const left of this.#path.toReversed()) {
      if (path.includes(left)) continue;
      if (left.role === 'TD' || left.role === 'TH') this.#cells.add(left);
      else {
        for (const cell of this.#cells) this.#end(cell);
        this.#cells.clear();
        this.#end(left);
      }
    }
    path.forEach((part, depth) => {
      if (!this.#elements.has(part)) this.#begin(part, path[depth - 1]);
    });
    this.#path = path;
  }

  #begin(part: Part, above: Part | undefined): void {
    const ref = this.#doc.ref({});
    const root = this.#doc.getStructTreeRoot();
    const parent = above && this.#elements.get(above)!;
    if (parent) parent.kids.push(`${ref.id} 0 R`);
    else root.data.K = [new Written(() => `${ref.id} 0 R`)];
    this.#elements.set(part, { ref, parent: parent?.ref.id ?? root.id, page: undefined, kids: [] });
  }

  #end(part: Part): void {
    const { ref, parent, page, kids } = this.#elements.get(part)!;
    this.#elements.delete(part);
    const alt = part.alt === undefined ? '' : `/Alt <feff${Buffer.from(part.alt, 'utf16le').swap16().toString('hex')}>`;
    const on = page === undefined ? '' : `/Pg ${page} 0 R`;
    ref.data = new Written(() => `<</S/${part.role}/P ${parent} 0 R${on}${alt}/K[${kids.join(' ')}]>>`);
    ref.end();
  }
}
