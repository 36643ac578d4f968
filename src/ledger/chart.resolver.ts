import { Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { AnyRole } from '../identity/who-may.js';
import { AccountType } from './chart.types.js';

@Resolver()
export class ChartResolver {
  @AnyRole()
  @Query(() => [AccountType], { description: '会计科目表，按编号。 The chart of accounts, in order of code.' })
  chartOfAccounts(@Ctx() { read }: Context): Promise<AccountType[]> {
    return read({
      name: 'chart-of-accounts',
      text: `select a.code, a.name, a.english, a.class, a.normal_side as "normalSide", a.has_floor as "hasFloor",
               coalesce((select jsonb_agg(jsonb_build_object('code', d.code, 'name', d.name, 'insurance', d.insurance,
                   'hasFloor', d.has_floor) order by d.insurance, d.code)
                 from account_detail d where d.account = a.code), '[]') as details
             from account a order by a.code`,
    });
  }
}
