/** Handan's fund year 2021 through the public API, told as it goes: both funds, from loading the months to the printed settlement. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeficitClass, FundingSource } from '../policy/policy.js';
import { Insurance } from '../policy/policy.js';
import { SOURCE_NAMES } from '../settlement/settlement-entries.js';
import { DEMO_YEAR, demoFacts, demoMonths } from './demo-data.js';
import { DemoOffice } from './demo-office.js';
import { table } from './table.js';

const POOL = 'handan';
const FUNDS: Record<Insurance, string> = { EMPLOYEE: '职工医保', RESIDENT: '居民医保' };
const CLASSES: Record<DeficitClass, string> = { POLICY: '政策性', MANAGEMENT: '管理性', FORCE_MAJEURE: '不可抗力' };
/** In the folder where the demo is run. */
const OUT = 'out';

interface Offices {
  medical: DemoOffice;
  finance: DemoOffice;
  government: DemoOffice;
}

interface Settlement {
  id: string;
  steps: { county: string; rule: string; source: FundingSource; deficitClass: DeficitClass; amount: string }[];
  outcome: { counties: { county: string; deficit: string; surplus: string; levyUnpaid: string }[] };
}

export async function playYear(url: string): Promise<void> {
  const offices: Offices = {
    medical: new DemoOffice(url, '李（市医保局）', 'CITY_MEDICAL', POOL),
    finance: new DemoOffice(url, '王（市财政局）', 'CITY_FINANCE', POOL),
    government: new DemoOffice(url, '赵（市政府）', 'CITY_GOVERNMENT', POOL),
  };
  await loadYear(offices);
  const names = await countyNames(offices.medical);
  for (const insurance of Object.values(Insurance)) {
    const settlement = await settle(offices, insurance);
    console.log(
      `\n${FUNDS[insurance]} ${DEMO_YEAR} 年度清算 Settlement of ${insurance}\n${stepsTable(settlement, names)}\n`,
    );
    const county = countyWithMostSteps(settlement);
    for (const input of [{ settlement: settlement.id }, { settlement: settlement.id, county }])
      console.log(`报表 Report: ${await print(offices.medical, input)}`);
    console.log(`账簿 Books for hledger: ${await exportBooks(offices.medical, insurance)}`);
  }
}

async function loadYear({ medical, finance }: Offices): Promise<void> {
  const { rows } = await medical.does<{ rows: number }>(
    'loadIncomeAndExpenditure',
    'LoadInput',
    demoMonths(POOL),
    'rows',
  );
  console.log(`导入收支 ${rows} 行。 ${rows} rows of income and expenditure are loaded.`);
  await medical.does('recordYearFacts', 'RecordYearFactsInput', demoFacts(POOL));
  for (const insurance of Object.values(Insurance))
    await finance.does('confirmYearFacts', 'ConfirmYearFactsInput', yearOf(insurance));
  console.log('年度事实已录入，并由另一人确认。 The facts of the year are entered, and confirmed by a second person.');
}

const yearOf = (insurance: Insurance) => ({ pool: POOL, insurance, fiscalYear: DEMO_YEAR });

async function settle({ medical, finance, government }: Offices, insurance: Insurance): Promise<Settlement> {
  const year = yearOf(insurance);
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  await medical.does('closePeriods', 'PeriodsInput', { ...year, months });
  await medical.does('openPeriods', 'PeriodsInput', { ...year, months: [13] });
  await medical.does('closeYear', 'FundYearActInput', year);
  await medical.does('levyReserve', 'FundYearActInput', year);
  const draft = await medical.does<{ settlement: { id: string } }>(
    'draftSettlement',
    'FundYearActInput',
    year,
    'settlement { id }',
  );
  const input = { settlement: draft.settlement.id };
  await finance.does('reviewSettlement', 'SettlementActInput', input);
  const { settlement } = await government.does<{ settlement: Settlement }>(
    'confirmSettlement',
    'SettlementActInput',
    input,
    `settlement { id steps { county rule source deficitClass amount }
      outcome { counties { county deficit surplus levyUnpaid } } }`,
  );
  return settlement;
}

async function countyNames(office: DemoOffice): Promise<Map<string, string>> {
  const { pool } = await office.asks<{ pool: { counties: { nodes: { id: string; name: string }[] } } }>(
    'query($id: ID!) { pool(id: $id) { counties { nodes { id name } } } }',
    { id: POOL },
  );
  return new Map(pool.counties.nodes.map(({ id, name }) => [id, name]));
}

/** A row for each step of each county; one for a county without a deficit. */
const stepsTable = ({ steps, outcome }: Settlement, names: ReadonlyMap<string, string>): string =>
  table(
    [
      { head: '县市区' },
      { head: '缺口', right: true },
      { head: '结余', right: true },
      { head: '应缴未缴风险金', right: true },
      { head: '规则' },
      { head: '类别' },
      { head: '资金来源' },
      { head: '金额（元）', right: true },
    ],
    outcome.counties.flatMap(({ county, deficit, surplus, levyUnpaid }) => {
      const head = [names.get(county)!, deficit, surplus, levyUnpaid].map((cell) => (cell === '0.00' ? '' : cell));
      const own = steps.filter((step) => step.county === county);
      if (own.length === 0) return [[...head, '', '', '', '']];
      return own.map(({ rule, source, deficitClass, amount }, at) => [
        ...(at ? head.map(() => '') : head),
        ...[rule, CLASSES[deficitClass], SOURCE_NAMES[source], amount],
      ]);
    }),
  );

function countyWithMostSteps({ steps }: Settlement): string {
  const groups = [...Map.groupBy(steps, ({ county }) => county)];
  return groups.reduce((most, group) => (group[1].length > most[1].length ? group : most))[0];
}

/** Asks for a report, waits for it and keeps it; answers the file's name. */
async function print(office: DemoOffice, input: { settlement: string; county?: string }): Promise<string> {
  const { report } = await office.does<{ report: { id: string; title: string } }>(
    'requestReport',
    'RequestReportInput',
    input,
    'report { id title }',
  );
  for (;;) {
    const { made } = await office.asks<{ made: { failure: string | null; url: string | null } }>(
      'query($id: ID!) { made: report(id: $id) { failure url } }',
      { id: report.id },
    );
    if (made.failure) throw new Error(made.failure);
    if (made.url) {
      const file = `${report.title}.pdf`;
      mkdirSync(OUT, { recursive: true });
      writeFileSync(join(OUT, file), await office.downloads(made.url));
      return `out/${file}`;
    }
    await sleep(100);
  }
}

/** The fund's whole journal, for another accounting program to check; answers where it is. */
async function exportBooks(office: DemoOffice, insurance: Insurance): Promise<string> {
  const path = join(OUT, `${POOL}-${insurance}-${DEMO_YEAR}.journal`);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(
    path,
    await office.downloads(
      `/exports/journal?pool=${POOL}&insurance=${insurance}&toPeriod=${DEMO_YEAR}13&format=HLEDGER`,
    ),
  );
  return path;
}
