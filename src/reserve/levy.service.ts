/** 提取风险金: charges each county's levy to its surplus, then its balance; what neither bears stays owed. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { endOfPeriod } from '../dates.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import { booksOfYear } from '../ledger/fund-year.service.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { levy } from '../ledger/postings/levy.js';
import { atLeastZero, type Fen, yuan } from '../money.js';
import { Refused, refusal } from '../refusal.js';
import { chargeLevy } from '../settlement/levy.js';
import type { FundYearInput } from '../year/close-year.service.js';
import { levyDue, levyOnce } from './levy-due.js';

export const levyReserve = (context: Context, input: FundYearInput) => {
  const { pool, insurance, fiscalYear } = input;
  const { viewer, policies } = context;
  mustActOn(viewer, ['CITY_MEDICAL'], { pool, county: null });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, viewer, 'levyReserve', input.idempotencyKey, input, async (em) => {
    const policy = policies.inForce(pool, fiscalYear);
    const rule = policy && levyOnce(policy, fiscalYear);
    if (!rule) throw new Refused(refusal('LEVY_NOT_DUE', { pool, year: fiscalYear }, ['input', 'fiscalYear']));
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    if (await isLevied(em, fund, fiscalYear))
      throw new Refused(refusal('LEVY_ALREADY_BOOKED', { year: fiscalYear }, ['input', 'fiscalYear'], rule.citation));
    const { counties } = await booksOfYear(em, fund.id, fiscalYear);
    if (counties.some(({ incomeOpen, expenditureOpen }) => incomeOpen !== 0n || expenditureOpen !== 0n))
      throw new Refused(refusal('YEAR_NOT_CLOSED', { year: fiscalYear }, ['input', 'fiscalYear']));

    const charges = counties.map((books) => ({
      county: books.county,
      ...chargeLevy(rule, levyDue(rule, books.income), {
        surplus: atLeastZero(books.yearResult),
        balance: books.accumulatedBalance,
      }),
    }));
    const act = randomUUID();
    await post(
      em,
      fund,
      viewer.person,
      charges.flatMap(({ county, fromSurplus, fromBalance }) => {
        const lines = levy(
          custodyOf(policy!),
          { county, fiscalYear, builds: rule.builds, fromSurplus, fromBalance },
          { rule: rule.rule },
        );
        return lines.length
          ? [
              {
                kind: 'RESERVE_LEVY' as const,
                effective: endOfPeriod(fiscalYear, 13),
                closing: true,
                document: `${rule.citation.document} ${rule.citation.article}`,
                memo: '提取风险金',
                subject: act,
                lines,
              },
            ]
          : [];
      }),
    );
    for (const { county, unpaid } of charges) if (unpaid > 0n) await owe(em, fund, fiscalYear, county, unpaid, rule);
    return { pool, insurance, fiscalYear };
  });
};

/** What was levied for the year stands in the books, or is owed. */
export async function isLevied(em: EntityManager, fund: Fund, fiscalYear: number): Promise<boolean> {
  const [row] = await sql<{ levied: boolean }>(
    em,
    `select exists (select from journal_entry e where fund = $1 and kind = 'RESERVE_LEVY' and year = $2
         and not exists (select from journal_entry r where r.reverses = e.id))
       or exists (select from obligation where fund = $1 and fiscal_year = $2 and kind = 'RESERVE_LEVY'
         and cancelled_at is null) as levied`,
    [fund.id, fiscalYear],
  );
  return row!.levied;
}

const owe = (
  em: EntityManager,
  fund: Fund,
  fiscalYear: number,
  county: string,
  amount: Fen,
  rule: NonNullable<ReturnType<typeof levyOnce>>,
) =>
  sql(
    em,
    `insert into obligation (fund, county, fiscal_year, kind, payer, payee, amount, due, rule, citation, own_part)
     values ($1, $2, $3, 'RESERVE_LEVY', 'COUNTY', 'RISK_RESERVE', $4, $5, $6, $7, $4)`,
    [fund.id, county, fiscalYear, yuan(amount), endOfPeriod(fiscalYear, 13), rule.rule, JSON.stringify(rule.citation)],
  );
