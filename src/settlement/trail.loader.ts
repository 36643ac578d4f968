/** What leads from the books back to the law, and from what is owed to its entries: each kind in one statement an operation. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import { ENTRY_COLUMNS, ENTRY_JOINS } from '../ledger/journal-columns.js';
import type { JournalEntryType } from '../ledger/journal.types.js';

/** Which law an entry was booked under: the policy of its settlement or of its debt, or else the one in force for the fund year it is about. */
export interface LawOfEntry {
  pool: string;
  fiscalYear: number;
  policy: string | null;
  policyVersion: number | null;
}

export const lawOfEntryLoader = (read: Read) =>
  new DataLoader<string, LawOfEntry | null>(async (entries) => {
    const rows = await read<LawOfEntry & { entry: string }>(
      {
        name: 'law-of-entries',
        text: `select e.id as entry, f.pool, coalesce(o.fiscal_year, e.year) as "fiscalYear",
            coalesce(d.policy, b.policy) as policy, d.policy_version as "policyVersion"
          from journal_entry e
          join fund f on f.id = e.fund
          left join obligation o on o.id = e.subject
          left join debt b on b.id = e.subject
          left join lateral (select policy, policy_version from settlement_draft
            where settlement = coalesce(o.settlement, e.subject) order by revision desc limit 1) d on true
          where e.id = any($1::bigint[])`,
      },
      [entries],
    );
    const byEntry = new Map(rows.map((row) => [row.entry, row]));
    return entries.map((entry) => byEntry.get(entry) ?? null);
  });

/** The entries that paid each obligation, and those that took a payment back, in the order booked; with a voucher that the viewer sees. */
export const entriesOfObligationLoader = (read: Read, viewer: Viewer) =>
  new DataLoader<string, JournalEntryType[]>(async (ids) => {
    const rows = await read<JournalEntryType>(
      {
        name: 'entries-of-obligations',
        text: `select ${ENTRY_COLUMNS} from journal_entry e ${ENTRY_JOINS}
          where e.subject = any($1::uuid[])
            and ($2 or f.pool = any($3) or exists (select from voucher v join book b on b.id = v.book
              where v.entry = e.id and b.county = any($4)))
          order by e.id`,
      },
      [ids, ...sightValues(viewer)],
    );
    const ofSubject = Map.groupBy(rows, ({ subject }) => subject);
    return ids.map((id) => ofSubject.get(id) ?? []);
  });
