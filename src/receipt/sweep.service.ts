/** 保费划转与划入: premiums leave the treasury once lists and treasury agree day by day; then the list says whose they are. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate, yearOf } from '../dates.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { passesPendingAccount, pathOf } from '../income/income-path.js';
import { custodyOf } from '../ledger/custody.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { premiumAllotment, premiumSweep } from '../ledger/postings/income.js';
import { receiptFaults } from '../ledger/receipt.js';
import { fen, grouped, sum, yuan } from '../money.js';
import { policyFor } from '../policy/policy-for.js';
import type { Insurance, Policy } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { type ReceiptDayRow, receiptDaysOf } from './receipt-days.js';
import { dayState } from './reconcile.js';
import { isUuid } from '../uuid.js';

export interface SweepPremiumsInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  from: string;
  through: string;
  sweptOn: string;
  amount: string;
  document: string;
}

export const sweepPremiums = (context: Context, input: SweepPremiumsInput) => {
  const { pool, insurance, from, through, sweptOn, document } = input;
  const { viewer, policies } = context;
  mustActOn(viewer, ['CITY_FINANCE'], { pool, county: null });
  return once(context.em, viewer, 'sweepPremiums', input.idempotencyKey, input, async (em) => {
    const amount = fen(input.amount);
    const faults = receiptFaults(amount, { sweptOn }, document);
    for (const [field, day] of Object.entries({ from, through }))
      if (!isDate(day)) faults.push(refusal('INVALID_DATE', { given: day }, ['input', field]));
    if (faults.length === 0)
      faults.push(...notBefore(from, 'through', through), ...notBefore(through, 'sweptOn', sweptOn));
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, pool, insurance);
    const { policy, path } = taxPath(policies, pool, through);
    await decideAlone(em, fund.id);
    await mustAgree(em, fund.id, from, through);
    const shares = await sharesOf(em, fund.id, from, through, 'county');
    const listed = sum(shares.map((share) => fen(share.amount)));
    if (listed !== amount)
      throw new Refused(
        refusal('SWEEP_AMOUNT_DIFFERS', { given: yuan(amount), listed: yuan(listed) }, ['input', 'amount']),
      );

    const sweep: string = randomUUID();
    await sql(
      em,
      `insert into premium_sweep (id, fund, from_day, through_day, swept_on, amount, document, person)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [sweep, fund.id, from, through, sweptOn, yuan(amount), document, viewer.person],
    );
    const to = passesPendingAccount(path) ? 'PREMIUM_PENDING' : custodyOf(policy).special;
    await post(
      em,
      fund,
      viewer.person,
      shares.map((share) => ({
        kind: 'PREMIUM_SWEEP' as const,
        effective: sweptOn,
        document,
        memo: `划转${from}至${through}入库保费`,
        subject: sweep,
        lines: premiumSweep(to, share.county, fen(share.amount), { rule: path.rule }),
      })),
    );
    return { sweep };
  });
};

const notBefore = (earlier: string, field: string, day: string): Refusal[] =>
  day < earlier ? [refusal('INVALID_DATE', { given: `${day} < ${earlier}` }, ['input', field])] : [];

/** Every day of the sweep: what the lists say is what the treasury says, and no other sweep has it. */
async function mustAgree(em: EntityManager, fund: number, from: string, through: string): Promise<void> {
  const days = await sql<ReceiptDayRow>(em, receiptDaysOf('$1'), [fund, from, through]);
  const faults = days.flatMap(({ day, listed, reported, sweep }) => {
    if (sweep) return [refusal('RECEIPT_DAY_SWEPT', { day }, ['input', 'from'])];
    return dayState(fen(listed), reported === null ? null : fen(reported)) === 'MATCHED'
      ? []
      : [refusal('TREASURY_MISMATCH', { day, listed, reported: reported ?? '—' }, ['input', 'through'])];
  });
  if (faults.length) throw new Refused(...faults);
}

