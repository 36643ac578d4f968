/** Payments on what a settlement or a levy left owed. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import { type About, type Entry, mirrored } from '../ledger/entry.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { advanceRepayment, lenderOf } from '../ledger/postings/advance.js';
import { loanRepayment } from '../ledger/postings/loan.js';
import { replenishment } from '../ledger/postings/replenishment.js';
import { incomeMadeGood, topUp } from '../ledger/postings/settlement.js';
import { receiptFaults } from '../ledger/receipt.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { type Fen, fen, yuan } from '../money.js';
import { type Insurance, type Policy, provisionsOf, type SurplusTarget } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { followWhatIsOwed } from './completion.service.js';
import { returnedBy } from './refill-split.js';
import { ObligationPaymentEntity } from './settlement.entity.js';

interface Owed {
  id: string;
  pool: string;
  insurance: Insurance;
  county: string;
  fiscalYear: number;
  settlement: string | null;
  step: string | null;
  kind: string;
  payee: string;
  rule: string;
  /** Of what was drawn from others and from the common part: what is still to be given back. */
  toReturn: { county: string | null; amount: string }[];
  outstanding: string;
  balance: string;
}

export interface RecordTopUpInput {
  idempotencyKey: string;
  obligation: string;
  amount: string;
  receivedOn: string;
  document: string;
}

/** A government's money for a settled year has come: for a step of its deficit, or for income that was missing in it. */
export const recordTopUp = (context: Context, input: RecordTopUpInput) =>
  pay(
    context,
    'recordTopUp',
    ['TOP_UP', 'MAKE_GOOD_INCOME'],
    { ...input, paidOn: input.receivedOn, field: 'receivedOn' },
    (owed, policy, amount) => {
      const { county, fiscalYear } = owed;
      const custody = custodyOf(policy);
      const missed = owed.kind === 'MAKE_GOOD_INCOME';
      return {
        kind: 'TOP_UP',
        effective: input.receivedOn,
        document: input.document,
        memo: `补足${fiscalYear}年度${missed ? '未到位收入' : '基金缺口'}`,
        subject: owed.id,
        lines: missed
          ? incomeMadeGood(custody, { county, fiscalYear, amount, to: surplusTarget(policy) }, aboutOf(owed))
          : topUp(custody, { county, fiscalYear, amount }, aboutOf(owed)),
      };
    },
  );

const aboutOf = ({ rule, step }: Owed): About => ({ rule, ...(step !== null && { step }) });

/** Where a surplus goes that meets no further condition. */
const surplusTarget = (policy: Policy): SurplusTarget => provisionsOf(policy, 'SURPLUS').at(-1)!.to;

/** A payment out of the county's fund, or by its government. */
export interface PaymentInput {
  idempotencyKey: string;
  obligation: string;
  amount: string;
  paidBy: 'FUND' | 'GOVERNMENT';
  paidOn: string;
  document: string;
}

/** A county refills what was drawn for it, or pays a levy that it still owes: out of its balance, then by its government. */
export const payIntoReserve = (context: Context, input: PaymentInput) =>
  pay(
    context,
    'payIntoReserve',
    ['REPLENISH_RESERVE', 'RESERVE_LEVY'],
    { ...input, field: 'paidOn' },
    (owed, policy, amount) => {
      if (input.paidBy === 'GOVERNMENT' && fen(owed.balance) > 0n)
        throw new Refused(refusal('GOVERNMENT_PAYS_LAST', { balance: owed.balance }, ['input', 'paidBy']));
      const left = owed.toReturn.map((part) => ({ county: part.county, amount: fen(part.amount) }));
      const { returned, own } = returnedBy(left, amount);
      return {
        kind: 'REPLENISHMENT',
        effective: input.paidOn,
        document: input.document,
        memo: owed.kind === 'RESERVE_LEVY' ? '补缴风险金' : `补齐${owed.fiscalYear}年度动用的风险金`,
        subject: owed.id,
        lines: replenishment(
          custodyOf(policy),
          { county: owed.county, fiscalYear: owed.fiscalYear, paidBy: input.paidBy, returned, own },
          { rule: owed.rule },
        ),
      };
    },
  );

/** What was borrowed against a deficit is paid back; with it the year's result is made good. */
export const repayLoan = (context: Context, input: PaymentInput) =>
  pay(context, 'repayLoan', ['REPAY_LOAN'], { ...input, field: 'paidOn' }, (owed, policy, amount) => ({
    kind: 'LOAN_REPAYMENT',
    effective: input.paidOn,
    document: input.document,
    memo: `归还${owed.fiscalYear}年度借入款项`,
    subject: owed.id,
    lines: loanRepayment(
      custodyOf(policy),
      { county: owed.county, fiscalYear: owed.fiscalYear, amount, paidBy: input.paidBy },
      aboutOf(owed),
    ),
  }));

export interface ObligationPaymentInput {
  idempotencyKey: string;
  obligation: string;
  amount: string;
  paidOn: string;
  document: string;
}

