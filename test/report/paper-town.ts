/** A town with papers: a budget that was returned and handed in anew, an adjustment, plans, money on its way, and some of it late. */
import { officeAt, inJanuary, LINES, signAll, submissionsOf, verdictOn, withLines } from '../budget/budgets.js';
import { planningTown, type PlanningTown } from '../plan/plans.js';
import type { TestServer } from '../server.js';

/**
 * 甲县: 住院 700 planned, returned by county finance after county tax had signed, handed in anew as 650, then adjusted by -50; working capital of
 * 120, a plan of 100, of which 60 are paid and 55 spent; 100 of interest from January not sent up, 20 booked by mistake and reversed.
 */
export async function paperTown(server: TestServer): Promise<PlanningTown> {
  const town = await planningTown(server);
  const { year, a, b, c, medical, finance, pool } = town;
  const budget = { ...year, document: '2021年预算' };
  await town.county(a).does('submitBudget', { ...budget, county: a, lines: LINES });
  const [first] = await submissionsOf(server, { ...year, kind: 'COUNTY_BUDGET' });
  await officeAt(server, 'COUNTY_TAX', pool, a).does('decideSubmissions', { verdicts: [verdictOn(first!)] });
  await officeAt(server, 'COUNTY_FINANCE', pool, a).does('decideSubmissions', {
    verdicts: [verdictOn(first!, '住院费用偏高')],
  });
  await town.county(a).does('submitBudget', {
    ...{ ...budget, county: a, document: '2021年预算（修订）' },
    lines: withLines(inJanuary('INPATIENT', '650.00')),
  });
  await town.county(b).does('submitBudget', { ...budget, county: b, lines: LINES });
  await medical.does('submitBudget', { ...budget, county: c, lines: LINES });
  await signAll(server, { ...year, kind: 'COUNTY_BUDGET' });
  await medical.does('compileBudget', { ...year, document: '全市预算草案', lines: [] });
  await signAll(server, { ...year, kind: 'POOL_BUDGET' });
  const months = ['-50.00', ...Array<string>(11).fill('0.00')];
  await town.county(a).does('submitBudgetAdjustment', {
    ...{ ...year, county: a, document: '预算调整方案' },
    lines: [{ line: 'INPATIENT', amount: '-50.00', months, reason: '住院次均费用下降' }],
  });
  await signAll(server, { ...year, kind: 'BUDGET_ADJUSTMENT' });

  const [plan, other] = await town.files(1, { [a]: '100.00', [b]: '40.00' });
  const capital = await town.applies(1, '120.00');
  await town.approves([capital]);
  await town.pays(capital, undefined, '2021-01-05');
  await town.approves([plan!]);
  await town.as('CITY_MEDICAL', '市医保局 钱').does('decideSubmissions', {
    verdicts: [{ submission: other!.id, contentHash: other!.contentHash, verdict: 'RETURN', reason: '缺少测算' }],
  });
  await town.pays(plan!, '60.00');
  const insurance = 'RESIDENT';
  await medical.does('loadIncomeAndExpenditure', {
    ...{ pool, fiscalYear: 2021, document: '2021年月报' },
    rows: [
      { county: a, insurance, month: 1, item: 'PREMIUM', amount: '600.00' },
      { county: a, insurance, month: 1, item: 'INPATIENT', amount: '55.00' },
    ],
  });

  await finance.does('switchIncomePath', { ...year, item: 'INTEREST', month: 1, document: '收入路径启用' });
  const interest = { county: a, insurance, item: 'INTEREST', into: 'COUNTY_SPECIAL', receivedOn: '2021-01-20' };
  await medical.does('recordIncome', { pool, document: '到账通知', rows: [{ ...interest, amount: '100.00' }] });
  const { document } = await medical.does(
    'recordIncome',
    { pool, document: '到账通知（重复）', rows: [{ ...interest, amount: '20.00' }] },
    'document',
  );
  const { rows } = await server.database.asOwner('select id from journal_entry where subject = $1', [document]);
  await finance.does('reverseEntry', { entry: rows[0].id, reason: '重复登记' });
  const subsidy = { county: a, level: 'CITY', amount: '80.00' };
  await finance.does('recordSubsidyDue', { ...year, source: '补助文件', rows: [subsidy] });
  return town;
}
