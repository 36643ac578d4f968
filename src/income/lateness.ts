/**
 * 上解逾期: what a county took into its own account and had not sent up by the day of the law. Reckoned from what the journal says
 * came and went on which day, and from nothing else: no call, no flag. What goes up settles the oldest month first.
 */
import { yearOfPeriod } from '../dates.js';
import { type Fen, min } from '../money.js';
import { daysLate, dueAbout } from '../policy/due.js';
import { period } from '../policy/period.js';
import { type Policy, provisionsOf, type DeadlineProvision, type Ruled } from '../policy/policy.js';

export interface Flows {
  /** What came into the county's account in a month (202103); in order. */
  received: readonly { month: number; amount: Fen }[];
  /** What went up on a day; in order. */
  remitted: readonly { day: string; amount: Fen }[];
}

export interface RemittanceMonth {
  /** 202103 */
  month: number;
  received: Fen;
  /** The last day on which it is in time; null where the law sets none. */
  due: string | null;
  remittedInTime: Fen;
  remittedLate: Fen;
  outstanding: Fen;
  /** The day on which the last of it went up; null while some is outstanding. */
  settledOn: string | null;
  /** Days past the due day: until it was settled, or until the day of asking. */
  daysOverdue: number;
}

/** The sentence that orders counties to remit; undefined where none does. */
export const remittanceDeadline = (policy: Policy): Ruled<DeadlineProvision> | undefined =>
  provisionsOf(policy, 'DEADLINE').find(({ task }) => task === 'REMIT_INCOME');

/** 约谈通报 …: what remitting late brings; undefined where the law says nothing. */
export const lateRemittanceLiability = (policy: Policy) =>
  provisionsOf(policy, 'LIABILITY').find(({ offence }) => offence === 'LATE_REMITTANCE');

/** When a month's income is due (SY-1-R1); null where the law names no day. */
export function remittanceDue(policy: Policy | undefined, month: number): string | null {
  const law = policy && remittanceDeadline(policy);
  return law && !law.noDay ? dueAbout(law, period('MONTH', yearOfPeriod(month), month % 100)) : null;
}

export function remittanceMonths(
  { received, remitted }: Flows,
  dueOf: (month: number) => string | null,
  asOf: string,
): RemittanceMonth[] {
  const payments = remitted.map((payment) => ({ ...payment }));
  let next = 0;
  return received.map(({ month, amount }): RemittanceMonth => {
    const due = dueOf(month);
    let [outstanding, inTime, late] = [amount, 0n, 0n];
    let lastDay: string | null = null;
    while (outstanding > 0n && next < payments.length) {
      const payment = payments[next]!;
      const part = min(outstanding, payment.amount);
      if (due === null || payment.day <= due) inTime += part;
      else late += part;
      outstanding -= part;
      payment.amount -= part;
      lastDay = payment.day;
      if (payment.amount === 0n) next++;
    }
    const settledOn = outstanding === 0n ? lastDay : null;
    const until = settledOn ?? asOf;
    return {
      ...{ month, received: amount, due, remittedInTime: inTime, remittedLate: late, outstanding, settledOn },
      daysOverdue: daysLate(due, until),
    };
  });
}

/** What is still to be sent up and past its day. */
export const isOverdue = ({ outstanding, daysOverdue }: RemittanceMonth): boolean =>
  outstanding > 0n && daysOverdue > 0;