/** What was lent in a difficulty of payment is given back. */
export const repayAdvance = (context: Context, input: ObligationPaymentInput) =>
  pay(
    context,
    'repayAdvance',
    ['REPAY_ADVANCE'],
    { ...input, paidBy: 'FUND', field: 'paidOn' },
    ({ id, county, fiscalYear, payee, rule }, policy, amount) => ({
      kind: 'ADVANCE_REPAYMENT',
      effective: input.paidOn,
      document: input.document,
      memo: `归还${fiscalYear}年度垫付`,
      subject: id,
      lines: advanceRepayment(custodyOf(policy), { county, lender: lenderOf(payee), amount }, { rule }),
    }),
  );

/** What a government has paid too much for a settled year, given back: its money goes the way that it came. */
export const refundGovernment = (context: Context, input: ObligationPaymentInput) =>
  pay(
    context,
    'refundGovernment',
    ['REFUND_TOP_UP', 'REFUND_MADE_GOOD_INCOME'],
    { ...input, paidBy: 'FUND', field: 'paidOn' },
    (owed, policy, amount) => {
      const { county, fiscalYear } = owed;
      const custody = custodyOf(policy);
      return {
        kind: 'REFUND',
        effective: input.paidOn,
        document: input.document,
        memo: `退还${fiscalYear}年度多付补足款`,
        subject: owed.id,
        lines: mirrored(
          owed.kind === 'REFUND_TOP_UP'
            ? topUp(custody, { county, fiscalYear, amount }, aboutOf(owed))
            : incomeMadeGood(custody, { county, fiscalYear, amount, to: surplusTarget(policy) }, aboutOf(owed)),
        ),
      };
    },
  );

/** One budget has paid another: outside the fund, so there is a document and no voucher. */
export const recordOutsidePayment = (context: Context, input: ObligationPaymentInput) =>
  pay(
    context,
    'recordOutsidePayment',
    ['SHARE_TO_MUNICIPAL_FINANCE', 'REFUND_SHARE', 'REWARD'],
    { ...input, field: 'paidOn' },
    () => null,
  );

type Payment = {
  idempotencyKey: string;
  obligation: string;
  amount: string;
  paidOn: string;
  paidBy?: 'FUND' | 'GOVERNMENT';
  document: string;
  field: string;
};

async function pay(
  context: Context,
  mutation: string,
  kinds: readonly string[],
  { field, ...input }: Payment,
  entryOf: (owed: Owed, policy: Policy, amount: Fen) => Entry | null,
) {
  const { viewer, policies } = context;
  const found = await obligationPlace(context, input.obligation);
  mustActOn(viewer, ['CITY_FINANCE'], { pool: found.pool, county: null });
  return once(context.em, viewer, mutation, input.idempotencyKey, input, async (em) => {
    const amount = fen(input.amount);
    const faults = receiptFaults(amount, { [field]: input.paidOn }, input.document);
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, found.pool, found.insurance);
    await decideAlone(em, fund.id);
    const owed = await owedNow(em, input.obligation);
    if (!kinds.includes(owed.kind))
      throw new Refused(refusal('OBLIGATION_OF_OTHER_KIND', { kind: owed.kind }, ['input', 'obligation']));
    if (amount > fen(owed.outstanding))
      throw new Refused(refusal('MORE_THAN_OWED', { outstanding: owed.outstanding }, ['input', 'amount']));
    const policy = policies.inForce(owed.pool, owed.fiscalYear)!;
    const booked = entryOf(owed, policy, amount);
    const [entry = null] = booked ? await post(em, fund, viewer.person, [booked]) : [];
    em.create(ObligationPaymentEntity, {
      id: randomUUID(),
      obligation: owed.id,
      amount: yuan(amount),
      paidOn: input.paidOn,
      paidBy: input.paidBy ?? 'GOVERNMENT',
      document: input.document,
      entry,
      person: viewer.person,
    });
    await em.flush().catch((error: unknown) => {
      throw refusedBooks(error);
    });
    await followWhatIsOwed(em, fund.id, owed.fiscalYear, { person: viewer.person, role: 'CITY_FINANCE' });
    return { obligation: owed.id, entry };
  });
}

async function obligationPlace({ read }: Context, id: string): Promise<{ pool: string; insurance: Insurance }> {
  const [row] = await read<{ pool: string; insurance: Insurance }>(
    {
      name: 'obligation-place',
      text: 'select f.pool, f.insurance from obligation o join fund f on f.id = o.fund where o.id::text = $1',
    },
    [id],
  );
  if (!row) throw new Refused(refusal('UNKNOWN_ID', { what: '应付义务 obligation', id }, ['input', 'obligation']));
  return row;
}

async function owedNow(em: EntityManager, id: string): Promise<Owed> {
  const [row] = await sql<Owed>(
    em,
    `select o.id, f.pool, f.insurance, o.county, o.fiscal_year as "fiscalYear", o.settlement, o.step, o.kind, o.payee, o.rule,
       o.outstanding::text, o.to_return as "toReturn",
       coalesce((select l.balance_after from ledger_account a join book b on b.id = a.book
         join journal_line l on l.ledger_account = a.id
         where b.fund = o.fund and b.county = o.county and a.detail = 'ACCUMULATED_BALANCE'
         order by l.entry desc, l.line_no desc limit 1), 0)::text as balance
     from obligation_state o join fund f on f.id = o.fund
     where o.id = $1`,
    [id],
  );
  return row!;
}
