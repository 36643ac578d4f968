/**
 * From where on a figure is a warning. None of these stands in the four documents: they are defaults of national practice, and every
 * warning says so; a policy's own threshold (`law`) goes before them. The gravest stands first.
 */
import { fen } from '../money.js';
import type { Citation } from '../policy/policy.js';
import type { Hundredths, WarningLevel } from './finding.js';

export interface Threshold {
  level: WarningLevel;
  value: Hundredths;
  /** The rule that sets it; undefined: a default. */
  law?: { rule: string; citation: Citation };
}

const by = (level: WarningLevel, value: string): Threshold => ({ level, value: fen(value) });

/** Months of cover: below 3 red, below 6 orange; 6 to 15 is as it should be. */
export const COVER_BELOW = [by('RED', '3'), by('ORANGE', '6')];
/** Above 15 months too much lies idle. */
export const COVER_ABOVE = [by('NOTICE', '15')];
/** Yuan of deficit in the fund year so far. */
export const DEFICIT_ABOVE = [by('ORANGE', '0')];
/** Yuan of deficit in the fund year and the one before, when both have one. */
export const DEFICITS_ABOVE = [by('RED', '0')];
/** Months until the balance is used up. */
export const EXHAUSTION_WITHIN = [by('RED', '6'), by('ORANGE', '12')];
/** Percent of the year's income due. */
export const COLLECTED_BELOW = [by('RED', '90'), by('ORANGE', '95')];
/** Percent of the year's subsidies. */
export const SUBSIDIES_BELOW = [by('RED', '90'), by('ORANGE', '100')];
/** Percentage points by which expenditure grew faster than income. */
export const GROWTH_ABOVE = [by('ORANGE', '10'), by('NOTICE', '0')];
/** Percentage points of the year's budget by which spending is ahead of what was planned for the months on record. */
export const SPENDING_AHEAD_ABOVE = [by('ORANGE', '10'), by('NOTICE', '5')];
/** The same for income behind plan. */
export const INCOME_BEHIND_ABOVE = [by('ORANGE', '10'), by('NOTICE', '5')];
/** Yuan of expenditure above the whole year's budget. */
export const BUDGET_OVERSPENT_ABOVE = [by('RED', '0')];
/** Days past the day on which something was due. */
export const OVERDUE_ABOVE = [by('RED', '90'), by('ORANGE', '0')];
/** Percent off the pool's mean expenditure per insured person, above it or below. */
export const OFF_MEAN_ABOVE = [by('ORANGE', '40'), by('NOTICE', '20')];
/** Coefficient of variation of the counties' expenditure per insured person, in percent. */
export const DISPERSION_ABOVE = [by('ORANGE', '30'), by('NOTICE', '15')];
/** Days until a policy lapses that none follows: told from a year before; red once it has lapsed. */
export const LAPSE_WITHIN = [by('RED', '-1'), by('ORANGE', '365')];

export const firstAbove = (figure: Hundredths, thresholds: readonly Threshold[]): Threshold | undefined =>
  thresholds.find(({ value }) => figure > value);

export const firstBelow = (figure: Hundredths, thresholds: readonly Threshold[]): Threshold | undefined =>
  thresholds.find(({ value }) => figure < value);

export const firstWithin = (figure: Hundredths, thresholds: readonly Threshold[]): Threshold | undefined =>
  thresholds.find(({ value }) => figure <= value);
