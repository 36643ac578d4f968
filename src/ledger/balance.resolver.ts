import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkDate } from '../faults.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole } from '../identity/who-may.js';
import { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { balanceAsBooked, balanceAsEffective } from './balance.query.js';
import { BalanceType } from './balance.types.js';

@Resolver()
export class BalanceResolver {
  @AnyRole()
  @Query(() => BalanceType, {
    nullable: true,
    description:
      '一个账簿一个科目的余额：现额；或截至某张凭证（按入账顺序）；或截至某日（按业务日期）。没有该账簿、科目或无权查看为空。 The balance of an account in ' +
      'one book: now; or as booked up to a voucher’s position; or as effective on a day, whenever it was booked. ' +
      'Null where there is no such book or account, or none that you may see. Fails with ONE_MOMENT_ONLY, ' +
      'INVALID_DATE.',
  })
  async balance(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('county', () => ID, {
      nullable: true,
      description: '县市区；空为统筹区本级账簿。 The county; null: the pool’s own book.',
    })
    county: string | null,
    @Arg('account', () => ID, { description: '科目编号，如 3001。 The account’s code.' }) account: string,
    @Arg('detail', () => String, {
      nullable: true,
      description: '明细代码；空为全部明细。 A detail’s code; null: all together.',
    })
    detail: string | null,
    @Arg('upToPosition', () => Int, {
      nullable: true,
      description:
        '截至该位置的凭证（含），按入账顺序。 As booked up to the voucher at this position of the book, itself included.',
    })
    upToPosition: number | null,
    @Arg('onDate', () => String, {
      nullable: true,
      description:
        '截至该日（含，ISO），按业务日期；清算期为 12 月 31 日。 As effective on this day (ISO); the closing period is December 31.',
    })
    onDate: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<BalanceType | undefined> {
    if (upToPosition != null && onDate != null) throw new Refused(refusal('ONE_MOMENT_ONLY', undefined, ['onDate']));
    checkDate(onDate, ['onDate']);
    const of = { pool, insurance, county: county ?? null, account, detail: detail ?? null };
    if (!maySee(viewer, { pool, county: of.county })) return undefined;
    return onDate == null ? balanceAsBooked(read, of, upToPosition ?? null) : balanceAsEffective(read, of, onDate);
  }
}
