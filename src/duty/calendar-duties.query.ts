/** What the deadlines of a year wanted of the counties of a fund and was late: for the scorecard. Obligations and debts are not in it. */
import type { Read } from '../database/read.js';
import { dateOf, dayOf } from '../dates.js';
import type { Member } from '../pool/member.js';
import type { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import type { Duty } from './duty.js';
import { dutiesIn } from './duty.loader.js';

/** @param by only what was due before this day, as it stood then. */
export async function calendarDuties(
  read: Read,
  policies: PolicyRegistry,
  { fund, fiscalYear, by }: { fund: number; fiscalYear: number; by: string },
): Promise<Duty[]> {
  const [from, end] = [`${fiscalYear}-01-01`, `${fiscalYear}-12-31`];
  const before = dateOf(dayOf(by) - 1);
  const to = before < end ? before : end;
  if (to < from) return [];
  const members = await read<Member & { pool: string; insurance: Insurance }>(
    {
      name: 'members-of-fund',
      text: `select c.id, c.name, c.kind, f.pool, f.insurance from fund f join county c on c.pool = f.pool where f.id = $1 order by c.id`,
    },
    [fund],
  );
  const [{ pool, insurance }] = members as [(typeof members)[number]];
  const duties = await dutiesIn(read, policies, { pool, members, from, to, asOf: by });
  return duties.filter(
    (duty) =>
      duty.status === 'LATE' &&
      duty.subject === null &&
      duty.insurance === insurance &&
      duty.triggers.some(({ kind }) => kind === 'SCORECARD'),
  );
}
