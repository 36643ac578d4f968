/** A year settled on what was known by an instant, and what later knowledge would change of a posted year. Nothing is stored. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import { factsKnownBy } from '../facts/newest-facts.service.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { type Fund, fundOf } from '../ledger/ledger.service.js';
import { fen, type Fen, yuan } from '../money.js';
import { linesOfYear } from '../ledger/year-lines.service.js';
import { policyFor } from '../policy/policy-for.js';
import { membersOf } from '../pool/members.service.js';
import type { Insurance, Policy } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { leviesOf } from '../reserve/levy-due.js';
import { reserveHistoriesOf } from '../reserve/reserve-history.service.js';
import { countyInputs } from '../settlement/county-inputs.js';
import { changesBetween, type SettlementInputs } from '../settlement/inputs.js';
import { drawFor } from '../decision/decision.js';
import { decisionsFor } from '../decision/decision.service.js';
import { differencesOf, differsInNothing } from '../settlement/differences.js';
import { lawChanges } from '../settlement/draft.service.js';
import { factFaults } from '../settlement/inputs.service.js';
import { withLevyCharged } from '../settlement/later-inputs.js';
import { inputsSince } from '../settlement/later-inputs.service.js';
import { movementsBetween } from '../settlement/movements.js';
import type { SettlementOutcome } from '../settlement/outcome.js';
import { outcomeInFen } from '../settlement/outcome-view.js';
import { settleInputs } from '../settlement/settle-inputs.js';
import type { SettlementType } from '../settlement/settlement.types.js';
import { lastPosted, standingOf } from '../settlement/standing.service.js';
import { instantOf } from './instant.js';

export interface AsKnown {
  policy: Policy;
  inputs: SettlementInputs;
  /** The last voucher of each book that was booked by then. */
  positions: Record<string, number>;
  outcome: SettlementOutcome;
  /** What was still open then, Chinese and English. */
  caveats: string[];
}

/** Null where the viewer sees nothing of the fund. */
export async function settlementAsKnownOn(
  context: Context,
  { pool, insurance, fiscalYear }: { pool: string; insurance: Insurance; fiscalYear: number },
  bookedBy: string,
): Promise<AsKnown | null> {
  checkFiscalYear(fiscalYear);
  const instant = instantOf(bookedBy);
  if (!instant) throw new Refused(refusal('INVALID_INSTANT', { given: bookedBy.slice(0, 60) }, ['bookedBy']));
  return inTransaction(context.em, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const counties = [null, ...fund.books.keys()];
    if (!counties.some((county) => maySee(context.viewer, { pool, county: county || null }))) return null;
    const standing = await standingOf(context, em, { pool, insurance, fiscalYear });
    const policy = standing?.policy ?? policyFor(context.policies, pool, fiscalYear, ['fiscalYear']);

    const { inputs, positions, waiting } = await inputsKnownBy(em, policy, fund, fiscalYear, instant);
    return {
      ...{ policy, inputs, positions },
      outcome: settleInputs(policy, inputs),
      caveats: [
        ...(await monthsOpenAt(em, fund, fiscalYear, instant)),
        ...(leviesOf(policy, fiscalYear).length > 0 && inputs.counties.every(({ levy }) => fen(levy) === 0n)
          ? ['当时尚未提取本年风险金。 The year’s levy was not booked by then.']
          : []),
        ...waiting.map(newerFacts),
      ],
    };
  });
}

async function inputsKnownBy(em: EntityManager, policy: Policy, fund: Fund, fiscalYear: number, instant: string) {
  const members = await membersOf(em, fund.pool);
  const books = await linesOfYear(em, fund.id, fiscalYear, { bookedBy: instant });
  const known = await factsKnownBy(em, fund.id, fiscalYear, instant);
  const facts = new Map(known.map(({ superseded: _, ...row }) => [row.county, row]));
  if (books.counties.length === 0)
    throw new Refused(refusal('BOOK_NOT_OPEN', { county: `${fund.pool}/${fund.insurance}` }));
  const faults = factFaults(books, facts);
  if (faults.length) throw new Refused(...faults);
  const unpaid = await levyUnpaidAt(em, fund.id, fiscalYear, instant);
  const decisions = await decisionsFor(em, fund, fiscalYear, instant);
  const histories = await reserveHistoriesOf(em, policy, fund, fiscalYear, instant);
  const inputs: SettlementInputs = {
    insurance: fund.insurance,
    fiscalYear,
    sharedReserve: yuan(books.sharedReserve),
    pooledBalance: yuan(books.pooledBalance),
    counties: books.counties.map((county) =>
      countyInputs({ ...county, levyUnpaid: unpaid.get(county.county) ?? 0n }, facts.get(county.county)!, {
        kind: members.get(county.county)!.kind,
        decidedDraw: drawFor(decisions, county.county),
        reserveHistory: histories?.get(county.county),
      }),
    ),
    decisions,
  };
  const waiting = known.filter(({ superseded }) => superseded).map(({ county }) => county);
  return { inputs: withLevyCharged(policy, inputs, unpaid), positions: books.positions, waiting };
}

