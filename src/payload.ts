/** A mutation's answer: its object, or the refusals. */
import { Refused, type Refusal } from './refusal.js';

export type Payload<Fields> = Fields & { refusals: readonly Refusal[] };

/**
 * Runs what a mutation does. What that returns is the payload; a `Refused` that it throws becomes `refusals`, and the other fields
 * (nullable, all of them) are null. Anything else thrown is a bug and stays an error.
 */
export async function payload<Fields extends object>(act: () => Promise<Fields>): Promise<Payload<Partial<Fields>>> {
  try {
    return { ...(await act()), refusals: [] };
  } catch (error) {
    if (error instanceof Refused) return { refusals: error.refusals } as Payload<Partial<Fields>>;
    throw error;
  }
}
