/** What happens in a demo pool's year, act by act, through the API. */
import { chainOf } from '../submission/chain.js';
import type { Role } from '../identity/role.js';
import type { CountyKind, FundingSource, Insurance, DeficitClass, Policy, SubmissionKind } from '../policy/policy.js';
import { provisionOf, provisionsOf } from '../policy/policy.js';
import { demoBudget } from './demo-budget.js';
import { DEMO_YEAR, demoFacts, demoMonths, demoOpenings, demoPools } from './demo-data.js';
import type { DemoStaff } from './demo-staff.js';

const MONTHS = Array.from({ length: 12 }, (_, at) => at + 1);

interface Member {
  id: string;
  name: string;
  kind: CountyKind;
}

export interface DemoSettlement {
  id: string;
  steps: { county: string; rule: string; source: FundingSource; deficitClass: DeficitClass; amount: string }[];
  outcome: { counties: { county: string; deficit: string; surplus: string; levyUnpaid: string }[] };
}

/** An act of the year, with what the bar says of it. */
export interface DemoAct {
  label: string;
  run: () => Promise<void>;
}

export interface DemoPool {
  id: string;
  policy: Policy;
  staff: DemoStaff;
  /** The settlements, once they are posted. */
  settlements: Map<Insurance, DemoSettlement>;
}

/** The acts of both funds of a pool, in order. */
export function actsOf({ id: pool, policy, staff, settlements }: DemoPool): DemoAct[] {
  const members = demoPools().find((one) => one.id === pool)!.counties as Member[];
  const { drafts, reviews, confirms } = provisionOf(policy, 'APPROVAL');
  const medical = staff.of('CITY_MEDICAL');
  const finance = staff.of('CITY_FINANCE');
  const ofFund = (insurance: Insurance): DemoAct[] => {
    const year = { pool, insurance, fiscalYear: DEMO_YEAR };
    const opened = demoOpenings(pool)
      .find((one) => one.insurance === insurance)!
      .rows.map(({ county }) => county);
    const counties = members.filter(({ id }) => opened.includes(id));
    const act = (label: string, run: () => Promise<unknown>): DemoAct => ({
      label: `${pool} ${insurance} ${label}`,
      run: async () => void (await run()),
    });
    const submits = (kind: SubmissionKind, county: Member | null) =>
      staff.of(chainOf(policy, kind, county && county.kind)!.submittedBy[0]!, county?.id);
    return [
      act('县市区预算 budgets', async () => {
        const rows = demoMonths(pool).rows.filter((row) => row.insurance === insurance);
        for (const county of counties) {
          const lines = demoBudget(
            rows.filter((row) => row.county === county.id),
            insurance,
          );
          const input = { ...year, county: county.id, document: `${county.name}${DEMO_YEAR}年预算（演示）`, lines };
          await submits('COUNTY_BUDGET', county).does('submitBudget', 'SubmitBudgetInput', input);
        }
      }),
      act('预算审签 signatures', () => signAll(staff, { ...year, kind: 'COUNTY_BUDGET' })),
      act('全市预算 the pool’s budget', async () => {
        const input = { ...year, document: `${DEMO_YEAR}年全市预算草案（演示）` };
        await submits('POOL_BUDGET', null).does('compileBudget', 'CompileBudgetInput', input);
        await signAll(staff, { ...year, kind: 'POOL_BUDGET' });
      }),
      act('月度收支 months', () => {
        const months = demoMonths(pool);
        const rows = months.rows.filter((row) => row.insurance === insurance);
        return medical.does('loadIncomeAndExpenditure', 'LoadInput', { ...months, rows });
      }),
      act('年度事实 facts', async () => {
        const facts = demoFacts(pool);
        const rows = facts.rows.filter((row) => row.insurance === insurance);
        await medical.does('recordYearFacts', 'RecordYearFactsInput', { ...facts, rows });
        await finance.does('confirmYearFacts', 'ConfirmYearFactsInput', year);
      }),
      act('结账结转 closing', async () => {
        await medical.does('closePeriods', 'PeriodsInput', { ...year, months: MONTHS });
        await medical.does('openPeriods', 'PeriodsInput', { ...year, months: [13] });
        await medical.does('closeYear', 'FundYearActInput', year);
      }),
      act('提取风险金 levy', async () => {
        if (isLevied(policy)) await medical.does('levyReserve', 'FundYearActInput', year);
        else await bridge(staff, year, counties[0]!.id);
      }),
      act('清算 settlement', async () => {
        const draft = await staff
          .of(drafts)
          .does<{ settlement: { id: string } }>('draftSettlement', 'FundYearActInput', year, 'settlement { id }');
        const input = { settlement: draft.settlement.id };
        await staff.of(reviews).does('reviewSettlement', 'SettlementActInput', input);
        const { settlement } = await staff.of(confirms, null, '审定').does<{ settlement: DemoSettlement }>(
          'confirmSettlement',
          'SettlementActInput',
          input,
          `settlement { id steps { county rule source deficitClass amount }
            outcome { counties { county deficit surplus levyUnpaid } } }`,
        );
        settlements.set(insurance, settlement);
      }),
      act('决算 final accounts', async () => {
        if (chainOf(policy, 'COUNTY_FINAL_ACCOUNTS', null)) {
          for (const county of counties) {
            const input = { ...year, county: county.id, document: `${county.name}${DEMO_YEAR}年决算（演示）` };
            await submits('COUNTY_FINAL_ACCOUNTS', county).does(
              'submitFinalAccounts',
              'SubmitFinalAccountsInput',
              input,
            );
          }
          await signAll(staff, { ...year, kind: 'COUNTY_FINAL_ACCOUNTS' });
        }
        const input = { ...year, document: `${DEMO_YEAR}年决算（演示）` };
        await submits('POOL_FINAL_ACCOUNTS', null).does('submitFinalAccounts', 'SubmitFinalAccountsInput', input);
        await signAll(staff, { ...year, kind: 'POOL_FINAL_ACCOUNTS' });
      }),
    ];
  };
  return (['EMPLOYEE', 'RESIDENT'] as const).flatMap(ofFund);
}

