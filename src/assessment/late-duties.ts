/**
 * 逾期事项: what was due in a year, by county, and was not done by its day: the scorecard's LATE_DUTIES counts them. They are the duty
 * calendar's, deadlines, obligations and debts alike; it is asked once for all funds and years of a pool.
 */
import type { Read } from '../database/read.js';
import { dateOf, dayOf, yearOf } from '../dates.js';
import type { Duty } from '../duty/duty.js';
import { dutiesIn } from '../duty/duty.loader.js';
import type { Member } from '../pool/member.js';
import type { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';

export interface LateDuty {
  county: string;
  /** What it is, for a reader: OBLIGATION, DEBT, or a task of the duty calendar. */
  duty: string;
  /** The id of the obligation or debt; what the duty is about (“2021年3月”). */
  subject: string;
  due: string;
}

export interface YearOfFund {
  pool: string;
  insurance: Insurance;
  year: number;
}

/**
 * Those of the counties of each fund year, in the order of the years given and then of their days.
 *
 * @param by only what was due before this day, as it stood then.
 */
export async function lateDuties(
  read: Read,
  policies: PolicyRegistry,
  years: readonly YearOfFund[],
  by: string,
): Promise<LateDuty[][]> {
  const asked = Map.groupBy(years, ({ pool }) => pool);
  const members = Map.groupBy(await membersOf(read, [...asked.keys()]), ({ pool }) => pool);
  const late = new Map<string, Duty[]>();
  for (const [pool, ofPool] of asked) {
    const all = ofPool.map(({ year }) => year);
    const [end, before] = [`${Math.max(...all)}-12-31`, dateOf(dayOf(by) - 1)];
    const window = { from: `${Math.min(...all)}-01-01`, to: before < end ? before : end, asOf: by };
    const duties =
      window.to < window.from
        ? []
        : await dutiesIn(read, policies, { pool, members: members.get(pool) ?? [], ...window });
    late.set(pool, duties.filter(countsAsLate));
  }
  return years.map(({ pool, insurance, year }) =>
    late
      .get(pool)!
      .filter((duty) => duty.insurance === insurance && yearOf(duty.due) === year)
      .map(told),
  );
}

/** Whose it is to count is said once, where the calendar says what being late brings: of a duty of the city's or of the fund's it is nothing. */
const countsAsLate = ({ status, triggers }: Duty): boolean =>
  status === 'LATE' && triggers.some(({ kind }) => kind === 'SCORECARD');

const told = ({ county, task, subject, about, due }: Duty): LateDuty => ({
  ...{ county: county!, subject: subject ?? about ?? due, due },
  duty: subject === null ? task : task === 'CLEAR_ARREARS' ? 'DEBT' : 'OBLIGATION',
});

const membersOf = (read: Read, pools: readonly string[]) =>
  read<Member & { pool: string }>(
    {
      name: 'members-of-pools',
      text: 'select id, name, kind, pool from county where pool = any($1) order by id',
    },
    [pools],
  );
