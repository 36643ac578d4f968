/** 职责 of a fund year as they stand on the day of a report, and how a table says them. */
import { DEBTS } from '../../arrears/debt.js';
import type { Duty } from '../../duty/duty.js';
import { dutiesIn } from '../../duty/duty.loader.js';
import { TASKS } from '../../duty/task.js';
import type { TriggerKind } from '../../duty/triggers.js';
import { yearOf } from '../../dates.js';
import type { Citation, DebtKind } from '../../policy/policy.js';
import { OWED_NAMES, type OwedKind } from '../../settlement/owed.js';
import type { BlockContent } from '../fund-content.js';
import { type FundReader, known, nameOf, tableOf } from './fund-reader.js';

/** What is about the year, or about no period and due in it: of the county, or of all and the pool's own level. */
export async function dutiesOfYear(reader: FundReader, asOf: string): Promise<Duty[]> {
  const { context, fund, fiscalYear, county, counties } = reader;
  const duties = await dutiesIn(context.read, context.policies, {
    ...{ pool: fund.pool, asOf, members: county ? [county] : counties },
    ...{ from: `${fiscalYear}-01-01`, to: `${fiscalYear + 1}-12-31` },
  });
  return duties.filter(
    ({ insurance, county: of, about, due }) =>
      (insurance === null || insurance === fund.insurance) &&
      (!county || of === county.id) &&
      (about === null ? yearOf(due) === fiscalYear : about.startsWith(`${fiscalYear}年`)),
  );
}

export const isLate = ({ status }: Duty): boolean => status === 'LATE';
/** Late, and not done yet. */
export const isOutstanding = (duty: Duty): boolean => isLate(duty) && duty.doneOn === null;

/** "履行应付义务（政府补足缺口）" */
export function dutyName({ task, title }: Pick<Duty, 'task' | 'title'>): string {
  const [name] = TASKS[task].title.split(' ');
  const kind = title.split(' · ')[1];
  if (kind === undefined) return name!;
  return `${name}（${OWED_NAMES[kind as OwedKind] ?? DEBTS[kind as DebtKind]?.name ?? kind}）`;
}

export const TRIGGER_NAMES: Readonly<Record<TriggerKind, string>> = {
  TALK_AND_NOTICE: '约谈通报',
  EXCLUDED_FROM_RESERVE: '由此造成的缺口，风险金不予调剂',
  SCORECARD: '计入目标考核',
};

export const quoted = ({ article, quote }: Citation): string => `${article}：“${quote}”`;

/** Each with its day, what is still owed, the sentence that orders it and what being late brings. */
export const dutyTable = (reader: FundReader, duties: readonly Duty[]): BlockContent =>
  tableOf(
    [
      { title: '县市区' },
      { title: '事项', grow: 1 },
      { title: '所属期', align: 'center' },
      { title: '期限', align: 'center' },
      { title: '办结', align: 'center' },
      { title: '逾期\n天数', align: 'right' },
      { title: '应办金额', amounts: true },
      { title: '尚欠金额', amounts: true },
      { title: '依据', grow: 5 },
      { title: '后果', grow: 2 },
    ],
    duties.map((duty) => [
      nameOf(reader, duty.county),
      dutyName(duty),
      ...[duty.about ?? '', duty.due, duty.doneOn ?? '未办', String(duty.daysLate)],
      ...[duty.amount, duty.outstanding].map(known),
      quoted(duty.citation),
      duty.triggers.map(({ kind }) => TRIGGER_NAMES[kind]).join('；'),
    ]),
  );
