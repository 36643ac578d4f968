/** 收入上解: what a county collected goes up from its special account to the city's. */
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { yearOf } from '../dates.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import { fundOf, hasAccount, post } from '../ledger/ledger.service.js';
import { incomeRemittance } from '../ledger/postings/income.js';
import { receiptFaults } from '../ledger/receipt.js';
import { fen } from '../money.js';
import { type Insurance, provisionsOf } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';

export interface RemitIncomeInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  county: string;
  amount: string;
  remittedOn: string;
  document: string;
}

export const remitIncome = (context: Context, input: RemitIncomeInput) => {
  const { pool, insurance, county, remittedOn, document } = input;
  const { viewer, policies } = context;
  mustActOn(viewer, ['CITY_FINANCE', 'COUNTY_FINANCE'], { pool, county });
  return once(context.em, viewer, 'remitIncome', input.idempotencyKey, input, async (em) => {
    const amount = fen(input.amount);
    const faults = receiptFaults(amount, { remittedOn }, document);
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, pool, insurance);
    if (county === '' || !fund.books.has(county))
      throw new Refused(refusal('UNKNOWN_COUNTY', { county, pool }, ['input', 'county']));
    const year = yearOf(remittedOn);
    // December's income goes up in January, also where the policy's last year is over
    const policy = policies.inForce(pool, year) ?? policies.inForce(pool, year - 1);
    if (!policy) throw new Refused(refusal('POLICY_NOT_IN_FORCE', { pool, year }, ['input', 'remittedOn']));
    // there is such an account from the first switch on that has a county collect something
    const path = provisionsOf(policy, 'INCOME_PATH').find(({ collectedBy }) => collectedBy === 'COUNTY');
    if (!path || !hasAccount(fund, 'COUNTY_SPECIAL', county))
      throw new Refused(
        refusal('INCOME_PATH_UNKNOWN', { policy: policy.id, item: '县级收入 county income' }, ['input', 'county']),
      );
    await decideAlone(em, fund.id);
    const [entry] = await post(em, fund, viewer.person, [
      {
        kind: 'INCOME_REMITTANCE',
        effective: remittedOn,
        document,
        memo: '上解收入至市级财政专户',
        lines: incomeRemittance(custodyOf(policy), county, amount, { rule: path.rule }),
      },
    ]);
    return { pool, insurance, entry: entry! };
  });
};
