/**
 * 监测指标: what a fund year is watched by, for the pool and for each county, each figure with its threshold and the sentence that
 * orders it. The same figures and thresholds as the warnings': those tell only what passed. Pure.
 */
import { fen, monthsOfCover, percentHalfUp, proportionHalfUp, sum, type Fen } from '../money.js';
import { type Citation, type IndicatorProvision, type Policy, provisionsOf, type Reading } from '../policy/policy.js';
import type { Hundredths, WarningUnit } from '../warning/finding.js';
import { dispersionOf, offMean } from '../warning/per-head.js';
import {
  COLLECTED_BELOW,
  COVER_BELOW,
  DISPERSION_ABOVE,
  OFF_MEAN_ABOVE,
  SUBSIDIES_BELOW,
  type Threshold,
} from '../warning/thresholds.js';

export type IndicatorKind =
  | 'MONTHS_OF_COVER'
  | 'COLLECTION_RATE'
  | 'SUBSIDY_RATE'
  | 'EXPENDITURE_PER_HEAD'
  | 'EXPENDITURE_OFF_MEAN'
  | 'EXPENDITURE_DISPERSION'
  | 'INSURED_SHARE';

export interface Indicator {
  kind: IndicatorKind;
  /** Null where it can't be told: nothing spent, nobody insured, no facts. */
  figure: Hundredths | null;
  unit: WarningUnit;
  /** Null: it is watched without one. */
  threshold: { value: Hundredths; good: 'AT_LEAST' | 'AT_MOST'; isDefault: boolean } | null;
  /** Whether the figure is on the good side; null without a figure or a threshold. */
  within: boolean | null;
  rule: string | null;
  citation: Citation | null;
  readings: readonly Reading[];
}

export interface CountyFigures {
  county: string;
  income: Fen;
  subsidies: Fen;
  expenditure: Fen;
  accumulatedBalance: Fen;
  /** Persons insured in the fund. */
  insured: number;
  /** Persons insured in both funds, and permanent residents. */
  insuredInAll: number;
  residents: number | null;
  facts: { incomeDue: Fen; subsidyShortfall: Fen } | null;
}

export interface FundFigures {
  policy: Policy | undefined;
  counties: readonly CountyFigures[];
}

type OfPool = (fund: FundFigures) => Indicator;
type OfCounty = (county: CountyFigures, fund: FundFigures) => Indicator;

const lawOf = ({ policy }: FundFigures, indicator: IndicatorProvision['indicator']) =>
  policy && provisionsOf(policy, 'INDICATOR').find((one) => one.indicator === indicator);

/** @param orderedBy the sentence that orders it watched; where it sets a figure, that is the threshold. */
function indicator(
  kind: IndicatorKind,
  figure: Hundredths | null,
  unit: WarningUnit,
  watched: {
    orderedBy?: ReturnType<typeof lawOf>;
    /** National practice, where the law sets none; the mildest stands last. */
    defaults?: readonly Threshold[];
    good?: 'AT_LEAST' | 'AT_MOST';
    /** A figure that is off on either side. */
    eitherWay?: true;
  },
): Indicator {
  const { orderedBy, defaults, good = 'AT_LEAST', eitherWay } = watched;
  const law = orderedBy?.atLeast;
  const value = law === undefined ? defaults?.at(-1)?.value : fen(law);
  const threshold = value === undefined ? null : { value, good, isDefault: law === undefined };
  const measured = figure !== null && eitherWay && figure < 0n ? -figure : figure;
  return {
    ...{ kind, figure, unit, threshold },
    within:
      measured === null || threshold === null
        ? null
        : good === 'AT_LEAST'
          ? measured >= threshold.value
          : measured <= threshold.value,
    rule: orderedBy?.rule ?? null,
    citation: orderedBy?.citation ?? null,
    readings: orderedBy?.readings ?? [],
  };
}

const cover = (counties: readonly CountyFigures[]): Hundredths | null => {
  const months = monthsOfCover(total(counties, 'accumulatedBalance'), total(counties, 'expenditure'));
  return months === null ? null : fen(months);
};

const total = (counties: readonly CountyFigures[], of: 'income' | 'subsidies' | 'expenditure' | 'accumulatedBalance') =>
  sum(counties.map((county) => county[of]));

