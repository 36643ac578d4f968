import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { monthText, yearOfPeriod } from '../dates.js';
import { checkDate } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { FundType } from '../fund/fund.types.js';
import { type ConnectionOf, LARGEST_PAGE, pageOfAll } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { sum } from '../money.js';
import { payload } from '../payload.js';
import type { FundRow } from '../pool/pool.loader.js';
import { Insurance, type Policy } from '../policy/policy.js';
import { incomePathsLoader } from './income-path.loader.js';
import { RecordIncomeInputType, RemitIncomeInputType, SwitchIncomePathInputType } from './income.input.js';
import {
  CountyRemittancesConnection,
  CountyRemittancesType,
  IncomePathType,
  RecordIncomePayload,
  RemitIncomePayload,
  type RemittanceMonthType,
} from './income.types.js';
import { isOverdue, lateRemittanceLiability, remittanceDeadline, type RemittanceMonth } from './lateness.js';
import { recordIncome, RECORDS_INCOME } from './record-income.service.js';
import { remitIncome } from './remit-income.service.js';
import { type FlowRow, REMITTANCE_FLOWS, remittancesOf } from './remittances.js';
import { switchIncomePath } from './switch-income-path.service.js';

@Resolver()
export class IncomeResolver {
  @WhoMay('CITY_FINANCE')
  @Mutation(() => FundPayload, {
    description:
      '启用收入路径，不可撤回：自该月起，该项目不再由收支导入，保费依入库明细，其他收入逐笔登记。 From a month on an item of a fund is booked as it comes, ' +
      'and loads bring it no more; for good. Refused with INCOME_PATH_SWITCHED, INCOME_PATH_UNKNOWN, INCOME_ALREADY_LOADED, ' +
      'INVALID_MONTH, POLICY_NOT_IN_FORCE, BOOK_NOT_OPEN, REASON_MISSING.',
  })
  switchIncomePath(
    @Arg('input', () => SwitchIncomePathInputType) input: SwitchIncomePathInputType,
    @Ctx() context: Context,
  ) {
    return fundPayload(context, () => switchIncomePath(context, input));
  }

  @WhoMay(...RECORDS_INCOME)
  @Mutation(() => RecordIncomePayload, {
    description:
      '登记到账收入（税务征收的保费除外），至多 5000 行，全部入账或全部不入账；财政补助注明级次。 Books income other than premiums collected by tax on the ' +
      'day it came, into the fund’s special account or the county’s own; a subsidy says which government pays it. Refused, all faults ' +
      'at once, with UNKNOWN_COUNTY, INVALID_DATE, INVALID_AMOUNT, NEGATIVE_AMOUNT, ZERO_AMOUNT, SUBSIDY_LEVEL, INCOME_PATH_UNKNOWN, ' +
      'INCOME_PATH_NOT_SWITCHED, TOO_MANY_ROWS, PERIOD_CLOSED, FORBIDDEN.',
  })
  recordIncome(@Arg('input', () => RecordIncomeInputType) input: RecordIncomeInputType, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await recordIncome(context, input);
      return { ...result, replayed };
    });
  }

  @WhoMay('CITY_FINANCE', 'COUNTY_FINANCE')
  @Mutation(() => RemitIncomePayload, {
    description:
      '收入上解：由县级财政专户至市级财政专户。 Books what a county sends up from its special account. Refused with BANK_ACCOUNT_BELOW_ZERO, ' +
      'INCOME_PATH_UNKNOWN, UNKNOWN_COUNTY, INVALID_DATE, PERIOD_CLOSED, REASON_MISSING, FORBIDDEN.',
  })
  remitIncome(@Arg('input', () => RemitIncomeInputType) input: RemitIncomeInputType, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await remitIncome(context, input);
      return { entry: result.entry, replayed };
    });
  }

  @AnyRole()
  @Query(() => CountyRemittancesConnection, {
    description:
      '各县一年收入的上解情况，按县市区编号，截至某日由账簿推算；县级角色只见本县。 How the counties’ income of a year went up, as of a day, reckoned from ' +
      'the journal: what is overdue, with days and amount. A county’s role sees its own. Fails with INVALID_DATE, INVALID_FISCAL_YEAR, ' +
      'INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async remittanceState(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '收入所在年度。 The year of the income.' }) fiscalYear: number,
    @Arg('asOf', () => String, { description: '截至日期（YYYY-MM-DD）。 The day.' }) asOf: string,
    @Arg(...first(LARGEST_PAGE)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer, policies }: Context,
  ): Promise<ConnectionOf<CountyRemittancesType>> {
    checkFiscalYear(fiscalYear);
    checkDate(asOf);
    const rows = await read<FlowRow>(REMITTANCE_FLOWS, [pool, insurance, asOf]);
    const policy = policies.inForce(pool, fiscalYear);
    const counties = remittancesOf(rows, policies, pool, asOf)
      .filter(({ county }) => maySee(viewer, { pool, county }))
      .flatMap(({ county, months }): CountyRemittancesType[] => {
        const ofYear = months.filter(({ month }) => yearOfPeriod(month) === fiscalYear);
        return ofYear.length ? [{ county, insurance, ...totals(ofYear), months: ofYear.map(shown(policy)) }] : [];
      });
    return pageOfAll(counties, { first: first_, after: after_ }, ({ county }) => county);
  }
}

const totals = (months: readonly RemittanceMonth[]) => ({
  outstanding: sum(months.map(({ outstanding }) => outstanding)),
  overdue: sum(months.filter(isOverdue).map(({ outstanding }) => outstanding)),
});

/** A month with the sentence that orders its remittance, and with what lateness brings where it is or was late. */
const shown =
  (policy: Policy | undefined) =>
  (month: RemittanceMonth): RemittanceMonthType => {
    const order = policy && remittanceDeadline(policy);
    const liability = policy && month.daysOverdue > 0 ? lateRemittanceLiability(policy) : undefined;
    return {
      ...month,
      month: monthText(month.month),
      rule: order?.rule ?? null,
      citation: order?.citation ?? null,
      liabilityRule: liability?.rule ?? null,
      liability: liability?.citation ?? null,
    };
  };

@Resolver(() => FundType)
export class IncomePathsResolver {
  @FieldResolver(() => [IncomePathType], {
    description: '已启用的收入路径。 The items that come by their own paths, and from which month on.',
  })
  incomePaths(@Root() fund: FundRow, @Ctx() context: Context): Promise<IncomePathType[]> {
    return context.loader(incomePathsLoader).load(fund.id);
  }
}
