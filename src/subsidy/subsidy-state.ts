/** 财政补助到位: what was due from each level of government and what has come; and what that says of the year's shortfall. */
import { atLeastZero, type Fen, proportionHalfUp, sum, yuan } from '../money.js';
import { type GovernmentLevel, LEVELS } from './level.js';

export interface LevelFigures {
  level: GovernmentLevel;
  due: Fen;
  paid: Fen;
}

export interface LevelState extends LevelFigures {
  outstanding: Fen;
  /** Percent, two decimals half up; null where nothing was due. */
  paidInRate: string | null;
}

export interface CountySubsidies {
  county: string;
  levels: LevelState[];
  due: Fen;
  paid: Fen;
  paidInRate: string | null;
  /** What did not come, level by level: one level's overpayment makes up for no other's. Proposed for the year's facts. */
  proposedShortfall: Fen;
  /** As the newest version of the year's facts says; null where there are none. */
  recordedShortfall: Fen | null;
  /** Proposed less recorded. */
  difference: Fen | null;
}

export function countySubsidies(
  county: string,
  figures: readonly LevelFigures[],
  recordedShortfall: Fen | null,
): CountySubsidies {
  const levels = LEVELS.flatMap((level) => figures.filter((one) => one.level === level)).map((one): LevelState => ({
    ...one,
    outstanding: atLeastZero(one.due - one.paid),
    paidInRate: rate(one.paid, one.due),
  }));
  const due = sum(levels.map((one) => one.due));
  const paid = sum(levels.map((one) => one.paid));
  const proposedShortfall = sum(levels.map(({ outstanding }) => outstanding));
  return {
    ...{ county, levels, due, paid, paidInRate: rate(paid, due), proposedShortfall, recordedShortfall },
    difference: recordedShortfall === null ? null : proposedShortfall - recordedShortfall,
  };
}

const rate = (paid: Fen, due: Fen): string | null => (due === 0n ? null : yuan(proportionHalfUp(paid, 10_000n, due)));
