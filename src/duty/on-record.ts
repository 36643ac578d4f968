/** For each task: what counts as done, by what the books and documents say. What they can't say is UNKNOWN, with the reason. Pure. */
import { pathOf } from '../income/income-path.js';
import { sum } from '../money.js';
import { type DeadlineTask, type Policy, provisionsOf } from '../policy/policy.js';
import type { FundEvidence, SubmissionEvidence } from './evidence.js';
import type { Occurrence } from './occurrence.js';
import type { Period } from '../policy/period.js';
import type { OnRecord } from './standing.js';

interface Asked {
  policy: Policy;
  due: string;
  period: Period;
  /** Empty where it is of the pool's own level. */
  county: string;
  fund: FundEvidence;
  asOf: string;
}

const WHY = {
  before: '到期时本系统尚未建账。 The books were opened after its day.',
  path: '该项收入未启用收入路径，随收支导入，看不出何时上解。 Income is loaded, not booked as it comes: when it went up is not on record.',
  plans: '未启用用款计划程序。 The fund does not work by fund-use plans.',
  elsewhere: '本系统未办理过此事项。 Nothing of the kind was ever handed in here.',
  outside: '办理情况不在本系统。 Whether it was done is not in these books.',
  payers: '由参保人缴纳，应缴名册不在本系统。 It is for the insured to pay; who has to is not in these books.',
  register: '统筹前的欠款未登记。 No debts from before pooling are registered.',
  levies: '上解额以提取和应付义务为准，按期数额不在本系统。 What is to be remitted each time is not in these books.',
} as const;

const unknown = (why: keyof typeof WHY): OnRecord => ({ unknown: WHY[why] });
const NOTHING: OnRecord = { nothing: true };
const OPEN: OnRecord = { doneOn: null };

/** Nothing came of it in its time: nothing was to be done; until then it may still come. */
const nothingYet = (over: boolean): OnRecord => (over ? NOTHING : OPEN);

const worksByPlans = ({ fund, period }: Asked): boolean =>
  fund.plansFrom !== null && fund.plansFrom <= period.firstMonth;

const submissionOf = ({ fund, period, county }: Asked, kind: string): SubmissionEvidence | undefined =>
  fund.submissions.find(
    (one) =>
      one.kind === kind &&
      one.year === period.year &&
      one.county === (county || null) &&
      one.number === (period.every === 'YEAR' ? 0 : period.number),
  );

/** Of a year: handed in, where things of the kind ever were. */
function handedIn(asked: Asked, kind: string): OnRecord {
  if (!asked.fund.ever.has(kind)) return unknown('elsewhere');
  return { doneOn: submissionOf(asked, kind)?.submittedOn ?? null };
}

/** By the day, as `hold_lapsed` has it for good: what is not paid of a period by then is paid no more. */
const lapsed = ({ fund, period }: Asked): boolean =>
  fund.closedOn.has(period.lastMonth) || fund.returnedOn.has(period.year);

/** Money that was asked for: done once all of it is paid; nothing is due any more of what lapsed before. */
function paid(asked: Asked, found: SubmissionEvidence | undefined, without: OnRecord): OnRecord {
  const amount = found?.amount ?? null;
  const outstanding = found && amount !== null ? amount - found.paid : null;
  if (outstanding !== 0n && lapsed(asked)) return NOTHING;
  if (!found || outstanding === null) return without;
  return { doneOn: outstanding === 0n ? found.lastPaidOn : null, amount, outstanding };
}

type Match = (asked: Asked) => OnRecord;

