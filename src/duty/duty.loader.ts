/** Duties of a window: reckoned once for all fields of an operation that ask for the same. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { maySee, type Viewer } from '../identity/viewer.js';
import type { Member } from '../pool/member.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { dutiesFrom, type Duty } from './duty.js';
import type { Evidence } from './evidence.js';
import { evidenceOf, owedIn } from './evidence.query.js';
import { occurrencesOf, type Window } from './occurrence.js';

export interface Asked extends Window {
  pool: string;
  asOf: string;
  /** The counties whose duties are wanted: those that the viewer sees. */
  members: readonly Member[];
}

/** With what the books say of them, for who looks at more of it. */
export async function dutiesAndEvidence(
  read: Read,
  policies: PolicyRegistry,
  { pool, members, ...window }: Asked,
): Promise<{ duties: Duty[]; evidence: Evidence }> {
  const [evidence, owed] = await Promise.all([evidenceOf(read, policies, pool, window), owedIn(read, pool, window)]);
  const known = { members, evidence, policies, pool, asOf: window.asOf };
  return { duties: dutiesFrom(occurrencesOf(policies, pool, window), owed, known), evidence };
}

export const dutiesIn = async (...asked: Parameters<typeof dutiesAndEvidence>): Promise<Duty[]> =>
  (await dutiesAndEvidence(...asked)).duties;

/** A county's role sees its own duties and, without their amounts, the pool's. */
export const dutiesLoader = (read: Read, viewer: Viewer, policies: PolicyRegistry) =>
  new DataLoader<Asked, Duty[], string>(
    (asked) =>
      Promise.all(
        asked.map(async (one) => {
          if (one.members.length === 0) return [];
          const duties = await dutiesIn(read, policies, one);
          return maySee(viewer, { pool: one.pool, county: null })
            ? duties
            : duties.map((duty) => (duty.county === null ? { ...duty, amount: null, outstanding: null } : duty));
        }),
      ),
    { cacheKeyFn: ({ pool, from, to, asOf }) => [pool, from, to, asOf].join('/') },
  );
