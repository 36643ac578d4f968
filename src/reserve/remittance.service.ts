/** 上解累计结余: a decided share of each county's balance becomes part of the shared reserve, out of where the balance is kept. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate, yearOf } from '../dates.js';
import { type DecidedBy, documentFaults, enter, mayDecide } from '../decision/decision.service.js';
import { once } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import { booksOfYear } from '../ledger/fund-year.service.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { levy } from '../ledger/postings/levy.js';
import { portionHalfUp, isShare } from '../money.js';
import { type Insurance, provisionsOf } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { mustBeUnsettled } from '../settlement/year-posted.service.js';

export interface RemitBalancesInput extends DecidedBy {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  rate: string;
  remittedOn: string;
}

export const remitBalances = (context: Context, input: RemitBalancesInput) => {
  const { pool, insurance, fiscalYear, rate, remittedOn } = input;
  const { viewer } = context;
  const { policy, role } = mayDecide(context, input);
  return once(context.em, viewer, 'remitBalances', input.idempotencyKey, input, async (em) => {
    const rule = provisionsOf(policy, 'LEVY').find(
      ({ how, firstYear }) => how === 'DECIDED' && firstYear <= fiscalYear,
    );
    if (!rule) throw new Refused(refusal('LEVY_NOT_DUE', { pool, year: fiscalYear }, ['input', 'fiscalYear']));
    const faults = [
      ...documentFaults(input),
      ...(isShare(rate) ? [] : [refusal('INVALID_RATE', { given: rate }, ['input', 'rate'], rule.citation)]),
      ...(isDate(remittedOn) && yearOf(remittedOn) === fiscalYear
        ? []
        : [refusal('INVALID_DATE', { given: remittedOn }, ['input', 'remittedOn'])]),
    ];
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    const standing = await sql(
      em,
      `select from journal_entry e where fund = $1 and kind = 'REMITTANCE' and year = $2
         and not exists (select from journal_entry r where r.reverses = e.id)`,
      [fund.id, fiscalYear],
    );
    if (standing.length)
      throw new Refused(refusal('LEVY_ALREADY_BOOKED', { year: fiscalYear }, ['input', 'fiscalYear'], rule.citation));
    await mustBeUnsettled(em, fund, fiscalYear);

    await enter(em, fund, viewer.person, role, {
      ...input,
      kind: 'REMITTANCE_RATE',
      county: null,
      source: null,
      giver: null,
      amount: null,
    });
    const { counties } = await booksOfYear(em, fund.id, fiscalYear);
    const subject = randomUUID();
    await post(
      em,
      fund,
      viewer.person,
      counties.flatMap(({ county, accumulatedBalance }) => {
        const fromBalance = portionHalfUp(rate, accumulatedBalance);
        const remitted = { county, fiscalYear, builds: rule.builds, fromSurplus: 0n, fromBalance };
        const lines = levy(custodyOf(policy), remitted, { rule: rule.rule });
        return lines.length
          ? [
              {
                kind: 'REMITTANCE' as const,
                effective: remittedOn,
                document: `${input.decider} ${input.documentNumber}`,
                memo: `按${rate}的比例上解累计结余`,
                subject,
                lines,
              },
            ]
          : [];
      }),
    );
    return { pool, insurance, fiscalYear };
  });
};
