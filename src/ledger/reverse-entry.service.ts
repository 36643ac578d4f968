/** 冲销分录: takes back an act of the books with all its entries, unless something rests on it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { followWhatIsOwed } from '../settlement/completion.service.js';
import { yearIsPosted } from '../settlement/year-posted.service.js';
import type { EntryKind } from './entry.js';
import { fundOf } from './ledger.service.js';
import { isReversalOrReversed, type PostedEntry, postedEntries, reverse } from './reversal.service.js';

export interface ReverseEntryInput {
  idempotencyKey: string;
  entry: string;
  reason: string;
}

/** Year close, levy, remittance, sweep and allotment are one act over all counties: they are taken back whole. */
const WHOLE: readonly EntryKind[] = ['YEAR_CLOSE', 'RESERVE_LEVY', 'REMITTANCE', 'PREMIUM_SWEEP', 'PREMIUM_ALLOTMENT'];
const PAYMENTS: readonly EntryKind[] = ['TOP_UP', 'REPLENISHMENT', 'LOAN_REPAYMENT', 'REFUND'];
const OF_ADVANCE: readonly EntryKind[] = ['ADVANCE', 'ADVANCE_REPAYMENT'];
/** What a settlement counts. */
const IN_SETTLEMENT: readonly EntryKind[] = [
  ...OF_ADVANCE,
  'YEAR_CLOSE',
  'RESERVE_LEVY',
  'REMITTANCE',
  'RESERVE_INTEREST',
];

export const reverseEntry = (context: Context, input: ReverseEntryInput) =>
  once(context.em, context.viewer, 'reverseEntry', input.idempotencyKey, input, async (em) => {
    const { viewer } = context;
    if (input.reason.trim() === '') throw new Refused(refusal('REASON_MISSING', undefined, ['input', 'reason']));
    const path = ['input', 'entry'];
    const [found] = await sql<{ id: string; pool: string; insurance: Insurance }>(
      em,
      `select e.id::text, f.pool, f.insurance from journal_entry e join fund f on f.id = e.fund where e.id::text = $1`,
      [input.entry],
    );
    if (!found) throw new Refused(refusal('UNKNOWN_ID', { what: '分录 entry', id: input.entry }, path));
    mustActOn(viewer, ['CITY_MEDICAL', 'CITY_FINANCE'], { pool: found.pool, county: null });
    const fund = await fundOf(em, found.pool, found.insurance);
    await decideAlone(em, fund.id);
    const [entry] = await postedEntries(em, fund, { ids: [found.id] });
    const held = (by: string) => new Refused(refusal('ENTRY_HELD', { entry: found.id, by }, path));
    if (isReversalOrReversed(entry!)) throw new Refused(refusal('ENTRY_ALREADY_REVERSED', { entry: found.id }, path));
    const wholeAct = WHOLE.includes(entry!.kind);
    const by = await whatRestsOn(em, fund.id, entry!);
    if (by) throw held(by);
    const entries = wholeAct ? await postedEntries(em, fund, { subject: entry!.subject! }) : [entry!];
    const reversals = await reverse(em, fund, viewer.person, entries, input.reason);
    if (entry!.kind === 'RESERVE_LEVY')
      await sql(
        em,
        `update obligation set cancelled_at = clock_timestamp()
         where fund = $1 and fiscal_year = $2 and kind = 'RESERVE_LEVY' and cancelled_at is null`,
        [fund.id, entry!.year],
      );
    if (entry!.kind === 'ADVANCE')
      await sql(em, 'update obligation set cancelled_at = clock_timestamp() where id = $1', [entry!.subject]);
    if (PAYMENTS.includes(entry!.kind)) await oweAgain(em, fund.id, entry!.subject!, viewer.person);
    return { entry: reversals[0]! };
  });

/** What would lose its ground; null where nothing does. */
async function whatRestsOn(em: EntityManager, fund: number, entry: PostedEntry): Promise<string | null> {
  const { kind, subject = null } = entry;
  if (kind === 'PREMIUM_RECEIPT' || kind === 'PREMIUM_SWEEP') return whatPremiumsRestOn(em, fund, entry);
  const year = OF_ADVANCE.includes(kind) ? await yearOfObligation(em, subject!) : entry.year;
  const [held] = await sql<{
    ofSettlement: boolean;
    levied: boolean;
    paid: boolean;
    repaid: boolean;
  }>(
    em,
    `select
       exists (select from settlement where id = $3) as "ofSettlement",
       exists (select from journal_entry e where e.fund = $1 and e.year = $2 and e.kind = 'RESERVE_LEVY'
         and not exists (select from journal_entry r where r.reverses = e.id)) as levied,
       exists (select from obligation_state o where o.fund = $1 and o.fiscal_year = $2 and o.kind = 'RESERVE_LEVY'
         and o.paid > 0) as paid,
       exists (select from obligation_state o where o.id = $3 and o.kind = 'REPAY_ADVANCE' and o.paid > 0) as repaid`,
    [fund, year, subject],
  );
  const { ofSettlement, levied, paid, repaid } = held!;
  if (ofSettlement) return '清算 the settlement';
  if (kind === 'ADVANCE' && repaid) return '垫付的归还 repayments of the advance';
  if (IN_SETTLEMENT.includes(kind) && (await yearIsPosted(em, fund, year)))
    return `${year}年度清算 the settlement of ${year}`;
  if (kind === 'YEAR_CLOSE' && levied) return '风险金提取 the levy';
  if (kind === 'RESERVE_LEVY' && paid) return '风险金补缴 payments on the levy';
  return null;
}

/** An advance counts into the year in which it was made, whenever it is given back. */
async function yearOfObligation(em: EntityManager, id: string): Promise<number> {
  const [row] = await sql<{ year: number }>(em, 'select fiscal_year as year from obligation where id = $1', [id]);
  return row!.year;
}

/** Premiums go on: a day's receipts into a sweep, a sweep into an allotment. */
async function whatPremiumsRestOn(
  em: EntityManager,
  fund: number,
  { kind, effective, subject }: PostedEntry,
): Promise<string | null> {
  const [held] = await sql<{ swept: boolean; allotted: boolean }>(
    em,
    `select exists (select from premium_sweep_standing where fund = $1 and $2::date between from_day and through_day) as swept,
       exists (select from premium_allotment_standing where sweep = $3::uuid) as allotted`,
    [fund, effective, subject],
  );
  if (kind === 'PREMIUM_RECEIPT') return held!.swept ? '保费划转 the sweep of its day' : null;
  return held!.allotted ? '保费划入 its allotment' : null;
}

/** A payment that was taken back is owed again: a completed settlement is posted, no more. */
const oweAgain = async (em: EntityManager, fund: number, obligation: string, person: string) =>
  followWhatIsOwed(em, fund, await yearOfObligation(em, obligation), {
    person,
    role: 'CITY_FINANCE',
    reason: '缴付冲销',
  });
