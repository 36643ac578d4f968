import type { Context } from '../context.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { receiptFaults } from '../ledger/receipt.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { reserveInterest } from '../ledger/postings/levy.js';
import { fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { Refused } from '../refusal.js';

export interface ReserveInterestInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  amount: string;
  receivedOn: string;
  document: string;
}

/** Interest on the reserve account: common to all counties. */
export const bookReserveInterest = (context: Context, input: ReserveInterestInput) => {
  const { pool, insurance, receivedOn, document } = input;
  const { viewer } = context;
  mustActOn(viewer, ['CITY_FINANCE'], { pool, county: null });
  return once(context.em, viewer, 'bookReserveInterest', input.idempotencyKey, input, async (em) => {
    const amount = fen(input.amount);
    const faults = receiptFaults(amount, { receivedOn }, document);
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, pool, insurance);
    await post(em, fund, viewer.person, [
      { kind: 'RESERVE_INTEREST', effective: receivedOn, document, memo: '风险金利息', lines: reserveInterest(amount) },
    ]);
    return { pool, insurance };
  });
};
