/** 工作经费 per insured person: of both funds together, as the money is one. Pure. */
import { type Fen, proportionDown } from '../money.js';

/** Fen a person, rounded down. Null where nobody is insured. */
export const perPerson = (amount: Fen, insured: number): Fen | null =>
  insured > 0 ? proportionDown(amount, 1n, BigInt(insured)) : null;
