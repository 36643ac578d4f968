/** The amounts that a PDF prints, page by page, to say which were changed in a file that is not the original. */
import { extractText, getDocumentProxy } from 'unpdf';

export interface ChangedPage {
  page: number;
  /** Printed in the original and not in the other, and the other way round. */
  gone: string[];
  come: string[];
}

export async function changedPages(original: Uint8Array, other: Uint8Array): Promise<ChangedPage[]> {
  const before = await amountsOf(original);
  const after = await amountsOf(other);
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => ({
    page: at + 1,
    gone: less(before[at] ?? [], after[at] ?? []),
    come: less(after[at] ?? [], before[at] ?? []),
  })).filter(({ gone, come }) => gone.length + come.length > 0);
}

const AMOUNT = /-?\d{1,3}(?:,\d{3})*\.\d{2}/g;

/** None where the file can't be read as a PDF. */
async function amountsOf(pdf: Uint8Array): Promise<string[][]> {
  try {
    const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)));
    return text.map((page) => page.match(AMOUNT) ?? []);
  } catch {
    return [];
  }
}

/** What of the one list is left when the other's items are taken off, each once. */
function less(all: readonly string[], taken: readonly string[]): string[] {
  const rest = [...taken];
  return all.filter((each) => {
    const at = rest.indexOf(each);
    if (at < 0) return true;
    rest.splice(at, 1);
    return false;
  });
}
