/**
 * 分页: lists by keyset. A cursor is the key of the last item seen, so a page costs the same at any depth and new items
 * move nothing.
 */
import { byCodePoint } from '../code-points.js';
import { Refused, refusal } from '../refusal.js';

export const LARGEST_PAGE = 200;

export interface PageArgs {
  first: number;
  after?: string | null;
}

export interface ConnectionOf<Node> {
  edges: { node: Node; cursor: string }[];
  nodes: Node[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

type Key = readonly (string | number)[];

const cursorOf = (key: Key): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** Whole numbers in a cursor are digits: an id beyond 2^53 passes unharmed. */
const DIGITS = /^\d{1,18}$/;

/** The key that a cursor stands for; `start` where there is no cursor, and its shape: "0" stands for a whole number. */
export function keyAfter(cursor: string | null | undefined, start: readonly string[]): string[] {
  if (cursor == null) return [...start];
  const key = parse(cursor);
  const isKey = (part: unknown, at: number) =>
    typeof part === 'string' && (start[at] === '0' ? DIGITS.test(part) : !part.includes('\0'));
  if (!Array.isArray(key) || key.length !== start.length || !key.every(isKey))
    throw new Refused(refusal('INVALID_CURSOR', undefined, ['after']));
  return key as string[];
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
}

export function checkPageSize(size: number): void {
  if (size < 1 || size > LARGEST_PAGE)
    throw new Refused(refusal('INVALID_PAGE_SIZE', { first: size, limit: LARGEST_PAGE }, ['first']));
}

/** @param rows the page's items and, where more follow, at least one more. */
export function page<Node>(rows: readonly Node[], size: number, keyOf: (node: Node) => Key): ConnectionOf<Node> {
  const nodes = rows.slice(0, size);
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(keyOf(node).map(String)) }));
  return { edges, nodes, pageInfo: { hasNextPage: rows.length > size, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** A page of a list that is in memory whole, because it is one fund's counties; in order of ids. */
export function pageOfAll<Node>(
  all: readonly Node[],
  { first, after }: PageArgs,
  idOf: (node: Node) => string,
): ConnectionOf<Node> {
  checkPageSize(first);
  const [last] = keyAfter(after, ['']);
  const start = after == null ? 0 : all.findIndex((node) => byCodePoint(idOf(node), last!) > 0);
  return page(start < 0 ? [] : all.slice(start), first, (node) => [idOf(node)]);
}
