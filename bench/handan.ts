/** Handan's books through the public API, by the people whose work it is. */
import { demoFacts, demoMonths, demoOpenings, demoPools, DEMO_YEAR } from '../src/demo/demo-data.js';
import type { Role } from '../src/identity/role.js';
import type { Insurance } from '../src/policy/policy.js';
import type { Product } from './product.js';

const POOL = 'handan';

const INPUTS = {
  registerPool: 'RegisterPoolInput',
  openBooks: 'OpenBooksInput',
  loadIncomeAndExpenditure: 'LoadInput',
  recordYearFacts: 'RecordYearFactsInput',
  confirmYearFacts: 'ConfirmYearFactsInput',
  closePeriods: 'PeriodsInput',
  openPeriods: 'PeriodsInput',
  closeYear: 'FundYearActInput',
  levyReserve: 'FundYearActInput',
  draftSettlement: 'FundYearActInput',
  reviewSettlement: 'SettlementActInput',
  confirmSettlement: 'SettlementActInput',
  requestFundReport: 'RequestFundReportInput',
} as const;

export type Act = ReturnType<typeof actsOn>;

/** Does one mutation as somebody of that role, and answers what it selects. */
export const actsOn =
  (product: Product) =>
  async <Result>(role: Role, mutation: keyof typeof INPUTS, input: object, selects = ''): Promise<Result> => {
    const token = await product.token(role, role === 'ADMINISTRATOR' ? { role } : { role, pool: POOL });
    const data = await product.send<Record<string, Result>>(
      token,
      `mutation($input: ${INPUTS[mutation]}!) { ${mutation}(input: $input) { refusals { message } ${selects} } }`,
      { input: { idempotencyKey: crypto.randomUUID(), ...input } },
    );
    return data[mutation]!;
  };

/** The pool, and the books of both funds with their audited openings. */
export async function openHandan(act: Act): Promise<void> {
  const { id, name, counties } = demoPools().find((pool) => pool.id === POOL)!;
  await act('ADMINISTRATOR', 'registerPool', { id, name, counties });
  for (const opening of demoOpenings(POOL)) await act('CITY_FINANCE', 'openBooks', opening);
}

/** The year of one fund, from its months to the posted settlement. */
export async function settleHandan(act: Act, insurance: Insurance): Promise<void> {
  const year = { pool: POOL, insurance, fiscalYear: DEMO_YEAR };
  const ofFund = <Row extends { insurance: Insurance }>(rows: readonly Row[]) =>
    rows.filter((row) => row.insurance === insurance);
  const months = demoMonths(POOL);
  await act('CITY_MEDICAL', 'loadIncomeAndExpenditure', { ...months, rows: ofFund(months.rows) });
  const facts = demoFacts(POOL);
  await act('CITY_MEDICAL', 'recordYearFacts', { ...facts, rows: ofFund(facts.rows) });
  await act('CITY_FINANCE', 'confirmYearFacts', year);
  await act('CITY_MEDICAL', 'closePeriods', { ...year, months: Array.from({ length: 12 }, (_, at) => at + 1) });
  await act('CITY_MEDICAL', 'openPeriods', { ...year, months: [13] });
  await act('CITY_MEDICAL', 'closeYear', year);
  await act('CITY_MEDICAL', 'levyReserve', year);
  const { settlement } = await act<{ settlement: { id: string } }>(
    'CITY_MEDICAL',
    'draftSettlement',
    year,
    'settlement { id }',
  );
  await act('CITY_FINANCE', 'reviewSettlement', { settlement: settlement.id });
  await act('CITY_GOVERNMENT', 'confirmSettlement', { settlement: settlement.id });
}
