import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { DecimalScalar } from '../decimal.scalar.js';
import { checkPageSize, type ConnectionOf, keyAfter, page } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole } from '../identity/who-may.js';
import { Insurance } from '../policy/policy.js';
import { isUuid } from '../uuid.js';
import { entriesAfter, FIRST_ENTRY, FIRST_LINE, linesAfter, type Search } from './journal-search.js';
import {
  booksOfFund,
  counterAccountLoader,
  entryLoader,
  voucherAt,
  voucherLinesLoader,
  vouchersLoader,
  voucherTotalLoader,
} from './journal.loader.js';
import {
  JournalEntryConnection,
  JournalEntryType,
  JournalFilter,
  JournalLineConnection,
  JournalLineType,
  LineAccountType,
  VoucherType,
} from './journal.types.js';

const PAGE = 50;
const FILTER = { description: '筛选条件。 What to look for.' };
const LIST = 'Fails with INVALID_PAGE_SIZE, INVALID_CURSOR.';

@Resolver(() => JournalEntryType)
export class JournalEntryResolver {
  @AnyRole()
  @Query(() => JournalEntryConnection, {
    description:
      '分录，按入账顺序；翻页期间新入账的排在后面。 Journal entries in the order booked; what is booked while you page comes after. A ' +
      `county’s role sees those with a voucher in its book. ${LIST}`,
  })
  async journalEntries(
    @Arg('filter', () => JournalFilter, FILTER) filter: JournalFilter,
    @Arg(...first(PAGE)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionOf<JournalEntryType>> {
    checkPageSize(first_);
    const key = keyAfter(after_, FIRST_ENTRY);
    const search = await searchOf(context, filter);
    const rows = search ? await run<JournalEntryType>(context, entriesAfter(search, key, first_)) : [];
    return page(rows, first_, ({ id }) => [id]);
  }

  @AnyRole()
  @Query(() => JournalEntryType, {
    nullable: true,
    description: '一笔分录；没有或无权查看为空。 An entry; null where there is none, or none that you may see.',
  })
  async entry(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<JournalEntryType | null> {
    if (!/^\d{1,18}$/.test(id)) return null;
    const entry = await context.loader(entryLoader).load(id);
    return entry && (await vouchersSeen(context, id)).length > 0 ? entry : null;
  }

  @FieldResolver(() => [VoucherType], {
    description:
      '所涉各账簿的凭证：各县按编号，本级在后；县级角色只见本县。 Its vouchers, one in each book: counties by id, the pool’s own last; a ' +
      'county’s role sees its own.',
  })
  vouchers(@Root() { id }: JournalEntryType, @Ctx() context: Context): Promise<VoucherType[]> {
    return vouchersSeen(context, id);
  }

  @FieldResolver(() => JournalEntryType, {
    nullable: true,
    description: '所冲销的分录。 The entry that it takes back.',
  })
  reverses(@Root() { reversesId }: JournalEntryType, @Ctx() context: Context): Promise<JournalEntryType | null> | null {
    return reversesId === null ? null : context.loader(entryLoader).load(reversesId);
  }

  @FieldResolver(() => JournalEntryType, { nullable: true, description: '冲销它的分录。 The entry that took it back.' })
  reversedBy(
    @Root() { reversedById }: JournalEntryType,
    @Ctx() context: Context,
  ): Promise<JournalEntryType | null> | null {
    return reversedById === null ? null : context.loader(entryLoader).load(reversedById);
  }
}

@Resolver(() => VoucherType)
export class VoucherResolver {
  @AnyRole()
  @Query(() => VoucherType, {
    nullable: true,
    description:
      '账簿某位置的凭证；没有或无权查看为空。 The voucher at a position of a book; null where there is none, or none that you may see.',
  })
  async voucher(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('county', () => ID, {
      nullable: true,
      description: '县市区；空为统筹区本级账簿。 The county; null: the pool’s own book.',
    })
    county: string | null,
    @Arg('position', () => Int, { description: '位置，自 1 起。 Its position, from 1.' }) position: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<VoucherType | undefined> {
    const place = { pool, county: county ?? null };
    return maySee(viewer, place) ? voucherAt(read, { ...place, insurance, position }) : undefined;
  }

  @FieldResolver(() => JournalEntryType, { description: '所属分录。 The entry that it is part of.' })
  entry(@Root() { entryId }: VoucherType, @Ctx() context: Context): Promise<JournalEntryType | null> {
    return context.loader(entryLoader).load(entryId);
  }

  @FieldResolver(() => JournalLineConnection, { description: `分录行，按行号。 Its lines, in order. ${LIST}` })
  async lines(
    @Root() { bookId, entryId }: VoucherType,
    @Arg(...first(PAGE)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionOf<JournalLineType>> {
    checkPageSize(first_);
    const [lineNo] = keyAfter(after_, ['0']);
    const rows = await context.loader(voucherLinesLoader).load({ bookId, entryId, after: lineNo!, most: first_ + 1 });
    return page(rows, first_, (line) => [line.lineNo]);
  }

  @FieldResolver(() => DecimalScalar, { description: '借方合计（元）。 The sum of its debits, in yuan.' })
  debit(@Root() voucher: VoucherType, @Ctx() context: Context): Promise<string> {
    return context.loader(voucherTotalLoader).load(voucher);
  }

  @FieldResolver(() => DecimalScalar, {
    description: '贷方合计（元），等于借方合计。 The sum of its credits, in yuan: its debits’.',
  })
  credit(@Root() voucher: VoucherType, @Ctx() context: Context): Promise<string> {
    return context.loader(voucherTotalLoader).load(voucher);
  }
}

@Resolver(() => JournalLineType)
export class JournalLineResolver {
  @AnyRole()
  @Query(() => JournalLineConnection, {
    description:
      '分录行，按入账顺序（分录、账簿、行号）；翻页期间新入账的排在后面。 Lines in the order booked (entry, book, line); what is booked while you ' +
      `page comes after. A county’s role sees its book’s. ${LIST}`,
  })
  async journalLines(
    @Arg('filter', () => JournalFilter, FILTER) filter: JournalFilter,
    @Arg(...first(PAGE)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionOf<JournalLineType>> {
    checkPageSize(first_);
    const key = keyAfter(after_, FIRST_LINE);
    const search = await searchOf(context, filter);
    const rows = search ? await run<JournalLineType>(context, linesAfter(search, key, first_)) : [];
    return page(rows, first_, ({ entryId, bookId, lineNo }) => [entryId, bookId, lineNo]);
  }

  @FieldResolver(() => JournalEntryType, { description: '所属分录。 The entry that it is part of.' })
  entry(@Root() { entryId }: JournalLineType, @Ctx() context: Context): Promise<JournalEntryType | null> {
    return context.loader(entryLoader).load(entryId);
  }

  @FieldResolver(() => VoucherType, { description: '所属凭证。 The voucher that it is part of.' })
  async voucher(
    @Root() { entryId, bookId }: JournalLineType,
    @Ctx() context: Context,
  ): Promise<VoucherType | undefined> {
    const vouchers = await context.loader(vouchersLoader).load(entryId);
    return vouchers.find((voucher) => voucher.bookId === bookId);
  }

  @FieldResolver(() => LineAccountType, {
    description:
      '对方科目。收支科目的对方为净资产或收支科目的，是结转，不是收付。 The account of the line’s other half. Where a line on income or expenditure has net assets, income or ' +
      'expenditure there, it only carries (结转): nothing came in or went out.',
  })
  counterAccount(@Root() line: JournalLineType, @Ctx() context: Context): Promise<LineAccountType> {
    return context.loader(counterAccountLoader).load(line);
  }
}

async function vouchersSeen(context: Context, entry: string): Promise<VoucherType[]> {
  const vouchers = await context.loader(vouchersLoader).load(entry);
  return vouchers.filter(({ book }) => maySee(context.viewer, book));
}

const run = <Row extends object>(
  { read }: Context,
  { statement, values }: ReturnType<typeof linesAfter>,
): Promise<Row[]> => read<Row>(statement, values);

/** What to search, by the books that are there for the viewer; undefined where nothing can be found. */
async function searchOf({ read, viewer }: Context, filter: JournalFilter): Promise<Search | undefined> {
  const { pool, insurance, county, poolLevel, fromPeriod, toPeriod, kind, account, detail, subject, step } = filter;
  if ([subject, step].some((id) => id != null && !isUuid(id))) return undefined;
  const ofFund = await booksOfFund(read, pool, insurance);
  const books = ofFund.filter(
    (book) =>
      maySee(viewer, { pool, county: book.county }) &&
      (county == null || book.county === county) &&
      (!poolLevel || book.county === null),
  );
  if (books.length === 0) return undefined;
  return {
    fund: books[0]!.fund,
    books: books.map(({ id }) => id),
    wholeFund: books.length === ofFund.length,
    periods: fromPeriod == null && toPeriod == null ? null : { from: fromPeriod ?? 0, to: toPeriod ?? 999_999 },
    account: account ?? null,
    detail: detail ?? null,
    kind: kind ?? null,
    subject: subject ?? null,
    step: step ?? null,
  };
}
