/** 职责日历: every duty of a pool that is due in a window, done, late or open as of a day. Pure: from occurrences and evidence. */
import { byCodePoint } from '../code-points.js';
import type { Member } from '../pool/member.js';
import { GOVERNMENT_OFFICES, governmentOffice } from '../policy/government-office.js';
import type { Citation, CountyKind, Insurance, Office, Policy } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { officeOf } from '../submission/chain.js';
import type { Evidence } from './evidence.js';
import type { Owed } from './evidence.query.js';
import type { Occurrence } from './occurrence.js';
import { onRecord } from './on-record.js';
import { isWeekend, type Standing, standingOf } from './standing.js';
import { type DutyTask, TASKS } from './task.js';
import { type Trigger, triggersOf } from './triggers.js';

export interface Duty extends Standing {
  task: DutyTask;
  /** Chinese, then English. */
  title: string;
  /** Null: of both funds together. */
  insurance: Insurance | null;
  /** Null: of the pool's own level. */
  county: string | null;
  owedBy: Office;
  due: string;
  weekend: boolean;
  /** Whether the law, or an agreed plan, names the day. */
  dayIsSet: boolean;
  /** 所属期: what it is about. */
  about: string | null;
  /** The obligation or debt, where it is one. */
  subject: string | null;
  rule: string;
  citation: Citation;
  /** What being late with it brings. */
  triggers: Trigger[];
}

/** In order of day, task, fund and county. */
export const placeOf = ({ due, task, insurance, county, about, subject }: Duty): string =>
  [due, task, insurance ?? '', county ?? '', about ?? '', subject ?? ''].join('/');

const inOrder = (duties: Duty[]): Duty[] => duties.toSorted((one, other) => byCodePoint(placeOf(one), placeOf(other)));

export function dutiesFrom(
  occurrences: readonly Occurrence[],
  owed: readonly Owed[],
  known: { members: readonly Member[]; evidence: Evidence; policies: PolicyRegistry; pool: string; asOf: string },
): Duty[] {
  const kinds = new Map(known.members.map(({ id, kind }) => [id, kind]));
  return inOrder([
    ...occurrences.flatMap((occurrence) => dutiesOf(occurrence, known)),
    ...owed.flatMap((one) => {
      const kind = kinds.get(one.county);
      return kind === undefined ? [] : [owedDuty(one, known, kind)];
    }),
  ]);
}

function dutiesOf(
  occurrence: Occurrence,
  { members, evidence, asOf }: { members: readonly Member[]; evidence: Evidence; asOf: string },
): Duty[] {
  const { policy, law, due, period } = occurrence;
  const { title, of, funds } = TASKS[law.task];
  const ofMembers = of === 'MEMBER' || (of === 'OWNER' && law.owedBy.startsWith('COUNTY_'));
  const owners: readonly (Member | null)[] = ofMembers ? members : [null];
  const noDay = law.noDay ?? false;
  return (funds ?? [null]).flatMap((insurance) =>
    owners.flatMap((member): Duty[] => {
      const fund = insurance && (evidence.funds[insurance] ?? null);
      const county = member?.id ?? null;
      // registered debts have days of their own
      if (law.task === 'CLEAR_ARREARS' && county !== null && fund?.registered.has(county)) return [];
      const owedBy = member ? officeOf(law.owedBy, member.kind) : law.owedBy;
      return [
        {
          ...{ task: law.task, title, insurance, county, owedBy, due, weekend: isWeekend(due), dayIsSet: !noDay },
          ...{ about: period?.label ?? null, subject: null, rule: law.rule, citation: law.citation },
          triggers: triggersOf(policy, law.task, ofMembers && law.owedBy.startsWith('COUNTY_')),
          ...standingOf({ due, noDay }, onRecord(occurrence, county, fund, asOf), asOf),
        },
      ];
    }),
  );
}

/** An obligation or an instalment: its day and its sentence are its own. */
function owedDuty(
  one: Owed,
  { policies, pool, asOf }: { policies: PolicyRegistry; pool: string; asOf: string },
  member: CountyKind,
): Duty {
  const task = taskOf(one);
  const policy: Policy | undefined =
    one.policy === null ? policies.inForce(pool, one.fiscalYear) : policies.get(one.policy);
  return {
    ...{ task, title: `${TASKS[task].title} · ${one.kind}`, insurance: one.insurance, county: one.county },
    owedBy: one.payer === 'DEBTOR' ? governmentOffice(policy!, member) : officeOf(PAYERS[one.payer], member),
    ...{ due: one.due, weekend: isWeekend(one.due), dayIsSet: true },
    ...{ about: `${one.fiscalYear}年`, subject: one.id, rule: one.rule, citation: one.citation },
    triggers: policy ? triggersOf(policy, task, one.of === 'DEBT' || COUNTY_PAYS.has(one.payer)) : [],
    ...standingOf({ due: one.due, noDay: false }, one, asOf),
  };
}

const taskOf = ({ of, kind }: Owed): DutyTask => {
  if (of === 'DEBT') return 'CLEAR_ARREARS';
  return kind === 'RESERVE_LEVY' ? 'REMIT_LEVY' : 'PAY_OBLIGATION';
};

const COUNTY_PAYS: ReadonlySet<string> = new Set(['COUNTY', 'LOCAL_GOVERNMENT']);
/**
 * What a settlement corrected gives back is paid by whoever had received it: the fund and the reserve are city finance's to pay from. Whoever
 * owes a debt from before pooling, its county's government answers for it.
 */
const PAYERS: Readonly<Record<Exclude<Owed['payer'], 'DEBTOR'>, Office>> = {
  ...GOVERNMENT_OFFICES,
  COUNTY: 'COUNTY_FINANCE',
  FUND: 'CITY_FINANCE',
  RISK_RESERVE: 'CITY_FINANCE',
};
