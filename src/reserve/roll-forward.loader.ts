/** The reserve of a fund year from one end to the other, from the lines of the ledger: what cannot be told apart is not left out. */
import type { Read } from '../database/read.js';
import type { Insurance } from '../policy/policy.js';

export interface RollForwardRow {
  /** Null: the common part. */
  county: string | null;
  opening: string;
  levy: string;
  interest: string;
  draws: string;
  refills: string;
  surplus: string;
  closing: string;
  /** What the reserve lent to the county: no movement of its part, but cash that is not there. */
  advancesOpening: string;
  advances: string;
  advancesRepaid: string;
  advancesClosing: string;
}

/**
 * A part of the reserve by what moved it. A reversal is a movement of the kind that it takes back; a payment on a levy that was owed is
 * levy; income made good goes where the surplus goes.
 */
export const rollForward = (
  read: Read,
  pool: string,
  insurance: Insurance,
  fiscalYear: number,
): Promise<RollForwardRow[]> =>
  read(
    {
      name: 'reserve-roll-forward',
      text: `select b.county, ${['opening', 'levy', 'interest', 'draws', 'refills', 'surplus']
        .map(
          (movement) =>
            `coalesce(sum(m.amount) filter (where m.movement = '${movement}'), 0)::numeric(24, 2)::text as ${movement}`,
        )
        .join(', ')},
          coalesce(sum(m.amount), 0)::numeric(24, 2)::text as closing,
          lent.opening::text as "advancesOpening", lent.made::text as advances, lent.repaid::text as "advancesRepaid",
          lent.closing::text as "advancesClosing"
        from fund f
        join book b on b.fund = f.id
        left join lateral (
          select case l.side when 'C' then l.amount else -l.amount end as amount,
            case when l.period < $3 * 100 then 'opening'
              else case coalesce(taken_back.kind, e.kind)
                when 'OPENING' then 'opening'
                when 'RESERVE_LEVY' then 'levy'
                when 'REMITTANCE' then 'levy'
                when 'RESERVE_INTEREST' then 'interest'
                when 'SETTLEMENT_STEP' then 'draws'
                when 'REPLENISHMENT' then case o.kind when 'RESERVE_LEVY' then 'levy' else 'refills' end
                when 'SURPLUS' then 'surplus'
                when 'TOP_UP' then 'surplus'
                when 'REFUND' then 'surplus' end end as movement
          from ledger_account a
          join journal_line l on l.ledger_account = a.id
          join journal_entry e on e.id = l.entry
          left join journal_entry taken_back on taken_back.id = e.reverses
          left join obligation o on o.id = coalesce(taken_back.subject, e.subject)
          where a.book = b.id and a.detail in ('SHARED_RESERVE', 'OWN_RESERVE') and l.period <= $3 * 100 + 13) m on true
        cross join lateral (
          select ${[
            ['opening', 'l.period < $3 * 100'],
            ['made', `l.period > $3 * 100 and coalesce(taken_back.kind, e.kind) = 'ADVANCE'`],
            ['repaid', `l.period > $3 * 100 and coalesce(taken_back.kind, e.kind) <> 'ADVANCE'`],
            ['closing', 'true'],
          ]
            .map(
              ([name, which]) =>
                `coalesce(sum(case l.side when 'D' then l.amount else -l.amount end) filter (where ${which}), 0)::numeric(24, 2) as ${name}`,
            )
            .join(', ')}
          from book pool_book
          join ledger_account a on a.book = pool_book.id and a.detail = 'RESERVE_ADVANCE' and a.counterparty = b.county
          join journal_line l on l.ledger_account = a.id
          join journal_entry e on e.id = l.entry
          left join journal_entry taken_back on taken_back.id = e.reverses
          where pool_book.fund = f.id and pool_book.county is null and l.period <= $3 * 100 + 13) lent
        where f.pool = $1 and f.insurance = $2
        group by b.county, lent.opening, lent.made, lent.repaid, lent.closing
        order by b.county nulls first`,
    },
    [pool, insurance, fiscalYear],
  );
