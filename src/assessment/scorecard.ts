/** 考核评分: what was issued to a county against what was measured. Pure. What is not known is not met, and says so. */
import { type Fen, proportionHalfUp, sum, yuan } from '../money.js';
import { type TargetBound, type TargetKind, TARGETS, titleOf } from './target.js';

export type Verdict = 'MET' | 'NOT_MET' | 'UNKNOWN';

/** A figure with two decimals as a whole number of hundredths: fen where the unit is yuan. */
type Hundredths = bigint;

export interface IssuedTarget {
  kind: TargetKind;
  /** '' where the kind says what it is about. */
  name: string;
  bound: TargetBound;
  target: Hundredths;
  /** Null where the document gives none. */
  weight: Hundredths | null;
}

export interface ScoredTarget extends IssuedTarget {
  figure: Hundredths | null;
  verdict: Verdict;
  /** The weight where it is met, nothing where it is not; null while that is not known, or where there is no weight. */
  points: Hundredths | null;
}

/** What is known of a county's year. */
export interface Measured {
  /** Income, subsidies and expenditure booked in months 1–12. */
  income: Fen;
  subsidies: Fen;
  expenditure: Fen;
  insured: number;
  /** How many duties due in the year were not done by their day; null where nobody asked. */
  lateDuties: number | null;
  /** The twelve months are closed: what the books say of the year is final. */
  closed: boolean;
  entered: readonly { kind: TargetKind; name: string; figure: Hundredths; confirmed: boolean }[];
}

export interface Scorecard {
  targets: ScoredTarget[];
  /** Whether all management targets are met: false as soon as one is not, unknown while one is; null where none was issued. */
  managementTargets: Verdict | null;
  /** The points of all targets; null while one is unknown or where one has no weight. */
  score: Hundredths | null;
  /** What all of them would bring; null where one has no weight. */
  possible: Hundredths | null;
  /** What was collected above the task, once the year is closed. */
  aboveTask: Fen | null;
}

export function scorecard(issued: readonly IssuedTarget[], measured: Measured): Scorecard {
  const targets = issued.map((target) => scored(target, measured));
  const points = targets.map((target) => target.points);
  const weights = targets.map(({ weight }) => weight);
  const task = targets.find(({ kind }) => kind === 'COLLECTION');
  return {
    targets,
    managementTargets: together(targets.filter(({ kind }) => TARGETS[kind].management)),
    score: addedUp(points),
    possible: addedUp(weights),
    aboveTask: task && measured.closed && measured.income > task.target ? measured.income - task.target : null,
  };
}

function scored(target: IssuedTarget, measured: Measured): ScoredTarget {
  const { figure, known } = figureOf(target, measured);
  const met = figure !== null && (target.bound === 'AT_LEAST' ? figure >= target.target : figure <= target.target);
  const verdict: Verdict = !known || figure === null ? 'UNKNOWN' : met ? 'MET' : 'NOT_MET';
  const points = verdict === 'UNKNOWN' || target.weight === null ? null : met ? target.weight : 0n;
  return { ...target, figure, verdict, points };
}

function figureOf({ kind, name }: IssuedTarget, measured: Measured): { figure: Hundredths | null; known: boolean } {
  const { income, subsidies, expenditure, insured, lateDuties, closed, entered } = measured;
  const booked = (figure: Hundredths | null) => ({ figure, known: closed });
  switch (kind) {
    case 'COLLECTION':
      return booked(income);
    case 'EXPENDITURE':
      return booked(expenditure);
    case 'SUBSIDY_PAID_IN':
      return booked(subsidies);
    case 'EXPENDITURE_PER_HEAD':
      return booked(insured > 0 ? proportionHalfUp(expenditure, 1n, BigInt(insured)) : null);
    case 'LATE_DUTIES':
      return booked(lateDuties === null ? null : BigInt(lateDuties) * 100n);
    default: {
      const found = entered.find((one) => one.kind === kind && one.name === name);
      return { figure: found?.figure ?? null, known: found?.confirmed ?? false };
    }
  }
}

function together(targets: readonly ScoredTarget[]): Verdict | null {
  if (targets.length === 0) return null;
  if (targets.some(({ verdict }) => verdict === 'NOT_MET')) return 'NOT_MET';
  return targets.every(({ verdict }) => verdict === 'MET') ? 'MET' : 'UNKNOWN';
}

const addedUp = (amounts: readonly (bigint | null)[]): bigint | null =>
  amounts.length > 0 && amounts.every((amount) => amount !== null) ? sum(amounts as bigint[]) : null;

/** "住院率 16.20，不高于 15.00；转诊率 未知": why the management targets are not (known to be) met. */
export const shortOf = ({ targets }: Scorecard): string =>
  targets
    .filter(({ kind, verdict }) => TARGETS[kind].management && verdict !== 'MET')
    .map(({ verdict, figure, bound, target, ...one }) =>
      verdict === 'UNKNOWN'
        ? `${titleOf(one)} 未知`
        : `${titleOf(one)} ${yuan(figure!)}，应${bound === 'AT_LEAST' ? '不低于' : '不高于'} ${yuan(target)}`,
    )
    .join('；');
