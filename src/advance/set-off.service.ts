/** A settlement gives back the year's advances first; with one still open a policy may not let the year be settled. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { endOfPeriod } from '../dates.js';
import { custodyOf } from '../ledger/custody.js';
import type { Entry } from '../ledger/entry.js';
import type { Fund } from '../ledger/ledger.service.js';
import { advanceRepayment, lenderOf } from '../ledger/postings/advance.js';
import { type Fen, fen, yuan } from '../money.js';
import { type Policy, provisionsOf } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { ObligationPaymentEntity } from '../settlement/settlement.entity.js';
import { type OpenAdvance, setOff } from './set-off.js';

/** What the settlement of a year is about to give back, as entries that go with its own. */
export interface SetOff {
  entries: Entry[];
  repaid: (OpenAdvance & { amount: Fen })[];
}

/** @param steps those of the settlement: what they draw from the reserve is what a county's advances are given back from. */
export async function setOffAdvances(
  em: EntityManager,
  { fund, fiscalYear, policy, settlement }: { fund: Fund; fiscalYear: number; policy: Policy; settlement: string },
  steps: readonly { county: string; source: string; amount: Fen }[],
): Promise<SetOff> {
  const [law] = provisionsOf(policy, 'ADVANCE');
  if (!law) return { entries: [], repaid: [] };
  const sources: readonly string[] = law.setOffAgainst;
  const drawn = steps.filter(({ source }) => sources.includes(source));
  const { repaid, left } = setOff(await openAdvances(em, fund, fiscalYear), drawn);
  if (law.openAtSettlement === 'REFUSED' && left.length > 0)
    throw new Refused(
      ...left.map(({ county, outstanding }) =>
        refusal('ADVANCE_OPEN', { county, outstanding: yuan(outstanding) }, ['input', 'settlement'], law.citation),
      ),
    );
  const { rule, citation } = law;
  return {
    repaid,
    entries: repaid.map(({ county, payee, amount }) => ({
      kind: 'ADVANCE_SET_OFF',
      effective: endOfPeriod(fiscalYear, 13),
      closing: true,
      document: `${citation.document} ${citation.article}`,
      memo: `${fiscalYear}年度清算抵还垫付`,
      subject: settlement,
      lines: advanceRepayment(custodyOf(policy), { county, lender: lenderOf(payee), amount }, { rule }),
    })),
  };
}

/** Notes as paid what the entries, now posted, gave back. */
export async function noteSetOff(
  em: EntityManager,
  { repaid }: SetOff,
  entries: readonly string[],
  { fiscalYear, person }: { fiscalYear: number; person: string },
): Promise<void> {
  repaid.forEach(({ obligation, amount }, at) => {
    em.create(ObligationPaymentEntity, {
      id: randomUUID(),
      obligation,
      amount: yuan(amount),
      paidOn: endOfPeriod(fiscalYear, 13),
      paidBy: 'FUND',
      document: `${fiscalYear}年度清算`,
      entry: entries[at]!,
      person,
    });
  });
  await em.flush();
}

async function openAdvances(em: EntityManager, fund: Fund, fiscalYear: number): Promise<OpenAdvance[]> {
  const rows = await sql<{ obligation: string; county: string; payee: string; outstanding: string }>(
    em,
    `select o.id as obligation, o.county, o.payee, o.outstanding::text
     from obligation_state o join advance a on a.obligation = o.id
     where o.fund = $1 and o.fiscal_year = $2 and o.outstanding > 0
     order by a.seq`,
    [fund.id, fiscalYear],
  );
  return rows.map((row) => ({ ...row, outstanding: fen(row.outstanding) }));
}
