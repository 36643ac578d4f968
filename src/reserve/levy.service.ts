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
import { type Custody, custodyOf } from '../ledger/custody.js';
import type { Entry } from '../ledger/entry.js';
import { booksOfYear, type FundYearBooks } from '../ledger/fund-year.service.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { levy } from '../ledger/postings/levy.js';
import { atLeastZero, yuan } from '../money.js';
import { Refused, refusal } from '../refusal.js';
import { chargeLevy, type LevyCharge } from '../settlement/levy.js';
import type { FundYearActInput } from '../fund/fund-year-act.input.js';
import { type DueLevy, leviesDue } from './levy-bases.service.js';
import { type ComputedLevy, leviesOf } from './levy-due.js';

export const levyReserve = (context: Context, input: FundYearActInput) => {
  const { pool, insurance, fiscalYear } = input;
  const { viewer, policies } = context;
  mustActOn(viewer, ['CITY_MEDICAL'], { pool, county: null });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, viewer, 'levyReserve', input.idempotencyKey, input, async (em) => {
    const policy = policies.inForce(pool, fiscalYear);
    const [first] = policy ? leviesOf(policy, fiscalYear) : [];
    if (!policy || !first)
      throw new Refused(refusal('LEVY_NOT_DUE', { pool, year: fiscalYear }, ['input', 'fiscalYear']));
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    if (await isLevied(em, fund, fiscalYear))
      throw new Refused(refusal('LEVY_ALREADY_BOOKED', { year: fiscalYear }, ['input', 'fiscalYear'], first.citation));
    const books = await booksOfYear(em, fund.id, fiscalYear);
    if (books.counties.some(({ incomeOpen, expenditureOpen }) => incomeOpen !== 0n || expenditureOpen !== 0n))
      throw new Refused(refusal('YEAR_NOT_CLOSED', { year: fiscalYear }, ['input', 'fiscalYear']));

    const charges = charged(books, await leviesDue(em, policy, fund, fiscalYear, books));
    const act = randomUUID();
    const custody = custodyOf(policy);
    await post(
      em,
      fund,
      viewer.person,
      charges.flatMap((charge) => entryOf(custody, fiscalYear, act, charge)),
    );
    for (const charge of charges) if (charge.unpaid > 0n) await owe(em, fund, fiscalYear, charge);
    return { pool, insurance, fiscalYear };
  });
};

interface Charge extends LevyCharge {
  county: string;
  rule: ComputedLevy;
}

/** Several levies of a county's year are charged one after the other to what the one before left. */
function charged({ counties }: FundYearBooks, due: readonly DueLevy[]): Charge[] {
  const left = new Map(
    counties.map(({ county, yearResult, accumulatedBalance }) => [
      county,
      { surplus: atLeastZero(yearResult), balance: accumulatedBalance },
    ]),
  );
  return due.flatMap(({ levy: rule, charges }) =>
    charges.map(({ county, amount }) => {
      const has = left.get(county)!;
      const charge = chargeLevy(rule, amount, has);
      left.set(county, { surplus: has.surplus - charge.fromSurplus, balance: has.balance - charge.fromBalance });
      return { county, rule, ...charge };
    }),
  );
}

function entryOf(
  custody: Custody,
  fiscalYear: number,
  subject: string,
  { county, rule, fromSurplus, fromBalance }: Charge,
): Entry[] {
  const charge = { county, fiscalYear, builds: rule.builds, fromSurplus, fromBalance };
  const lines = levy(custody, charge, { rule: rule.rule });
  return lines.length
    ? [
        {
          kind: 'RESERVE_LEVY',
          effective: endOfPeriod(fiscalYear, 13),
          closing: true,
          document: `${rule.citation.document} ${rule.citation.article}`,
          memo: '提取风险金',
          subject,
          lines,
        },
      ]
    : [];
}

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

const owe = (em: EntityManager, fund: Fund, fiscalYear: number, { county, unpaid, rule }: Charge) =>
  sql(
    em,
    `insert into obligation (fund, county, fiscal_year, kind, payer, payee, amount, due, rule, citation, own_part, drawn_from)
     values ($1, $2, $3, 'RESERVE_LEVY', 'COUNTY', 'RISK_RESERVE', $4, $5, $6, $7, $8, $9)`,
    [
      fund.id,
      county,
      fiscalYear,
      yuan(unpaid),
      endOfPeriod(fiscalYear, 13),
      rule.rule,
      JSON.stringify(rule.citation),
      ...(rule.builds === 'OWN_RESERVE'
        ? [yuan(unpaid), null]
        : [null, JSON.stringify([{ county: null, amount: yuan(unpaid) }])]),
    ],
  );
