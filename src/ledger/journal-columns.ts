/** The journal's rows as the API shows them: columns and joins that its lists and its loaders share. */
import { isoText } from '../database/iso-text.js';

/** The account of a line, where it is `a`, as one value. */
export const ACCOUNT_COLUMN = `json_build_object('code', c.code, 'name', c.name, 'detail', a.detail, 'detailName', d.name, 'part', a.part,
    'counterparty', a.counterparty, 'fundYear', a.fund_year) as account`;

/** Of lines `l`. */
export const LINE_COLUMNS = `l.entry as "entryId", l.book as "bookId", l.line_no as "lineNo", l.side, l.amount::text,
  case l.side when 'D' then l.amount::text end as debit, case l.side when 'C' then l.amount::text end as credit,
  l.balance_after::text as "balanceAfter", l.rule, l.step, l.source_row as "sourceRow",
  ${ACCOUNT_COLUMN},
  case when k.id is not null then json_build_object('kind', k.kind, 'county', k.county) end as "bankAccount"`;

export const LINE_JOINS = `join ledger_account a on a.id = l.ledger_account
  join account c on c.code = a.account
  join fund f on f.id = l.fund
  left join account_detail d on d.account = a.account and d.insurance = f.insurance and d.code = a.detail
  left join bank_account k on k.id = a.bank_account`;

/** Of entries `e`. */
export const ENTRY_COLUMNS = `e.id, e.kind, f.pool, f.insurance, e.year, e.month, e.effective_date as "effectiveDate",
  ${isoText('e.booked_at')} as "bookedAt", e.person, e.document, e.memo, e.subject, e.reverses as "reversesId",
  r.id as "reversedById"`;

export const ENTRY_JOINS = 'join fund f on f.id = e.fund left join journal_entry r on r.reverses = e.id';

/** Of vouchers `v`. */
export const VOUCHER_COLUMNS = `v.entry as "entryId", v.book as "bookId", v.position, '记-' || v.number as number,
  encode(v.hash, 'hex') as hash, v.year, v.month,
  json_build_object('pool', f.pool, 'insurance', f.insurance, 'county', b.county) as book`;

export const VOUCHER_JOINS = 'join book b on b.id = v.book join fund f on f.id = b.fund';
