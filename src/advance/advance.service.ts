/** 垫付: lends to a county's fund in a temporary difficulty of payment, where the policy foresees it; what is lent is owed. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { endOfPeriod, isDate, yearOf } from '../dates.js';
import { type DecidedBy, documentFaults } from '../decision/decision.service.js';
import { amountFaults } from '../faults.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { advance, lenderOf } from '../ledger/postings/advance.js';
import { fen, yuan } from '../money.js';
import { policyFor } from '../policy/policy-for.js';
import { membersOf } from '../pool/members.service.js';
import { type Insurance, provisionOf, provisionsOf } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { ObligationEntity } from '../settlement/settlement.entity.js';
import { mustBeUnsettled } from '../settlement/year-posted.service.js';

export interface AdvanceToCountyInput extends DecidedBy {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  county: string;
  amount: string;
  advancedOn: string;
}

export const advanceToCounty = (context: Context, input: AdvanceToCountyInput) => {
  const { pool, insurance, county, advancedOn } = input;
  const { viewer, policies } = context;
  mustActOn(viewer, ['CITY_FINANCE'], { pool, county: null });
  return once(context.em, viewer, 'advanceToCounty', input.idempotencyKey, input, async (em) => {
    const amount = fen(input.amount);
    const fund = await fundOf(em, pool, insurance);
    const dated = isDate(advancedOn);
    const faults = [
      ...amountFaults(amount),
      ...(dated ? [] : [refusal('INVALID_DATE', { given: advancedOn }, ['input', 'advancedOn'])]),
      ...(fund.books.has(county) && county !== ''
        ? []
        : [refusal('UNKNOWN_COUNTY', { county, pool }, ['input', 'county'])]),
      ...documentFaults(input),
    ];
    if (faults.length) throw new Refused(...faults);

    const fiscalYear = yearOf(advancedOn);
    const policy = policyFor(policies, pool, fiscalYear, ['input', 'advancedOn']);
    const [law] = provisionsOf(policy, 'ADVANCE');
    if (!law) throw new Refused(refusal('ADVANCE_NOT_FORESEEN', { policy: policy.id }, ['input', 'pool']));
    await decideAlone(em, fund.id);
    await mustBeUnsettled(em, fund, fiscalYear);

    const { kind } = (await membersOf(em, pool)).get(county)!;
    const payee = law.lender === 'RISK_RESERVE' ? law.lender : provisionOf(policy, 'LOCAL_GOVERNMENT').of[kind];
    const { rule, citation } = law;
    const obligation = randomUUID();
    const [entry] = await post(em, fund, viewer.person, [
      {
        kind: 'ADVANCE',
        effective: advancedOn,
        document: `${input.decider} ${input.documentNumber}`,
        memo: `垫付：${input.reason}`,
        subject: obligation,
        lines: advance(custodyOf(policy), { county, lender: lenderOf(payee), amount }, { rule }),
      },
    ]);
    em.create(ObligationEntity, {
      ...{ id: obligation, fund: fund.id, county, fiscalYear, settlement: null, step: null, kind: 'REPAY_ADVANCE' },
      ...{ payer: 'COUNTY', payee, amount: yuan(amount), due: endOfPeriod(fiscalYear + law.dueAfterYears, 12) },
      ...{ rule, citation, drawnFrom: null, ownPart: null },
    });
    await em.flush();
    await sql(
      em,
      `insert into advance (obligation, fund, entry, advanced_on, reason, document_number, decider, entered_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [obligation, fund.id, entry, advancedOn, input.reason, input.documentNumber, input.decider, viewer.person],
    );
    return { advance: obligation };
  });
};
