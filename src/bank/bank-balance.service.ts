/** 对账单余额: entered by the office that holds the account, from the bank's statement; what the books make of it is computed. */
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { periodOf } from '../dates.js';
import { readAmount, readAmountAboveZero, reasonFaults, rowsFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { Role } from '../identity/role.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import type { BankKind } from '../ledger/entry.js';
import { bankAccountOf, fundOf } from '../ledger/ledger.service.js';
import { fen, yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import type { ItemKind } from './bank-year.js';

const MOST_ITEMS = 200;

/** The fiscal special accounts and what lies in the treasury are finance's; the agency holds the expenditure accounts (财社〔2017〕144号). */
const FINANCE = ['CITY_FINANCE', 'COUNTY_FINANCE'] as const satisfies Role[];
export const RECONCILING_OFFICES = [
  ...FINANCE,
  ...(['CITY_MEDICAL', 'CITY_AGENCY', 'COUNTY_MEDICAL'] as const),
] satisfies Role[];
const officesFor = (kind: BankKind): readonly Role[] =>
  kind === 'CITY_EXPENDITURE' || kind === 'COUNTY_EXPENDITURE' ? RECONCILING_OFFICES : FINANCE;

export interface BankBalanceInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  account: BankKind;
  county?: string | null;
  fiscalYear: number;
  month: number;
  balance: string;
  document: string;
  items: { kind: ItemKind; amount: string; about: string }[];
}

/** A month that is entered anew has a new version; the earlier one stays and no longer counts. */
export const recordBankBalance = (context: Context, input: BankBalanceInput) => {
  const { em, viewer } = context;
  const { pool, insurance, account: kind, fiscalYear, month } = input;
  const county = input.county ?? null;
  mustActOn(viewer, officesFor(kind), { pool, county });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(em, viewer, 'recordBankBalance', input.idempotencyKey, input, async (tx) => {
    const fund = await fundOf(tx, pool, insurance);
    const account = bankAccountOf(fund, kind, county);
    const faults = faultsOf(input);
    if (account === undefined)
      faults.push(refusal('UNKNOWN_BANK_ACCOUNT', { account: kind, of: county ?? pool }, ['input', 'account']));
    if (faults.length) throw new Refused(...faults);
    await decideAlone(tx, fund.id); // versions one after the other
    const period = periodOf(fiscalYear, month);
    const [kept] = await sql<{ version: number }>(
      tx,
      `insert into bank_balance (fund, bank_account, period, version, balance, document, person)
       select $1, $2, $3, 1 + coalesce(max(version), 0), $4, $5, $6 from bank_balance
       where fund = $1 and bank_account = $2 and period = $3 returning version`,
      [fund.id, account, period, input.balance, input.document, viewer.person],
    );
    await sql(
      tx,
      `insert into bank_balance_item (fund, bank_account, period, version, no, kind, amount, about)
       select $1, $2, $3, $4, no, kind, amount, about
       from unnest($5::text[], $6::numeric[], $7::text[]) with ordinality i(kind, amount, about, no)`,
      [
        ...[fund.id, account, period, kept!.version],
        input.items.map(({ kind: of }) => of),
        input.items.map(({ amount }) => yuan(fen(amount))),
        input.items.map(({ about }) => about),
      ],
    );
    return { fund: fund.id };
  });
};

function faultsOf({ month, balance, document, items }: BankBalanceInput): Refusal[] {
  if (items.length > 0) rowsFaults(items, MOST_ITEMS, ['input', 'items']); // none are under way, or not too many
  const faults: Refusal[] = [];
  if (month < 1 || month > 12) faults.push(refusal('INVALID_MONTH', { month }, ['input', 'month']));
  readAmount(balance, ['input', 'balance'], faults);
  faults.push(...reasonFaults(document, ['input', 'document']));
  for (const [at, { amount, about }] of items.entries()) {
    readAmountAboveZero(amount, ['input', 'items', at, 'amount'], faults);
    faults.push(...reasonFaults(about, ['input', 'items', at, 'about']));
  }
  return faults;
}
