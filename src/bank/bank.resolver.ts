import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { type ConnectionOf, LARGEST_PAGE, pageOfAll } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { fundSeen } from '../pool/fund-seen.js';
import { RECONCILING_OFFICES, recordBankBalance } from './bank-balance.service.js';
import {
  BankAccountYearConnection,
  BankBalancePayload,
  RecordBankBalanceInputType,
  TreasuryMonthType,
} from './bank.types.js';
import type { BankYear } from './bank-year.js';
import { bankYears, treasuryYear } from './bank-years.query.js';
import type { TreasuryMonth } from './treasury-month.js';

const idOf = ({ county, kind }: BankYear): string => `${county ?? ''}/${kind}`;

@Resolver()
export class BankResolver {
  @AnyRole()
  @Query(() => BankAccountYearConnection, {
    description:
      '银行存款与财政专户存款余额调节：各银行账户逐月的账面余额、对账单余额与差额；给县则为该县的账户，以及其账簿在市级账户中的份额。没有或无权查看为空列表。 Each bank account of a fund month by ' +
      'month: the books beside the bank’s statements. Of a county: its accounts, and its book’s share of the pool’s. Empty where you may not see it. ' +
      'Fails with INVALID_FISCAL_YEAR, INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async bankReconciliation(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '年度。 The year.' }) fiscalYear: number,
    @Arg('county', () => ID, { nullable: true, description: '县市区。 The county.' }) county: string | null,
    @Arg(...first(LARGEST_PAGE)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionOf<BankYear>> {
    checkFiscalYear(fiscalYear);
    const fund = await fundSeen(context, { pool, insurance, county });
    const of = { fiscalYear, month: null, county: county ?? null };
    // in order of id, by which pages are cut: the pool's accounts, then the counties'
    const accounts = fund ? await bankYears(context.read, fund, of) : [];
    return pageOfAll(accounts, { first: first_, after: after_ }, idOf);
  }

  @AnyRole()
  @Query(() => [TreasuryMonthType], {
    nullable: true,
    description:
      '国库存款逐月核对：账面、税务明细、国库日报；县级角色不见。 The treasury month by month: books, receipt lists, its own reports; null for a county’s role. ' +
      'Fails with INVALID_FISCAL_YEAR.',
  })
  async treasuryReconciliation(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '年度。 The year.' }) fiscalYear: number,
    @Ctx() context: Context,
  ): Promise<TreasuryMonth[] | null> {
    checkFiscalYear(fiscalYear);
    const fund = await fundSeen(context, { pool, insurance });
    if (!fund) return null;
    const accounts = await bankYears(context.read, fund, { fiscalYear, month: null, county: null });
    return treasuryYear(context.read, fund, fiscalYear, accounts);
  }

  @WhoMay(...RECONCILING_OFFICES)
  @Mutation(() => BankBalancePayload, {
    description:
      '录入银行对账单月末余额及未达账项，由掌管账户的机关办理：财政专户与国库由财政，支出户由财政或经办；再次录入形成新版本。 Enters a bank statement’s balance and what is under way, by the office that ' +
      'holds the account: finance, of expenditure accounts also the agency. Entered again it is a new version. Refused with UNKNOWN_BANK_ACCOUNT, ' +
      'INVALID_MONTH, NEGATIVE_AMOUNT, INVALID_AMOUNT, ZERO_AMOUNT, TOO_MANY_ROWS, REASON_MISSING, INVALID_FISCAL_YEAR, UNKNOWN_FUND, FORBIDDEN; all ' +
      'faults at once.',
  })
  recordBankBalance(
    @Arg('input', () => RecordBankBalanceInputType) input: RecordBankBalanceInputType,
    @Ctx() context: Context,
  ): Promise<BankBalancePayload> {
    return payload(async () => {
      const { result, replayed } = await recordBankBalance(context, input);
      const county = input.county ?? null;
      const of = { fiscalYear: input.fiscalYear, month: null, county };
      const accounts = await bankYears(context.read, { id: result.fund }, of);
      return { account: accounts.find((one) => one.kind === input.account && one.county === county)!, replayed };
    }) as Promise<BankBalancePayload>;
  }
}
