/** 人均标准 × 参保人数. Pure. */
import { type Fen, parseAmount, yuan } from '../money.js';

/** Exact: a standard has whole fen, so there is nothing to round. Undefined where that is more than an amount can be. */
export const byStandard = (perHead: Fen, insured: number): Fen | undefined =>
  parseAmount(yuan(perHead * BigInt(insured)));
