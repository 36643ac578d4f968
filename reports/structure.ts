/**
 * The structure of a document for readers who do not see the page (PDF/A-1a, PDF/UA): every mark belongs to a part, or is furniture of
 * the page (an artifact: rules, margins, repeated heads).
 */
export type Role = 'Document' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

export class Part {
  readonly role: Role;
  readonly parent: Part | undefined;
  /** What a figure shows, in words. */
  readonly alt: string | undefined;

  constructor(role: Role, parent?: Part, alt?: string) {
    this.role = role;
    this.parent = parent;
    this.alt = alt;
  }

  /** From the document down to this part. */
  get path(): Part[] {
    return [...(this.parent?.path ?? []), this];
  }
}
