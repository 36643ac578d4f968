import type { HeldHeads } from './verification.js';

const HEAD = /^(.+)@(\d+):([0-9a-f]{64})$/;

/** Reads heads that others hold, as a report or an earlier `verify` printed them: "handan/RESIDENT/130402@37:9f86…". */
export function headsIn(texts: readonly string[]): HeldHeads {
  const heads = new Map<string, Map<number, string>>();
  for (const text of texts) {
    const [, book, position, hash] = HEAD.exec(text) ?? [];
    if (hash === undefined)
      throw new Error(`--head ${text}: 应为 BOOK@POSITION:HASH。 It is not of the form BOOK@POSITION:HASH.`);
    const ofBook = heads.get(book!) ?? new Map<number, string>();
    heads.set(book!, ofBook.set(Number(position), hash));
  }
  return heads;
}
