/** Payments on debts from before pooling: into the fund, out of it, or outside of it. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import type { Entry } from '../ledger/entry.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { arrearsPaid, arrearsReceived } from '../ledger/postings/arrears.js';
import { receiptFaults } from '../ledger/receipt.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { fen, yuan } from '../money.js';
import { Refused, refusal } from '../refusal.js';
import { DEBTS, type DebtPayer, payersOf } from './debt.js';
import { debtPlace } from './debt-place.js';

export interface ArrearsPaymentInput {
  idempotencyKey: string;
  debt: string;
  amount: string;
  paidBy: DebtPayer;
  paidOn: string;
  document: string;
}

export async function recordArrearsPayment(context: Context, input: ArrearsPaymentInput) {
  const { viewer, policies } = context;
  const place = await debtPlace(context, { debt: input.debt });
  mustActOn(viewer, ['CITY_FINANCE'], { pool: place.pool, county: null });
  return once(context.em, viewer, 'recordArrearsPayment', input.idempotencyKey, input, async (em) => {
    const { county, kind, countyKind, rule } = place;
    const { paidBy, paidOn, document } = input;
    const amount = fen(input.amount);
    const payers = payersOf(kind);
    const faults = [
      ...receiptFaults(amount, { paidOn }, document),
      ...(payers.includes(paidBy)
        ? []
        : [refusal('DEBT_PAID_OTHERWISE', { debt: kind, payers: payers.join(', ') }, ['input', 'paidBy'])]),
    ];
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, place.pool, place.insurance);
    await decideAlone(em, fund.id);
    const { outstanding, throughYear, counterpart } = await owedNow(em, place.debt);
    if (amount > fen(outstanding)) throw new Refused(refusal('MORE_THAN_OWED', { outstanding }, ['input', 'amount']));

    const { name, account } = DEBTS[kind];
    const custody = custodyOf(policies.get(place.policy)!);
    const payment = { county, kind: countyKind, account, fundYear: throughYear, amount };
    const entry: Entry = {
      kind: 'ARREARS_CLEARANCE',
      effective: paidOn,
      document,
      memo: `${paidBy === 'DEBTOR' ? '收回' : '清偿'}${throughYear}年度及以前${name}：${counterpart}`,
      subject: place.debt,
      lines: (paidBy === 'DEBTOR' ? arrearsReceived : arrearsPaid)(custody, payment, { rule }),
    };
    const [booked = null] = paidBy === 'GOVERNMENT' ? [] : await post(em, fund, viewer.person, [entry]);
    try {
      await sql(
        em,
        `insert into debt_payment (debt, amount, paid_on, paid_by, document, entry, person) values ($1, $2, $3, $4, $5, $6, $7)`,
        [place.debt, yuan(amount), paidOn, paidBy, document, booked, viewer.person],
      );
    } catch (error) {
      throw refusedBooks(error);
    }
    return { debt: place.debt, entry: booked };
  });
}

const owedNow = async (em: EntityManager, debt: string) =>
  (
    await sql<{ outstanding: string; throughYear: number; counterpart: string }>(
      em,
      `select outstanding::text, through_year as "throughYear", counterpart from debt_state where id = $1`,
      [debt],
    )
  )[0]!;

/** Takes back a payment that was made outside the books; one in them is taken back by reversing its entry. */
export async function withdrawArrearsPayment(
  context: Context,
  input: { idempotencyKey: string; payment: string; reason: string },
) {
  const { viewer } = context;
  const place = await debtPlace(context, { payment: input.payment });
  mustActOn(viewer, ['CITY_FINANCE'], { pool: place.pool, county: null });
  return once(context.em, viewer, 'withdrawArrearsPayment', input.idempotencyKey, input, async (em) => {
    const path = ['input', 'payment'];
    if (input.reason.trim() === '') throw new Refused(refusal('REASON_MISSING', undefined, ['input', 'reason']));
    await decideAlone(em, place.fund);
    const [payment] = await sql<{ entry: string | null; withdrawn: boolean }>(
      em,
      `select entry::text, exists (select from debt_payment_withdrawal w where w.payment = p.id) as withdrawn
       from debt_payment p where id = $1`,
      [input.payment],
    );
    const { entry, withdrawn } = payment!;
    if (entry !== null) throw new Refused(refusal('PAYMENT_IN_BOOKS', { entry }, path));
    if (withdrawn) throw new Refused(refusal('PAYMENT_WITHDRAWN', undefined, path));
    await sql(em, 'insert into debt_payment_withdrawal (payment, reason, person) values ($1, $2, $3)', [
      ...[input.payment, input.reason, viewer.person],
    ]);
    return { debt: place.debt, entry: null };
  });
}
