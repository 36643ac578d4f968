/** 冲销: takes entries back by adding their mirror images, linked to them. Nothing is ever changed or deleted. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { fen } from '../money.js';
import type { AccountCode, AccountDetail, BankKind, Entry, EntryKind, Line, Side } from './entry.js';
import { mirrored } from './entry.js';
import { type Fund, post } from './ledger.service.js';

export interface PostedEntry extends Entry {
  id: string;
  year: number;
  month: number;
  reversedBy: string | null;
}

interface LineRow {
  county: string | null;
  code: AccountCode;
  detail: AccountDetail | null;
  bank: BankKind | null;
  counterparty: string | null;
  fundYear: number | null;
  side: Side;
  amount: string;
  rule: string | null;
  step: string | null;
  row: number | null;
}

/** Entries as they were posted, in order; those that aren't in this fund are left out. */
export async function postedEntries(
  em: EntityManager,
  fund: Fund,
  where: { ids: string[] } | { subject: string },
): Promise<PostedEntry[]> {
  const rows = await sql<Omit<PostedEntry, 'lines' | 'subject'> & { subject: string | null; lines: LineRow[] }>(
    em,
    `select e.id::text, e.kind, e.year, e.month, e.effective_date::text as effective, e.month = 13 as closing, e.document, e.memo,
       e.subject, e.reverses::text, (select r.id::text from journal_entry r where r.reverses = e.id) as "reversedBy",
       (select jsonb_agg(jsonb_build_object('county', b.county, 'code', a.account, 'detail', a.detail, 'bank', k.kind,
           'counterparty', a.counterparty, 'fundYear', a.fund_year, 'side', l.side, 'amount', l.amount::text,
           'rule', l.rule, 'step', l.step, 'row', l.source_row) order by b.county nulls last, l.line_no)
         from journal_line l
         join ledger_account a on a.id = l.ledger_account
         join book b on b.id = a.book
         left join bank_account k on k.id = a.bank_account
         where l.fund = e.fund and l.entry = e.id) as lines
     from journal_entry e
     where e.fund = $1 and ${'ids' in where ? 'e.id = any($2::bigint[])' : 'e.subject = $2::uuid'}
     order by e.id`,
    [fund.id, 'ids' in where ? where.ids : where.subject],
  );
  return rows.map(({ lines, subject, ...entry }) => ({
    ...entry,
    ...(subject !== null && { subject }),
    lines: lines.map(lineOf),
  }));
}

const lineOf = ({
  county,
  code,
  detail,
  bank,
  counterparty,
  fundYear,
  side,
  amount,
  rule,
  step,
  row,
}: LineRow): Line => ({
  account: {
    county,
    code,
    detail: detail ?? undefined,
    bank: bank ?? undefined,
    counterparty: counterparty ?? undefined,
    fundYear: fundYear ?? undefined,
  },
  side,
  amount: fen(amount),
  rule: rule ?? undefined,
  step: step ?? undefined,
  row: row ?? undefined,
});

export const isReversalOrReversed = (entry: PostedEntry): boolean =>
  entry.kind === ('REVERSAL' satisfies EntryKind) || entry.reversedBy !== null;

/** The entry that takes one back, in the same period. */
export const reversalOf = (entry: PostedEntry, reason: string): Entry => ({
  kind: 'REVERSAL',
  effective: entry.effective,
  closing: entry.closing,
  document: reason,
  memo: `冲销：${entry.memo}`,
  subject: entry.subject,
  reverses: entry.id,
  lines: mirrored(entry.lines),
});

/** Takes back every entry given that still stands. Answers the ids of the reversals. */
export const reverse = (
  em: EntityManager,
  fund: Fund,
  person: string,
  entries: readonly PostedEntry[],
  reason: string,
) =>
  post(
    em,
    fund,
    person,
    entries.filter((entry) => !isReversalOrReversed(entry)).map((entry) => reversalOf(entry, reason)),
  );
