/** 工作经费 per insured person: of both funds together, as the money is one. Pure. */
import type { Fen } from '../money.js';

/** Fen a person, rounded down: what is below a limit of whole fen shows below it. Null where nobody is insured. */
export const perPerson = (amount: Fen, insured: number): Fen | null => (insured > 0 ? amount / BigInt(insured) : null);