/** What of the year's levies counties still owed at an instant, as they were booked: a correction's own are left out, like its entries. */
async function levyUnpaidAt(
  em: EntityManager,
  fund: number,
  fiscalYear: number,
  instant: string,
): Promise<Map<string, Fen>> {
  const rows = await sql<{ county: string; amount: string }>(
    em,
    `select o.county, sum(o.amount - coalesce((select sum(p.amount) from obligation_payment p
         where p.obligation = o.id and p.at <= $3::timestamptz
           and not exists (select from journal_entry r where r.reverses = p.entry and r.booked_at <= $3::timestamptz)), 0))::text
         as amount
     from obligation o
     where o.fund = $1 and o.fiscal_year = $2 and o.kind = 'RESERVE_LEVY' and o.settlement is null and o.made_at <= $3::timestamptz
       and (o.cancelled_at is null or o.cancelled_at > $3::timestamptz)
     group by o.county`,
    [fund, fiscalYear, instant],
  );
  return new Map(rows.map(({ county, amount }) => [county, fen(amount)]));
}

async function monthsOpenAt(em: EntityManager, fund: Fund, fiscalYear: number, instant: string): Promise<string[]> {
  const [row] = await sql<{ closed: number }>(
    em,
    `select count(*)::int as closed
     from (select distinct on (month) opens from period_event
       where fund = $1 and year = $2 and month <= 12 and at <= $3::timestamptz order by month, id desc) last
     where not opens`,
    [fund.id, fiscalYear, instant],
  );
  const open = 12 - row!.closed;
  return open > 0 ? [`当时尚有 ${open} 个月未结账。 ${open} months of the year were not closed by then.`] : [];
}

const newerFacts = (county: string): string =>
  `${county} 有更新的年度事实未经确认，未采用。 Newer facts of ${county} were not confirmed and are left out.`;

/** What is posted for a year, its settlement and the corrections of it, against what it would come to with what became known since. */
export async function settlementDifferences(context: Context, { pool, insurance, fiscalYear, row }: SettlementType) {
  if (row.status !== 'POSTED' && row.status !== 'COMPLETED')
    throw new Refused(refusal('SETTLEMENT_NOT_IN_STATUS', { status: row.status }, ['settlement']));
  return inTransaction(context.em, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const posted = (await lastPosted(context, em, fund.id, fiscalYear))!;
    const policy = context.policies.inForce(pool, fiscalYear) ?? posted.policy;
    const known = await factsKnownBy(em, fund.id, fiscalYear, 'infinity');
    const facts = known.map(({ superseded: _, ...one }) => one);
    const { inputs } = await inputsSince(em, policy, posted, facts);
    const before = outcomeInFen(posted.policy, posted.outcome);
    const after = settleInputs(policy, inputs);
    const movements = movementsBetween(before, after);
    return {
      changedInputs: [...lawChanges(context.policies, { ...posted, pool }), ...changesBetween(posted.inputs, inputs)],
      caveats: [
        ...(inputs.counties.some(
          ({ levy, incomeCollected }, at) =>
            fen(levy) > 0n && incomeCollected !== posted.inputs.counties[at]!.incomeCollected,
        )
          ? [
              '风险金按已提取数，未按变动后的收入重算。 The levy is what was booked, not computed anew on the changed income.',
            ]
          : []),
        ...known.filter(({ superseded }) => superseded).map(({ county }) => newerFacts(county)),
      ],
      pool: movements.pool,
      counties: differencesOf({ inputs: posted.inputs, outcome: before }, { inputs, outcome: after })
        .map((differences, at) => ({ ...differences, movements: movements.counties[at]! }))
        .filter((differences) => !differsInNothing(differences)),
    };
  });
}
