import { Field, Int, ObjectType } from 'type-graphql';
import { type ConnectionOf, LARGEST_PAGE } from './connection.js';

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

const FIRST = {
  description: `每页条数，1 至 ${LARGEST_PAGE}。 How many, 1 to ${LARGEST_PAGE}; else INVALID_PAGE_SIZE.`,
};
const AFTER = {
  nullable: true,
  description: '上一页的 endCursor；首页不填。 The endCursor of the page before; none for the first page.',
} as const;

/** `@Arg(...first(50))` and `@Arg(...after)` of every list. */
export const first = (defaultValue: number) => ['first', () => Int, { ...FIRST, defaultValue }] as const;
export const after = ['after', () => String, AFTER] as const;
