/** 更正: takes the row's voucher back and books its rows again, the one corrected, in one posting. */
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import type { Entry, Line } from '../ledger/entry.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { isReversalOrReversed, postedEntries, reversalOf } from '../ledger/reversal.service.js';
import { fen } from '../money.js';
import { type Insurance, Insurance as Insurances } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { LOADS } from './load.service.js';

export interface CorrectRow {
  idempotencyKey: string;
  load: string;
  row: number;
  amount?: string | null;
  reason: string;
}

export const correctLoadedRow = (context: Context, input: CorrectRow) =>
  once(context.em, context.viewer, 'correctLoadedRow', input.idempotencyKey, input, async (em) => {
    const { load, row, reason } = input;
    const amount = input.amount == null ? null : fen(input.amount);
    const path = ['input', 'row'];
    if (reason.trim() === '') throw new Refused(refusal('REASON_MISSING', undefined, ['input', 'reason']));
    if (amount !== null && amount <= 0n)
      throw new Refused(
        amount === 0n
          ? refusal('ZERO_AMOUNT', undefined, ['input', 'amount'])
          : refusal('NEGATIVE_AMOUNT', { amount: input.amount! }, ['input', 'amount']),
      );
    const [found] = await sql<{ pool: string; insurance: Insurance; county: string; entry: string }>(
      em,
      `select f.pool, f.insurance, b.county, e.id::text as entry
       from journal_entry e
       join journal_line l on l.fund = e.fund and l.entry = e.id and l.source_row = $2
       join book b on b.id = l.book
       join fund f on f.id = e.fund
       where e.subject = (select id from load where id::text = $1) and e.kind = 'INCOME_AND_EXPENDITURE'
         and not exists (select from journal_entry r where r.reverses = e.id)
       limit 1`,
      [load, row],
    );
    if (!found) throw new Refused(refusal('UNKNOWN_ID', { what: '导入行 loaded row', id: `${load}/${row}` }, path));
    mustActOn(context.viewer, LOADS, { pool: found.pool, county: found.county });
    const fund = await fundOf(em, found.pool, Insurances[found.insurance]);
    await decideAlone(em, fund.id);
    const [entry] = await postedEntries(em, fund, { ids: [found.entry] });
    if (!entry || isReversalOrReversed(entry))
      throw new Refused(refusal('ENTRY_ALREADY_REVERSED', { entry: found.entry }, path));

    const { effective, closing, document, memo, subject } = entry;
    const corrected: Entry = {
      kind: 'INCOME_AND_EXPENDITURE',
      effective,
      closing,
      document: `${document}；更正：${reason}`,
      memo,
      subject,
      lines: entry.lines.flatMap((line): Line[] =>
        line.row !== row ? [line] : amount === null ? [] : [{ ...line, amount }],
      ),
    };
    const entries = await post(em, fund, context.viewer.person, [
      reversalOf(entry, `更正第${row}行：${reason}`),
      ...(corrected.lines.length ? [corrected] : []),
    ]);
    return { load, entries };
  });
