/** 拨付: pays what approvals hold, whole or in parts, each payment an entry; all payments of a document or none. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate } from '../dates.js';
import { reasonFaults } from '../faults.js';
import { inWords, type Role } from '../identity/role.js';
import { mayActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import type { Entry } from '../ledger/entry.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { disbursement, disbursementOfCapital, workingCapital } from '../ledger/postings/disbursement.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { atLeastZero, type Fen, fen, min, yuan } from '../money.js';
import { membersOf } from '../pool/members.service.js';
import type { Member } from '../pool/member.js';
import type { Insurance, Policy } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { policyOf } from '../submission/policy-of.js';
import type { SubmissionState } from '../submission/submission.js';
import { stateOf } from '../submission/submit.service.js';
import { type Hold, holdOf } from './hold.service.js';
import { accountLimit, memberAccounts } from './member-account.service.js';
import { accountLimitOf, planOf, workingCapitalOf } from './plan-law.js';
import { planPeriodOf } from './plan-period.js';

export interface Payment {
  submission: string;
  /** Absent: all that is held, as far as the account may take it. */
  amount?: string | null;
}

export interface DisburseInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  paidOn: string;
  document: string;
  payments: Payment[];
}

/** Offices that a policy may let pay; which of them does is the policy's to say. */
export const PAYING: Role[] = ['CITY_MEDICAL', 'CITY_AGENCY', 'CITY_FINANCE'];

const MOST_PAYMENTS = 500;

export const disburse = (context: Context, input: DisburseInput) =>
  once(context.em, context.viewer, 'disburse', input.idempotencyKey, input, async (em) => {
    const { pool, insurance, paidOn, document, payments } = input;
    const faults: Refusal[] = [
      ...(isDate(paidOn) ? [] : [refusal('INVALID_DATE', { given: paidOn }, ['input', 'paidOn'])]),
      ...reasonFaults(document, ['input', 'document']),
      ...(payments.length === 0 ? [refusal('EMPTY_DOCUMENT', undefined, ['input', 'payments'])] : []),
      ...(payments.length > MOST_PAYMENTS
        ? [refusal('TOO_MANY_ROWS', { count: payments.length, limit: MOST_PAYMENTS }, ['input', 'payments'])]
        : []),
    ];
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    const members = await membersOf(em, pool);
    const entries: string[] = [];
    // one after the other: each finds the account as those before it left it
    for (const [at, payment] of payments.entries()) {
      const found = await payable(em, context, fund, input, payment, ['input', 'payments', String(at)]);
      if ('faults' in found) faults.push(...found.faults);
      else if (faults.length === 0) entries.push(await pay(em, context, fund, members, input, found));
    }
    if (faults.length) throw new Refused(...faults);
    return { entries };
  });

interface Payable {
  submission: SubmissionState;
  policy: Policy;
  amount: Fen;
}

async function payable(
  em: EntityManager,
  context: Context,
  fund: Fund,
  { paidOn }: DisburseInput,
  { submission: id, amount: given }: Payment,
  path: string[],
): Promise<Payable | { faults: Refusal[] }> {
  const submission = await stateOf(em, id);
  const at = [...path, 'submission'];
  const no = (...faults: Refusal[]) => ({ faults });
  if (!submission || submission.fund !== fund.id || !isPaid(submission))
    return no(refusal('UNKNOWN_ID', { what: '用款计划或周转金申请 plan or application', id }, at));
  const policy = policyOf(context, submission);
  const { paidBy, citation } = paidUnder(policy, submission);
  if (!mayActOn(context.viewer, [paidBy], { pool: fund.pool, county: null }))
    return no(refusal('FORBIDDEN', { needs: `${inWords([paidBy])} (${fund.pool})` }, at, citation));
  const hold = await holdOf(em, id);
  if (!hold) return no(refusal('SUBMISSION_NOT_IN_STATUS', { status: submission.status }, at));
  const period = planPeriodOf(submission, policy);
  if (hold.lapsed) return no(refusal('PLAN_LAPSED', { period: period.label }, at, citation));
  if (paidOn < period.from || period.to < paidOn)
    return no(refusal('DATE_OUTSIDE_PLAN', { given: paidOn, from: period.from, to: period.to }, ['input', 'paidOn']));
  return amountFor(em, policy, submission, hold, given == null ? null : fen(given), path);
}

