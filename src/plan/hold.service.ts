/** 占用: an approval holds its money until it is paid or lapses; the database's own function does it, under the account's lock. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { type Fen, fen, yuan } from '../money.js';
import type { Citation } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import type { SubmissionState } from '../submission/submission.js';
import { type CityAccountKind, cityAccounts } from './city-account.service.js';

/** What the version that stands asks for. */
export async function requested(em: EntityManager, { id, version }: SubmissionState): Promise<Fen> {
  const [row] = await sql<{ amount: string }>(
    em,
    'select amount::text from money_requested where submission = $1 and version = $2',
    [id, version],
  );
  return fen(row!.amount);
}

/** Throws Refused where the account has too little that is not held. */
export async function holdMoney(
  em: EntityManager,
  submission: SubmissionState,
  kind: CityAccountKind,
  lastMonth: number,
  citation: Citation | undefined,
): Promise<void> {
  const { id } = (await cityAccounts(em, submission.fund))[kind];
  const [row] = await sql<{ short: string | null }>(em, 'select hold_money($1, $2, $3)::text as short', [
    submission.id,
    id,
    lastMonth,
  ]).catch((error: unknown) => {
    throw refusedBooks(error);
  });
  const { short } = row!;
  if (short !== null)
    throw new Refused(
      refusal(
        'MONEY_NOT_AVAILABLE',
        { asked: yuan(await requested(em, submission)), available: short },
        ['input'],
        citation ?? submission.citation,
      ),
    );
}

export interface Hold {
  submission: string;
  held: Fen;
  lapsed: boolean;
}

/** Undefined before it is approved. */
export async function holdOf(em: EntityManager, submission: string): Promise<Hold | undefined> {
  const [row] = await sql<{ submission: string; held: string; lapsed: boolean }>(
    em,
    'select submission, held::text, lapsed from money_hold_state where submission = $1',
    [submission],
  );
  return row && { ...row, held: fen(row.held) };
}