/** What the lists of these days say, by county, or by county and item. */
const sharesOf = (em: EntityManager, fund: number, from: string, through: string, by: 'county' | 'county, item') =>
  sql<{ county: string; item: string; amount: string }>(
    em,
    `select ${by}, sum(amount)::text as amount from receipt_standing
     where fund = $1 and entered_on between $2::date and $3::date group by ${by} order by ${by}`,
    [fund, from, through],
  );

function taxPath(policies: PolicyRegistry, pool: string, day: string) {
  const year = yearOf(day);
  const policy = policyFor(policies, pool, year, ['input']);
  return { policy, path: knownPath(policy) };
}

function knownPath(policy: Policy) {
  const path = pathOf(policy, 'TAX', 'PREMIUM');
  if (!path) throw new Refused(refusal('INCOME_PATH_UNKNOWN', { policy: policy.id, item: 'PREMIUM' }, ['input']));
  return path;
}

export interface AllotPremiumsInput {
  idempotencyKey: string;
  sweep: string;
  allottedOn: string;
  document: string;
}

/** HD-3: city medical security allots what waits in the pending sub-account, by agency and item of the receipt list. */
export const allotPremiums = (context: Context, input: AllotPremiumsInput) =>
  once(context.em, context.viewer, 'allotPremiums', input.idempotencyKey, input, async (em) => {
    const { sweep: id, allottedOn, document } = input;
    const { viewer, policies } = context;
    const [sweep] = isUuid(id)
      ? await sql<{
          pool: string;
          insurance: Insurance;
          from: string;
          through: string;
          sweptOn: string;
          amount: string;
        }>(
          em,
          `select f.pool, f.insurance, s.from_day::text as from, s.through_day::text as through, s.swept_on::text as "sweptOn",
             s.amount::text
           from premium_sweep s join fund f on f.id = s.fund where s.id = $1`,
          [id],
        )
      : [];
    if (!sweep) throw new Refused(refusal('UNKNOWN_ID', { what: '划转 sweep', id }, ['input', 'sweep']));
    const { pool, insurance, from, through, sweptOn } = sweep;
    mustActOn(viewer, ['CITY_MEDICAL', 'CITY_FINANCE'], { pool, county: null });
    const faults = receiptFaults(fen(sweep.amount), { allottedOn }, document);
    if (faults.length === 0) faults.push(...notBefore(sweptOn, 'allottedOn', allottedOn));
    if (faults.length) throw new Refused(...faults);
    const { policy, path } = taxPath(policies, pool, through);
    if (!passesPendingAccount(path))
      throw new Refused(
        refusal('INCOME_PATH_UNKNOWN', { policy: policy.id, item: 'PREMIUM' }, ['input', 'sweep'], path.citation),
      );
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    await mustWait(em, id);

    const allotment = randomUUID();
    await sql(
      em,
      'insert into premium_allotment (id, sweep, allotted_on, document, person) values ($1, $2, $3, $4, $5)',
      [allotment, id, allottedOn, document, viewer.person],
    );
    const shares = Map.groupBy(await sharesOf(em, fund.id, from, through, 'county, item'), ({ county }) => county);
    await post(
      em,
      fund,
      viewer.person,
      [...shares].map(([county, items]) => ({
        kind: 'PREMIUM_ALLOTMENT' as const,
        effective: allottedOn,
        document,
        memo: `划入${from}至${through}保费：${items.map(({ item, amount }) => `${item} ${grouped(amount)}`).join('，')}`,
        subject: allotment,
        lines: items.flatMap((share) =>
          premiumAllotment(custodyOf(policy), county, fen(share.amount), { rule: path.rule }),
        ),
      })),
    );
    return { sweep: id };
  });

/** It stands and was not allotted yet. */
async function mustWait(em: EntityManager, sweep: string): Promise<void> {
  const [state] = await sql<{ stands: boolean; allotted: boolean }>(
    em,
    `select exists (select from premium_sweep_standing where id = $1) as stands,
       exists (select from premium_allotment_standing where sweep = $1) as allotted`,
    [sweep],
  );
  if (!state!.stands || state!.allotted)
    throw new Refused(refusal('SWEEP_ALREADY_ALLOTTED', { sweep }, ['input', 'sweep']));
}