/** min(held, limit − balance), or the amount given where it is within both. */
async function amountFor(
  em: EntityManager,
  policy: Policy,
  submission: SubmissionState,
  { held }: Hold,
  given: Fen | null,
  path: string[],
): Promise<Payable | { faults: Refusal[] }> {
  const at = [...path, 'amount'];
  const limit = await limitFor(em, policy, submission);
  const amount = given ?? (limit ? min(held, limit.room) : held);
  const faults = [
    ...(amount < 0n ? [refusal('NEGATIVE_AMOUNT', { amount: yuan(amount) }, at)] : []),
    ...(given === 0n ? [refusal('ZERO_AMOUNT', undefined, at)] : []),
    ...(amount > held || held === 0n ? [refusal('MORE_THAN_APPROVED', { left: yuan(held) }, at)] : []),
    ...(limit && (amount > limit.room || limit.room === 0n)
      ? [
          refusal(
            'ABOVE_ACCOUNT_LIMIT',
            { limit: yuan(limit.limit), balance: yuan(limit.balance), room: yuan(limit.room) },
            at,
            accountLimitOf(policy)!.citation,
          ),
        ]
      : []),
  ];
  return faults.length ? { faults } : { submission, policy, amount };
}

/** Null where there is no limit. It was known when the plan was approved, and is read again: a prefund may have been reversed since. */
async function limitFor(em: EntityManager, policy: Policy, { fund, fiscalYear, county }: SubmissionState) {
  const law = accountLimitOf(policy);
  if (county === null || !law) return null;
  const [account] = await memberAccounts(em, policy, fund, fiscalYear, [county]);
  const limit = accountLimit(policy, account!);
  if (limit == null)
    throw new Refused(
      refusal(
        'PAYMENT_RESERVE_UNKNOWN',
        { county, years: account!.before.length, needed: law.meanOfYears },
        ['input', 'payments'],
        law.citation,
      ),
    );
  const { balance } = account!;
  return { limit, balance, room: atLeastZero(limit - balance) };
}

const isPaid = ({ kind }: SubmissionState): boolean => kind === 'FUND_USE_PLAN' || kind === 'WORKING_CAPITAL';

const paidUnder = (policy: Policy, { kind }: SubmissionState) =>
  kind === 'WORKING_CAPITAL' ? workingCapitalOf(policy)! : planOf(policy)!;

async function pay(
  em: EntityManager,
  { viewer }: Context,
  fund: Fund,
  members: ReadonlyMap<string, Member>,
  { paidOn, document }: DisburseInput,
  payable: Payable,
): Promise<string> {
  const id = randomUUID();
  const { submission, amount } = payable;
  await sql(
    em,
    'insert into disbursement (id, submission, amount, paid_on, document, person) values ($1, $2, $3, $4, $5, $6)',
    [id, submission.id, yuan(amount), paidOn, document, viewer.person],
  ).catch((error: unknown) => {
    throw refusedBooks(error);
  });
  const [entry] = await post(em, fund, viewer.person, [
    { effective: paidOn, document, subject: id, ...bookedAs(payable, members) },
  ]);
  return entry!;
}

function bookedAs(
  { submission, policy, amount }: Payable,
  members: ReadonlyMap<string, Member>,
): Pick<Entry, 'kind' | 'memo' | 'lines'> {
  const custody = custodyOf(policy);
  const { label } = planPeriodOf(submission, policy);
  const { rule } = paidUnder(policy, submission);
  if (submission.kind === 'WORKING_CAPITAL')
    return { kind: 'WORKING_CAPITAL', memo: `拨付${label}周转金`, lines: workingCapital(custody, amount, { rule }) };
  const { id: county, kind } = members.get(submission.county!)!;
  const lines =
    planOf(policy)!.paidFrom === 'CITY_EXPENDITURE_ACCOUNT'
      ? disbursementOfCapital(custody, { county, kind, amount }, { rule })
      : disbursement(custody, { county, kind, amount }, { rule });
  return { kind: 'DISBURSEMENT', memo: `拨付${label}用款`, lines };
}