/** Of what was due; null while the facts of one are missing. */
function collectionRate(counties: readonly CountyFigures[]): Hundredths | null {
  const due = counties.map(({ facts }) => facts?.incomeDue);
  const whole = due.includes(undefined) ? 0n : sum(due as Fen[]);
  return percentHalfUp(total(counties, 'income'), whole);
}

function subsidyRate(counties: readonly CountyFigures[]): Hundredths | null {
  const short = counties.map(({ facts }) => facts?.subsidyShortfall);
  const paid = total(counties, 'subsidies');
  const whole = short.includes(undefined) ? 0n : paid + sum(short as Fen[]);
  return percentHalfUp(paid, whole);
}

const perHead = (counties: readonly CountyFigures[]): Hundredths | null => {
  const persons = counties.reduce((all, { insured }) => all + insured, 0);
  return persons > 0 ? proportionHalfUp(total(counties, 'expenditure'), 1n, BigInt(persons)) : null;
};

/** What the counties' expenditure per head is compared by: counties without insured persons are left out. */
const peopled = ({ counties }: FundFigures) =>
  counties.filter(({ insured }) => insured > 0).map(({ insured, ...year }) => ({ insured, year }));

/** Another indicator is another line here or below. */
const OF_POOL: readonly OfPool[] = [
  (fund) =>
    indicator('MONTHS_OF_COVER', cover(fund.counties), 'MONTHS', {
      orderedBy: lawOf(fund, 'MONTHS_OF_COVER'),
      defaults: COVER_BELOW,
    }),
  ({ counties }) => indicator('COLLECTION_RATE', collectionRate(counties), 'PERCENT', { defaults: COLLECTED_BELOW }),
  ({ counties }) => indicator('SUBSIDY_RATE', subsidyRate(counties), 'PERCENT', { defaults: SUBSIDIES_BELOW }),
  (fund) =>
    indicator('EXPENDITURE_PER_HEAD', perHead(fund.counties), 'YUAN', {
      orderedBy: lawOf(fund, 'PER_CAPITA_EXPENDITURE'),
    }),
  (fund) =>
    indicator('EXPENDITURE_DISPERSION', dispersionOf(peopled(fund)), 'PERCENT', {
      ...{ orderedBy: lawOf(fund, 'PER_CAPITA_EXPENDITURE'), defaults: DISPERSION_ABOVE, good: 'AT_MOST' },
    }),
  (fund) => {
    const residents = fund.counties.reduce((all, county) => all + (county.residents ?? 0), 0);
    const insured = fund.counties.reduce((all, { insuredInAll }) => all + insuredInAll, 0);
    const share = percentHalfUp(BigInt(insured), BigInt(residents));
    return indicator('INSURED_SHARE', share, 'PERCENT', { orderedBy: lawOf(fund, 'INSURED_SHARE') });
  },
];

const OF_COUNTY: readonly OfCounty[] = [
  (county) => indicator('MONTHS_OF_COVER', cover([county]), 'MONTHS', { defaults: COVER_BELOW }),
  (county) => indicator('COLLECTION_RATE', collectionRate([county]), 'PERCENT', { defaults: COLLECTED_BELOW }),
  (county) => indicator('SUBSIDY_RATE', subsidyRate([county]), 'PERCENT', { defaults: SUBSIDIES_BELOW }),
  (county, fund) =>
    indicator('EXPENDITURE_PER_HEAD', perHead([county]), 'YUAN', { orderedBy: lawOf(fund, 'PER_CAPITA_EXPENDITURE') }),
  (county, fund) =>
    indicator('EXPENDITURE_OFF_MEAN', offMean({ insured: county.insured, year: county }, peopled(fund)), 'PERCENT', {
      ...{ orderedBy: lawOf(fund, 'PER_CAPITA_EXPENDITURE'), defaults: OFF_MEAN_ABOVE },
      ...{ good: 'AT_MOST', eitherWay: true },
    }),
];

export const indicatorsOfPool = (fund: FundFigures): Indicator[] => OF_POOL.map((of) => of(fund));
export const indicatorsOfCounty = (county: CountyFigures, fund: FundFigures): Indicator[] =>
  OF_COUNTY.map((of) => of(county, fund));
