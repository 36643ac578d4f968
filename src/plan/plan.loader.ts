/** Plans and applications as they stand, all of an operation in a few statements. */
import DataLoader from 'dataloader';
import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import type { Insurance } from '../policy/policy.js';
import { CITY_ACCOUNT_COLUMNS, type CityAccountRow } from './city-account.service.js';
import {
  type MemberAccount,
  type MemberAccountKey,
  memberAccountKey,
  memberAccountsOf,
} from './member-account.service.js';
import type { DisbursementType, FundUsePlanLineType, FundUsePlansStartType, PrefundType } from './plan.types.js';
import type { Application } from './working-capital.handler.js';

export const plansStartLoader = (read: Read) =>
  new DataLoader<number, FundUsePlansStartType | null>(async (funds) => {
    const rows = await read<FundUsePlansStartType & { fund: number }>(
      {
        name: 'fund-use-plans-start',
        text: `select fund, from_month / 100 || '-' || lpad((from_month % 100)::text, 2, '0') as from, document, person, ${isoText('at')} as at
          from fund_use_plan_start where fund = any($1)`,
      },
      [funds],
    );
    const byFund = new Map(rows.map((row) => [row.fund, row]));
    return funds.map((fund) => byFund.get(fund) ?? null);
  });

export interface Execution {
  submission: string;
  lines: FundUsePlanLineType[];
  application: Application | null;
  amount: string;
  held: string;
  disbursed: string;
  lapsed: string;
  disbursements: DisbursementType[];
}

/** What the version that stands asks for, and what was held and paid of it. */
export const executionLoader = (read: Read) =>
  new DataLoader<string, Execution>(async (ids) => {
    const rows = await read<Execution>(
      {
        name: 'execution-of-submissions',
        text: `select s.id as submission, r.amount::text, coalesce(h.held, 0.00)::text as held,
            coalesce(h.disbursed, 0.00)::text as disbursed,
            coalesce(case when h.lapsed then h.amount - h.disbursed end, 0.00)::text as lapsed,
            (select coalesce(jsonb_agg(jsonb_build_object('item', l.item, 'amount', l.amount::text) order by l.item collate "C"), '[]')
             from fund_use_plan_line l where l.submission = s.id and l.version = s.version) as lines,
            (select jsonb_build_object('plans', a.plans::text, 'balance', a.balance::text, 'proposal', a.proposal::text,
               'amount', a.amount::text, 'reason', a.reason)
             from working_capital_application a where a.submission = s.id and a.version = s.version) as application,
            (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'paidOn', d.paid_on, 'amount', d.amount::text,
               'document', d.document, 'person', d.person, 'reversed', taken_back(d.id)) order by d.at, d.id), '[]')
             from disbursement d where d.submission = s.id) as disbursements
          from submission_state s
          join money_requested r on r.submission = s.id and r.version = s.version
          left join money_hold_state h on h.submission = s.id
          where s.id = any($1::uuid[])`,
      },
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.submission, row]));
    return ids.map((id) => byId.get(id)!);
  });

export const memberAccountsLoader = (read: Read) =>
  new DataLoader<MemberAccountKey, MemberAccount, string>((keys) => memberAccountsOf(read, keys), {
    cacheKeyFn: memberAccountKey,
  });

export const cityAccountsOf = (read: Read, pool: string, insurance: Insurance): Promise<CityAccountRow[]> =>
  read(
    {
      name: 'city-accounts',
      text: `select ${CITY_ACCOUNT_COLUMNS} from city_account c join fund f on f.id = c.fund
        where f.pool = $1 and f.insurance = $2 order by c.kind desc`,
    },
    [pool, insurance],
  );

export const prefundsOf = (
  read: Read,
  pool: string,
  insurance: Insurance,
  fiscalYear: number,
): Promise<PrefundType[]> =>
  read(
    {
      name: 'prefunds-of-year',
      text: `select p.county, p.expenditure::text, p.reason, p.reserve::text, p.balance::text, p.amount::text
        from fund f join prefund_standing p on p.fund = f.id
        where f.pool = $1 and f.insurance = $2 and p.fiscal_year = $3 order by p.county`,
    },
    [pool, insurance, fiscalYear],
  );
