import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { yearOf } from '../dates.js';
import { checkDate } from '../faults.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { checkPageSize, type ConnectionOf, keyAfter, page, pageOfAll } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { fen, yuan } from '../money.js';
import { payload } from '../payload.js';
import { daysLate } from '../policy/due.js';
import { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { isUuid } from '../uuid.js';
import type { ReceiptDayRow } from './receipt-days.js';
import { LISTS_RECEIPTS, submitReceiptList } from './receipt-list.service.js';
import {
  AllotPremiumsInputType,
  ReceiptFilter,
  SubmitReceiptListInputType,
  SweepPremiumsInputType,
  TreasuryReportInputType,
} from './receipt.input.js';
import {
  PremiumSweepConnection,
  PremiumSweepPayload,
  PremiumSweepType,
  ReceiptConnection,
  ReceiptDayConnection,
  type ReceiptDayType,
  ReceiptListConnection,
  ReceiptListType,
  ReceiptRepeatConnection,
  type ReceiptRepeatType,
  type ReceiptType,
  SubmitReceiptListPayload,
} from './receipt.types.js';
import {
  listById,
  listsBefore,
  receiptDays,
  receiptsAfter,
  repeatsAfter,
  sweepById,
  type SweepRow,
  sweepsBefore,
} from './receipts.query.js';
import { dayState } from './reconcile.js';
import { allotPremiums, sweepPremiums } from './sweep.service.js';
import { sweepDue } from './sweep-due.js';
import { recordTreasuryReport } from './treasury-report.service.js';

@Resolver()
export class ReceiptResolver {
  @WhoMay(...LISTS_RECEIPTS)
  @Mutation(() => SubmitReceiptListPayload, {
    description:
      '报送税务入库明细（CSV），逐票入账至国库存款；票号在基金内唯一，重复行列出而不重复入账，内容不同的拒绝。 Books a tax office’s list, a receipt a line, ' +
      'as premiums in the treasury. A number said before is told and not booked again; said otherwise, the list is refused. Refused, all ' +
      'faults at once by line and column, with UNREADABLE_CSV, COLUMN_MISSING, TOO_MANY_ROWS, INVALID_DATE, UNKNOWN_INSURANCE, ' +
      'UNKNOWN_COUNTY, NAME_MISSING, INVALID_ID, INVALID_AMOUNT, NEGATIVE_AMOUNT, ZERO_AMOUNT, RECEIPT_CONFLICT, RECEIPT_DAY_SWEPT, ' +
      'INCOME_PATH_NOT_SWITCHED, INCOME_PATH_UNKNOWN, BOOK_NOT_OPEN, PERIOD_CLOSED.',
  })
  submitReceiptList(
    @Arg('input', () => SubmitReceiptListInputType) input: SubmitReceiptListInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await submitReceiptList(context, input);
      const { list, booked, amount, repeated } = result;
      return {
        list: list === null ? null : await listById(context.read, context.viewer, list),
        ...{ booked, amount, repeated, replayed },
      };
    });
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => FundPayload, {
    description:
      '录入国库入库日报，与入库明细核对；同日再报以后报为准。 Enters the treasury’s daily totals, the other side of the lists; a day reported anew takes the place ' +
      'of the earlier one. Refused with RECEIPT_DAY_SWEPT, DUPLICATE_DAY, INVALID_DATE, INVALID_AMOUNT, NEGATIVE_AMOUNT, EMPTY_DOCUMENT, ' +
      'TOO_MANY_ROWS, REASON_MISSING.',
  })
  recordTreasuryReport(
    @Arg('input', () => TreasuryReportInputType) input: TreasuryReportInputType,
    @Ctx() context: Context,
  ) {
    return fundPayload(context, () => recordTreasuryReport(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => PremiumSweepPayload, {
    description:
      '保费划转：逐日对账相符的入库保费由国库转出，分县记账。 Books premiums out of the treasury, by county of the lists, once lists and treasury agree on every ' +
      'day. Refused with TREASURY_MISMATCH, RECEIPT_DAY_SWEPT, SWEEP_AMOUNT_DIFFERS, INVALID_DATE, INCOME_PATH_UNKNOWN, PERIOD_CLOSED.',
  })
  sweepPremiums(@Arg('input', () => SweepPremiumsInputType) input: SweepPremiumsInputType, @Ctx() context: Context) {
    return sweepPayload(context, () => sweepPremiums(context, input));
  }

  @WhoMay('CITY_MEDICAL', 'CITY_FINANCE')
  @Mutation(() => PremiumSweepPayload, {
    description:
      '保费划入：依入库明细所属机构和项目，由待划转子账户划入基金子账户。 Books a sweep’s premiums out of the pending sub-account, by county and item of the ' +
      'lists. Refused with SWEEP_ALREADY_ALLOTTED, INCOME_PATH_UNKNOWN (there is no such account), UNKNOWN_ID, INVALID_DATE, PERIOD_CLOSED.',
  })
  allotPremiums(@Arg('input', () => AllotPremiumsInputType) input: AllotPremiumsInputType, @Ctx() context: Context) {
    return sweepPayload(context, () => allotPremiums(context, input));
  }

  @AnyRole()
  @Query(() => ReceiptListType, {
    nullable: true,
    description: '一份入库明细；没有或无权查看为空。 A list; null where there is none, or none that you may see.',
  })
  async receiptList(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() { read, viewer }: Context,
  ): Promise<ReceiptListType | undefined> {
    return isUuid(id) ? listById(read, viewer, id) : undefined;
  }

  @AnyRole()
  @Query(() => ReceiptListConnection, {
    description:
      '一个统筹区的入库明细，新的在前；县级角色不见。 A pool’s lists, newest first; not for a county’s role. Fails with INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async receiptLists(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<ReceiptListType>> {
    checkPageSize(first_);
    const [last] = keyAfter(after_, ['0']);
    return page(await listsBefore(read, viewer, pool, last!, first_ + 1), first_, ({ seq }) => [seq]);
  }

  @AnyRole()
  @Query(() => ReceiptConnection, {
    description:
      '入库票据，按入账先后；县级角色只见本县。 Receipts in the order booked; a county’s role sees its own. Fails with INVALID_DATE, INVALID_PAGE_SIZE, ' +
      'INVALID_CURSOR.',
  })
  async receipts(
    @Arg('filter', () => ReceiptFilter, { description: '筛选条件。 Which ones.' }) filter: ReceiptFilter,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<ReceiptType>> {
    checkPageSize(first_);
    checkDate(filter.day, ['filter', 'day']);
    const [last] = keyAfter(after_, ['0']);
    const none = filter.list != null && !isUuid(filter.list);
    return page(none ? [] : await receiptsAfter(read, viewer, filter, last!, first_ + 1), first_, ({ id }) => [id]);
  }

  @AnyRole()
  @Query(() => ReceiptRepeatConnection, {
    description:
      '一份入库明细的重复行，按行号；县级角色只见本县。 The lines of a list that say again what stood, in order; a county’s role sees its own. Fails with ' +
      'INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async receiptRepeats(
    @Arg('list', () => ID, { description: '入库明细编号。 The list.' }) list: string,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<ReceiptRepeatType>> {
    checkPageSize(first_);
    const [last] = keyAfter(after_, ['0']);
    const rows = isUuid(list) ? await repeatsAfter(read, viewer, list, last!, first_ + 1) : [];
    return page(rows, first_, ({ line }) => [line]);
  }

  @AnyRole()
  @Query(() => ReceiptDayConnection, {
    description:
      '入库明细与国库逐日对账，按日期；县级角色不见。 Lists against the treasury, day by day; not for a county’s role. Fails with INVALID_DATE, ' +
      'INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async receiptReconciliation(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('from', () => String, { description: '首日（YYYY-MM-DD）。 The first day.' }) from: string,
    @Arg('through', () => String, { description: '末日（含）。 The last day, itself included.' }) through: string,
    @Arg(...first(100)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<ReceiptDayType>> {
    checkDate(from, ['from']);
    checkDate(through, ['through']);
    const seen = maySee(viewer, { pool, county: null });
    const days = seen ? await receiptDays(read, { pool, insurance, from, through }) : [];
    return pageOfAll(days.map(shownDay), { first: first_, after: after_ }, ({ day }) => day);
  }

  @AnyRole()
  @Query(() => PremiumSweepConnection, {
    description:
      '一个基金的保费划转，新的在前；县级角色不见。 A fund’s sweeps, newest first; not for a county’s role. Fails with INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async premiumSweeps(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer, policies }: Context,
  ): Promise<ConnectionOf<PremiumSweepType>> {
    checkPageSize(first_);
    const [last] = keyAfter(after_, ['0']);
    const rows = await sweepsBefore(read, viewer, { pool, insurance }, last!, first_ + 1);
    return page(rows.map(shownSweep(policies)), first_, ({ seq }) => [seq]);
  }
}

function shownDay(row: ReceiptDayRow): ReceiptDayType {
  const [listed, reported] = [fen(row.listed), row.reported === null ? null : fen(row.reported)];
  return {
    ...row,
    state: dayState(listed, reported),
    difference: reported === null ? null : yuan(reported - listed),
    listed: yuan(listed),
  };
}

const shownSweep =
  (policies: PolicyRegistry) =>
  (row: SweepRow): PremiumSweepType => {
    const due = sweepDue(policies.inForce(row.pool, yearOf(row.from)), row.from);
    return { ...row, due, daysLate: daysLate(due, row.sweptOn) };
  };

const sweepPayload = (context: Context, act: () => ReturnType<typeof sweepPremiums>) =>
  payload(async () => {
    const { result, replayed } = await act();
    return { sweep: shownSweep(context.policies)(await sweepById(context.read, result.sweep)), replayed };
  });
