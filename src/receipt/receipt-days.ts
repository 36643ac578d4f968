/** What the lists and the treasury say of each day of a fund, and by which sweep the day's premiums left. */

/** @param fund its id, as SQL. $2 and $3: the first and last day. Days on which neither says anything are left out. */
export const receiptDaysOf = (fund: string): string => `
  select coalesce(l.day, t.day)::text as day, coalesce(l.amount, 0)::text as listed, t.amount::text as reported,
    coalesce(l.receipts, 0)::int as receipts, s.id as sweep
  from (select entered_on as day, sum(amount) as amount, count(*) as receipts from receipt_standing
    where fund = ${fund} and entered_on between $2::date and $3::date group by entered_on) l
  full join (select day, amount from treasury_report_now
    where fund = ${fund} and day between $2::date and $3::date) t on t.day = l.day
  left join premium_sweep_standing s on s.fund = ${fund} and coalesce(l.day, t.day) between s.from_day and s.through_day
  order by 1`;

export interface ReceiptDayRow {
  day: string;
  listed: string;
  reported: string | null;
  receipts: number;
  sweep: string | null;
}
