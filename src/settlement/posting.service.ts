/** Posts what a confirmed settlement makes other than what is posted, and writes down what it makes owed, or no longer owed. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { noteSetOff, setOffAdvances } from '../advance/set-off.service.js';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { post } from '../ledger/ledger.service.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { fen, yuan } from '../money.js';
import { Refused, refusal } from '../refusal.js';
import { carryYear } from '../year/carry.service.js';
import { differencesOf } from './differences.js';
import { outcomeInFen } from './outcome-view.js';
import { changeObligations, type OpenObligation, owedBy } from './owed.js';
import type { Draw } from './reserve-draws.js';
import { type Booking, settlementEntries } from './settlement-entries.js';
import { ObligationEntity, ObligationReductionEntity } from './settlement.entity.js';
import { type Standing, standingOf, stepsOf } from './standing.service.js';

export async function postSettlement(
  context: Pick<Context, 'policies'>,
  em: EntityManager,
  standing: Standing,
  person: string,
): Promise<void> {
  const { id, fund, fiscalYear, policy } = standing;
  const corrected = standing.corrects === null ? undefined : await standingOf(context, em, { id: standing.corrects });
  const name = corrected ? '补充清算' : '清算';
  const carried = corrected
    ? await carryYear(em, fund.id, fiscalYear, { subject: id, memo: `${name}：结转补记收支` })
    : [];
  const booking: Booking = { settlement: id, fiscalYear, name, period: { year: fiscalYear, month: 13 } };
  if (corrected && carried.length === 0) booking.period = await openPeriod(em, fund.id, fiscalYear);

  const steps = await stepsOf(em, standing);
  const differences = differencesOf(corrected && settledIn(corrected), settledIn(standing));
  const open = corrected ? await openObligations(em, fund.id, fiscalYear) : [];
  const owed = owedBy(policy, { fiscalYear, bookedIn: booking.period.year }, differences, steps);
  const { made, reductions, excess } = changeObligations(open, owed, randomUUID);

  const entries = [...carried, ...settlementEntries(policy, booking, differences, steps, excess)];
  // the year's advances are given back when it is settled, and none is made after that
  const advances = corrected ? null : await setOffAdvances(em, { fund, fiscalYear, policy, settlement: id }, steps);
  const posted = await post(em, fund, person, [...entries, ...(advances?.entries ?? [])]);
  if (advances) await noteSetOff(em, advances, posted.slice(entries.length), { fiscalYear, person });
  for (const { amount, drawnFrom, ownPart, ...obligation } of made)
    em.create(ObligationEntity, {
      ...{ ...obligation, fund: fund.id, fiscalYear, settlement: id },
      ...{ amount: yuan(amount), drawnFrom: written(drawnFrom), ownPart: ownPart === null ? null : yuan(ownPart) },
    });
  await em.flush();
  for (const { amount, drawnFrom, ownPart, ...reduction } of reductions)
    em.create(ObligationReductionEntity, {
      ...{ id: randomUUID(), ...reduction, settlement: id },
      ...{ amount: yuan(amount), drawnFrom: written(drawnFrom), ownPart: ownPart === null ? null : yuan(ownPart) },
    });
  await em.flush().catch((error: unknown) => {
    throw refusedBooks(error);
  });
}

const settledIn = ({ policy, inputs, outcome }: Standing) => ({ inputs, outcome: outcomeInFen(policy, outcome) });

const written = (draws: readonly Draw[] | null) =>
  draws && draws.map(({ county, amount }) => ({ county, amount: yuan(amount) }));

/**
 * A correction is booked in the closing period of its year while that is open, later in the first period after it that is open: then its
 * lines carry the fund year in the result that they move, and no income of the later year counts them.
 */
async function openPeriod(em: EntityManager, fund: number, fiscalYear: number): Promise<Booking['period']> {
  const [period] = await sql<Booking['period']>(
    em,
    'select year, month from period where fund = $1 and open and (year, month) >= ($2, 13) order by year, month limit 1',
    [fund, fiscalYear],
  );
  if (!period) throw new Refused(refusal('PERIOD_CLOSED', { periods: `${fiscalYear}-13` }));
  return period;
}

/** What is still to be paid under the fund year, newest first. */
async function openObligations(em: EntityManager, fund: number, fiscalYear: number): Promise<OpenObligation[]> {
  const rows = await sql<
    Omit<OpenObligation, 'outstanding' | 'toReturn'> & {
      outstanding: string;
      toReturn: { county: string | null; amount: string }[];
    }
  >(
    em,
    `select id, county, kind, payer, payee, rule, outstanding::text, to_return as "toReturn"
     from obligation_state where fund = $1 and fiscal_year = $2 and outstanding > 0
     order by made_at desc, id`,
    [fund, fiscalYear],
  );
  return rows.map(({ outstanding, toReturn, ...row }) => ({
    ...row,
    outstanding: fen(outstanding),
    toReturn: toReturn.map(({ county, amount }) => ({ county, amount: fen(amount) })),
  }));
}