const REPEATED: Partial<Record<DeadlineTask, Match>> = {
  REMIT_INCOME: ({ policy, fund, county, period, asOf }) => {
    const items = provisionsOf(policy, 'INCOME_PATH').flatMap(({ collectedBy, items: all }) =>
      collectedBy === 'COUNTY' ? all : [],
    );
    if (!items.some((item) => (fund.pathsFrom.get(item) ?? Infinity) <= period.lastMonth)) return unknown('path');
    const month = fund.remittances.get(county)?.find((one) => one.month === period.lastMonth);
    const over = asOf >= period.to;
    if (!month) return nothingYet(over);
    return { doneOn: over ? month.settledOn : null, amount: month.received, outstanding: month.outstanding };
  },
  ALLOT_PREMIUMS: ({ policy, fund, period, asOf }) => {
    const from = fund.pathsFrom.get('PREMIUM');
    if (!pathOf(policy, 'TAX', 'PREMIUM') || from === undefined || from > period.lastMonth) return unknown('path');
    const days = fund.receiptDays.filter(({ day }) => period.from <= day && day <= period.to);
    const over = asOf >= period.to;
    if (days.length === 0) return nothingYet(over);
    const waiting = days.filter(({ sweptOn }) => sweptOn === null);
    return {
      doneOn: over && waiting.length === 0 ? latest(days.map(({ sweptOn }) => sweptOn!)) : null,
      amount: sum(days.map(({ amount }) => amount)),
      outstanding: sum(waiting.map(({ amount }) => amount)),
    };
  },
  SUBMIT_PLANS: (asked) =>
    worksByPlans(asked) ? { doneOn: submissionOf(asked, 'FUND_USE_PLAN')?.submittedOn ?? null } : unknown('plans'),
  DISBURSE: (asked) =>
    worksByPlans(asked) ? paid(asked, submissionOf(asked, 'FUND_USE_PLAN'), OPEN) : unknown('plans'),
  TOP_UP_WORKING_CAPITAL: (asked) =>
    worksByPlans(asked)
      ? paid(asked, submissionOf({ ...asked, county: '' }, 'WORKING_CAPITAL'), nothingYet(asked.asOf > asked.due))
      : unknown('plans'),
  RETURN_WORKING_CAPITAL: ({ fund, period, due, asOf }) => {
    if (fund.plansFrom === null || fund.plansFrom > period.lastMonth) return unknown('plans');
    if (fund.capitalLeft.has(period.year)) return OPEN;
    const doneOn = fund.returnedOn.get(period.year);
    return doneOn === undefined ? nothingYet(asOf > due) : { doneOn };
  },
  PREFUND: ({ fund, period, county }) => {
    if (fund.plansFrom === null || fund.plansFrom > period.firstMonth) return unknown('plans');
    const found = fund.prefunds.find((one) => one.county === county && one.year === period.year);
    return found ? { doneOn: found.paidOn, amount: found.amount, outstanding: 0n } : OPEN;
  },
  BOOK_EXPENDITURE: ({ fund, period }) => {
    const months = [period.firstMonth, period.firstMonth + 1, period.lastMonth].map((month) =>
      fund.closedOn.get(month),
    );
    return { doneOn: months.includes(undefined) ? null : latest(months as string[]) };
  },
  ISSUE_TARGETS: ({ fund, period }) =>
    fund.ever.has('TARGETS') ? { doneOn: fund.targetsOn.get(period.year) ?? null } : unknown('elsewhere'),
  SUBMIT_BUDGET: (asked) => handedIn(asked, asked.county === '' ? 'POOL_BUDGET' : 'COUNTY_BUDGET'),
  SUBMIT_FINAL_ACCOUNTS: (asked) =>
    handedIn(asked, asked.county === '' ? 'POOL_FINAL_ACCOUNTS' : 'COUNTY_FINAL_ACCOUNTS'),
  PAY_RESIDENT_PREMIUMS: () => unknown('payers'),
  REMIT_LEVY: () => unknown('levies'),
};

const latest = (days: readonly string[]): string => days.reduce((one, other) => (one > other ? one : other));

const ONCE: Partial<Record<DeadlineTask, (asked: Omit<Asked, 'period'>) => OnRecord>> = {
  CLEAR_ARREARS: () => unknown('register'),
  REMIT_OPENING_BALANCE: ({ policy, fund, county }) =>
    provisionsOf(policy, 'LEVY').some(({ how }) => how === 'DECIDED')
      ? { doneOn: fund.balanceRemittedOn.get(county) ?? null }
      : unknown('outside'),
  SET_UP_RESERVE: ({ fund }) => ({ doneOn: fund.reserveOn }),
};

/** @param fund null: it is about the whole pool, and nothing in the books. */
export function onRecord(
  { policy, law, due, period }: Occurrence,
  county: string | null,
  fund: FundEvidence | null,
  asOf: string,
): OnRecord {
  if (fund === null) return unknown('outside');
  if (fund.booksFrom === null || fund.booksFrom > due) return unknown('before');
  const asked = { policy, due, county: county ?? '', fund, asOf };
  if (period) return REPEATED[law.task]?.({ ...asked, period }) ?? unknown('outside');
  return ONCE[law.task]?.(asked) ?? unknown('outside');
}
