/** Whether a fund year is settled and posted: what counted into it is done before, what rests on it after. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import type { Fund } from '../ledger/ledger.service.js';
import { Refused, refusal } from '../refusal.js';
import type { SettlementStatus } from './status.js';

export const yearIsPosted = async (em: EntityManager, fund: number, fiscalYear: number): Promise<boolean> =>
  (await postedStatus(em, fund, fiscalYear)) !== undefined;

/** What is posted rests on what was lent and remitted before: neither is done after it. */
export async function mustBeUnsettled(em: EntityManager, fund: Fund, fiscalYear: number): Promise<void> {
  const status = await postedStatus(em, fund.id, fiscalYear);
  if (status) throw new Refused(refusal('SETTLEMENT_EXISTS', { status }, ['input', 'fiscalYear']));
}

/** Of the settlement itself, not of its corrections; undefined while nothing is posted that stands. */
async function postedStatus(
  em: EntityManager,
  fund: number,
  fiscalYear: number,
): Promise<SettlementStatus | undefined> {
  const [row] = await sql<{ status: SettlementStatus }>(
    em,
    `select (select status from settlement_event where settlement = s.id order by seq desc limit 1) as status
     from settlement s
     where s.fund = $1 and s.fiscal_year = $2 and settlement_is_posted(s.id)
     order by s.created_at limit 1`,
    [fund, fiscalYear],
  );
  return row?.status;
}
