/** 国库入库日报: what the treasury took in for a fund, day by day: the other side of the receipt lists. */
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate } from '../dates.js';
import { readAmount, reasonFaults, rowsFaults } from '../faults.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';

const MOST_DAYS = 366;

export interface TreasuryReportInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  document: string;
  days: { day: string; amount: string }[];
}

/** A day that is reported anew with another total takes the place of the earlier one, unless it was swept by it. */
export const recordTreasuryReport = (context: Context, input: TreasuryReportInput) => {
  const { pool, insurance, document } = input;
  const { viewer } = context;
  mustActOn(viewer, ['CITY_FINANCE'], { pool, county: null });
  return once(context.em, viewer, 'recordTreasuryReport', input.idempotencyKey, input, async (em) => {
    const days = checked(input);
    const { id: fund } = await fundOf(em, pool, insurance);
    await decideAlone(em, fund);
    const rows = await sql<{ place: number; day: string; version: number; same: boolean; swept: boolean }>(
      em,
      `select k.place::int, k.day::text, coalesce(t.version, 0) as version, coalesce(t.amount = k.amount, false) as same,
         exists (select from premium_sweep_standing s where s.fund = $1 and k.day between s.from_day and s.through_day) as swept
       from unnest($2::date[], $3::numeric[]) with ordinality k(day, amount, place)
       left join treasury_report_now t on t.fund = $1 and t.day = k.day
       order by k.place`,
      [fund, days.map(({ day }) => day), days.map(({ amount }) => amount)],
    );
    const changed = rows.filter(({ same }) => !same);
    const shut = changed.filter(({ swept }) => swept);
    if (shut.length)
      throw new Refused(
        ...shut.map(({ day, place }) => refusal('RECEIPT_DAY_SWEPT', { day }, ['input', 'days', place - 1, 'day'])),
      );
    await sql(
      em,
      `insert into treasury_report (fund, day, version, amount, document, person)
       select $1, k.day, k.version, k.amount, $2, $3 from unnest($4::date[], $5::int[], $6::numeric[]) k(day, version, amount)`,
      [
        ...[fund, document, viewer.person, changed.map(({ day }) => day), changed.map(({ version }) => version + 1)],
        changed.map(({ place }) => days[place - 1]!.amount),
      ],
    );
    return { pool, insurance };
  });
};

function checked({ document, days }: TreasuryReportInput): { day: string; amount: string }[] {
  const faults = [...reasonFaults(document, ['input', 'document']), ...rowsFaults(days, MOST_DAYS, ['input', 'days'])];
  const seen = new Set<string>();
  const read = days.map(({ day, amount }, at) => {
    const path = (field: string) => ['input', 'days', at, field];
    if (!isDate(day)) faults.push(refusal('INVALID_DATE', { given: day }, path('day')));
    if (seen.has(day)) faults.push(refusal('DUPLICATE_DAY', { day }, path('day')));
    seen.add(day);
    return { day, amount: yuan(readAmount(amount, path('amount'), faults)) };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}
