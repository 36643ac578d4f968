/** One move in a settlement's life; which moves there are, and whose four eyes, the database says (settlement_moves). */
import type { EntityManager } from '@mikro-orm/postgresql';
import { refusedBooks } from '../ledger/refused-books.js';
import { SettlementEventEntity } from './settlement.entity.js';
import type { Standing } from './standing.service.js';
import type { SettlementStatus } from './status.js';

type Place = Pick<Standing, 'id' | 'seq' | 'revision' | 'contentHash'>;

/** The place after the last event. */
export const next = ({ id, seq, revision, contentHash }: Place): Place => ({ id, seq: seq + 1, revision, contentHash });

export async function move(
  em: EntityManager,
  at: Place,
  status: SettlementStatus,
  person: string,
  role: string,
  reason: string | null = null,
): Promise<void> {
  const { id, ...event } = at;
  em.create(SettlementEventEntity, { settlement: id, ...event, status, person, role, reason });
  await em.flush().catch((error: unknown) => {
    throw refusedBooks(error);
  });
}
