/** 预警: what is found wanting, with its figure, the threshold that it passed, and where that threshold is from. */
import { grouped, yuan } from '../money.js';
import type { Citation, Insurance } from '../policy/policy.js';
import type { Threshold } from './thresholds.js';

export type WarningKind =
  | 'MONTHS_OF_COVER'
  | 'OVER_ACCUMULATED'
  | 'DEFICIT'
  | 'DEFICIT_TWO_YEARS'
  | 'EXHAUSTION'
  | 'COLLECTION_RATE'
  | 'SUBSIDY_RATE'
  | 'GROWTH'
  | 'BUDGET_SPENDING'
  | 'BUDGET_INCOME'
  | 'BUDGET_OVERSPENT'
  | 'EXPENDITURE_ACCOUNT'
  | 'OVERDUE_OBLIGATION'
  | 'OVERDUE_DEBT'
  | 'OVERDUE_DUTY'
  | 'OVERDUE_REMITTANCE'
  | 'OVERDUE_PLAN'
  | 'PLAN_OFF_MEAN'
  | 'EXPENDITURE_PER_HEAD'
  | 'EXPENDITURE_DISPERSION'
  | 'INSURED_SHARE'
  | 'WORKING_FUNDS'
  | 'POLICY_LAPSES';

export type WarningLevel = 'RED' | 'ORANGE' | 'NOTICE';

export type WarningUnit = 'MONTHS' | 'YUAN' | 'PERCENT' | 'PERCENTAGE_POINTS' | 'DAYS';

/** A figure with two decimals as a whole number of hundredths: fen where the unit is yuan. */
export type Hundredths = bigint;

/** Where a warning belongs: a county null is the whole pool, an insurance null both funds together. */
export interface Place {
  insurance: Insurance | null;
  county: string | null;
  fiscalYear: number;
}

export interface Finding extends Place {
  kind: WarningKind;
  level: WarningLevel;
  figure: Hundredths;
  threshold: Hundredths;
  unit: WarningUnit;
  /** Chinese, then English. */
  message: string;
  /** The rule that orders this to be watched or done, with its sentence; null where none does and it is national practice. */
  rule: string | null;
  citation: Citation | null;
  /** The threshold is a default and stands in no document. */
  thresholdIsDefault: boolean;
  /** What it is about, where a place can have several of the kind: an obligation, a plan's month or quarter. */
  subject: string | null;
}

/** What was measured at a place. */
export interface Measured {
  kind: WarningKind;
  figure: Hundredths;
  unit: WarningUnit;
  /** With both as a page writes them ("1,234.50"). */
  says: (figure: string, threshold: string) => string;
  /** The sentence that orders it, where the threshold is a default and the duty is not. */
  orderedBy?: { rule: string; citation: Citation } | undefined;
  subject?: string;
}

/** A figure against a threshold that it passed. */
export const warningOf = (place: Place, measured: Measured, passed: Threshold): Finding => {
  const { kind, figure, unit, says, orderedBy, subject = null } = measured;
  const { level, value, law } = passed;
  const ground = law ?? orderedBy;
  return {
    ...place,
    kind,
    level,
    figure,
    threshold: value,
    unit,
    message: says(grouped(yuan(figure)), grouped(yuan(value))),
    rule: ground?.rule ?? null,
    citation: ground?.citation ?? null,
    thresholdIsDefault: law === undefined,
    subject,
  };
};
