/** The fund year 2021 of all four demo pools through the public API, told as it goes: budgets, months, settlement, final accounts, reports. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DeficitClass } from '../policy/policy.js';
import { Insurance } from '../policy/policy.js';
import { policies } from '../policy/registry.js';
import { SOURCE_NAMES } from '../settlement/settlement-entries.js';
import { actsOf, type DemoPool, type DemoSettlement } from './demo-acts.js';
import { DEMO_YEAR, demoPools } from './demo-data.js';
import type { DemoOffice } from './demo-office.js';
import { DemoStaff } from './demo-staff.js';
import { Progress } from './progress.js';
import { table } from './table.js';

const FUNDS: Record<Insurance, string> = { EMPLOYEE: '职工医保', RESIDENT: '居民医保' };
const CLASSES: Record<DeficitClass, string> = { POLICY: '政策性', MANAGEMENT: '管理性', FORCE_MAJEURE: '不可抗力' };
/** In the folder where the demo is run. */
const OUT = 'out';

/** @param only one pool; all four where none is named. */
export async function playYear(url: string, only?: string): Promise<void> {
  const named = demoPools().filter(({ id }) => only === undefined || id === only);
  if (named.length === 0) throw new Error(`没有演示统筹区 ${only}。 There is no demo pool ${only}.`);
  const pools = named.map(({ id }): DemoPool => ({
    id,
    policy: policies.inForce(id, DEMO_YEAR)!,
    staff: new DemoStaff(url, id),
    settlements: new Map(),
  }));
  const acts = pools.flatMap(actsOf);
  const progress = new Progress(acts.length);
  for (const { label, run } of acts) {
    await run();
    progress.step(label);
  }
  for (const pool of pools) await tell(pool);
}

/** What became of a pool's deficits, and its reports. */
async function tell({ id, staff, settlements }: DemoPool): Promise<void> {
  const office = staff.of('CITY_FINANCE');
  const names = await countyNames(office, id);
  for (const [insurance, settlement] of settlements) {
    console.log(
      `\n${id} ${FUNDS[insurance]} ${DEMO_YEAR} 年度清算 Settlement of ${insurance}\n${stepsTable(settlement, names)}\n`,
    );
    if (id !== 'handan') continue;
    const county = countyWithMostSteps(settlement);
    for (const input of [{ settlement: settlement.id }, { settlement: settlement.id, county }])
      console.log(`报表 Report: ${await print(office, 'requestReport', 'RequestReportInput', input)}`);
    console.log(`账簿 Books for hledger: ${await exportBooks(office, id, insurance)}`);
  }
  const year = { pool: id, insurance: Insurance.RESIDENT, fiscalYear: DEMO_YEAR, kind: 'STATEMENTS' };
  console.log(`报表 Report: ${await print(office, 'requestFundReport', 'RequestFundReportInput', year)}`);
}

async function countyNames(office: DemoOffice, pool: string): Promise<Map<string, string>> {
  const answer = await office.asks<{ pool: { counties: { nodes: { id: string; name: string }[] } } }>(
    'query($id: ID!) { pool(id: $id) { counties { nodes { id name } } } }',
    { id: pool },
  );
  return new Map(answer.pool.counties.nodes.map(({ id, name }) => [id, name]));
}

/** A row for each step of each county; one for a county without a deficit. */
const stepsTable = ({ steps, outcome }: DemoSettlement, names: ReadonlyMap<string, string>): string =>
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

function countyWithMostSteps({ steps }: DemoSettlement): string {
  const groups = [...Map.groupBy(steps, ({ county }) => county)];
  return groups.reduce((most, group) => (group[1].length > most[1].length ? group : most))[0];
}

/** Asks for a report, waits for it and keeps it; answers the file's name. */
async function print(office: DemoOffice, mutation: string, inputType: string, input: object): Promise<string> {
  const { report } = await office.does<{ report: { id: string; title: string } }>(
    mutation,
    inputType,
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
async function exportBooks(office: DemoOffice, pool: string, insurance: Insurance): Promise<string> {
  const path = join(OUT, `${pool}-${insurance}-${DEMO_YEAR}.journal`);
  mkdirSync(OUT, { recursive: true });
  writeFileSync(
    path,
    await office.downloads(
      `/exports/journal?pool=${pool}&insurance=${insurance}&toPeriod=${DEMO_YEAR}13&format=HLEDGER`,
    ),
  );
  return path;
}
