/** 分页: lists by keyset. A cursor is the key of the last item seen, so a page costs the same at any depth and new items move nothing. */
import { Field, Int, ObjectType } from 'type-graphql';
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
  pageInfo: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: '分页信息。 Where a page ends, and whether more follows.' })
export class PageInfo {
  @Field(() => Boolean, { description: '是否还有下一页。 Whether more items follow.' })
  hasNextPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      '本页末项的游标，作为下一页的 after；空页为空。 Give it as `after` for the next page; null on an empty page.',
  })
  endCursor!: string | null;
}

/** The connection type of a node type: `LineConnection` of `JournalLine`. */
export function connectionType<Node extends object>(node: new () => Node, name: string): new () => ConnectionOf<Node> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: '列表中的一项及其游标。 An item with its cursor.' })
  class Edge {
    @Field(() => node, { description: '该项。 The item.' })
    node!: Node;

    @Field(() => String, { description: '游标。 Its cursor; `after` takes it.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: '一页列表。 A page of a list; `nodes` is `edges` without their cursors.',
  })
  class Connection {
    @Field(() => [Edge], { description: '各项及其游标。 The items with their cursors.' })
    edges!: Edge[];

    @Field(() => [node], { description: '各项。 The items.' })
    nodes!: Node[];

    @Field(() => PageInfo, { description: '分页信息。 Where the page ends.' })
    pageInfo!: PageInfo;
  }
  return Connection;
}

export const FIRST = {
  description: `每页条数，1 至 ${LARGEST_PAGE}。 How many, 1 to ${LARGEST_PAGE}; else INVALID_PAGE_SIZE.`,
};
export const AFTER = {
  nullable: true,
  description: '上一页的 endCursor；首页不填。 The endCursor of the page before; none for the first page.',
} as const;

/** `@Arg(...first(50))` and `@Arg(...after)` of every list. */
export const first = (defaultValue: number) => ['first', () => Int, { ...FIRST, defaultValue }] as const;
export const after = ['after', () => String, AFTER] as const;

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
