import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';

/**
 * With the last payment POSTED becomes COMPLETED, and POSTED again when something is owed again: because a payment or a correction was
 * taken back. Looks at the settlement of a fund year and at all its corrections, as one lessens what another made owed.
 */
export const followWhatIsOwed = (
  em: EntityManager,
  fund: number,
  fiscalYear: number,
  { person, role, reason = null }: { person: string; role: string; reason?: string | null },
) =>
  sql(
    em,
    `insert into settlement_event (settlement, seq, status, person, role, revision, content_hash, reason)
     select e.settlement, e.seq + 1, case when owed then 'POSTED' else 'COMPLETED' end, $3, $4, e.revision, e.content_hash, $5
     from settlement s
     join lateral (select * from settlement_event where settlement = s.id order by seq desc limit 1) e on true
     cross join lateral (select exists (select from obligation_state o where o.settlement = s.id and o.outstanding > 0) as owed) o
     where s.fund = $1 and s.fiscal_year = $2 and s.stands and e.status = case when owed then 'COMPLETED' else 'POSTED' end`,
    [fund, fiscalYear, person, role, reason],
  );