const isLevied = (policy: Policy): boolean =>
  provisionsOf(policy, 'LEVY').some(({ how, firstYear }) => how !== 'DECIDED' && firstYear <= DEMO_YEAR);

/** Where nothing is levied, January's premiums are what bridges the governments' payments at the settlement. */
async function bridge(staff: DemoStaff, year: { pool: string; insurance: Insurance }, county: string): Promise<void> {
  const next = DEMO_YEAR + 1;
  const medical = staff.of('CITY_MEDICAL');
  await medical.does('openPeriods', 'PeriodsInput', { ...year, fiscalYear: next, months: [1] });
  await medical.does('loadIncomeAndExpenditure', 'LoadInput', {
    ...{ pool: year.pool, fiscalYear: next, document: `${next}年1月保费（演示）` },
    rows: [{ county, insurance: year.insurance, month: 1, item: 'PREMIUM', amount: '100000000.00' }],
  });
}

interface Waiting {
  id: string;
  county: string | null;
  contentHash: string;
  awaits: Role[];
}

const WAITING = `query($filter: SubmissionFilter!) { submissions(filter: $filter, first: 200) {
  nodes { id county contentHash awaits } } }`;

/** Every office signs what awaits it, until nothing does: a city's or province's all at once, a county's its own. */
async function signAll(
  staff: DemoStaff,
  filter: { pool: string; insurance: Insurance; fiscalYear: number; kind: SubmissionKind },
): Promise<void> {
  for (;;) {
    const { submissions } = await staff
      .of('CITY_MEDICAL')
      .asks<{ submissions: { nodes: Waiting[] } }>(WAITING, { filter: { ...filter, status: 'IN_APPROVAL' } });
    const { nodes } = submissions;
    if (nodes.length === 0) return;
    const role = nodes[0]!.awaits[0]!;
    const ofCounty = role.startsWith('COUNTY_');
    const signed = nodes.filter(
      ({ awaits, county }) => awaits.includes(role) && (!ofCounty || county === nodes[0]!.county),
    );
    const verdicts = signed.map(({ id, contentHash }) => ({ submission: id, contentHash, verdict: 'SIGN' }));
    // one office signs at several stages, and a person once a stage: who signs is named after the document's way
    await staff.of(role, nodes[0]!.county, '审签').does('decideSubmissions', 'DecideSubmissionsInput', { verdicts });
  }
}
