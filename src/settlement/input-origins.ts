/** Where each input of a settlement comes from: which accounts of which book over which periods, the county's facts, or both. Pure. */
import { byCodePoint } from '../code-points.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import type { AccountDetail } from '../ledger/entry.js';
import type { SettlementDecision } from '../decision/decision.js';
import type { SettlementInputs } from './inputs.js';
import type { CountyYear, Scenario } from './scenario.js';

export interface Origin {
  /** How the value comes about, Chinese then English. */
  how: string;
  book?: { accounts: readonly string[]; detail?: AccountDetail; over: 'MONTHS' | 'ALL' };
  fromFacts?: true;
  /** Of the facts, what the targets issued say where they say it. */
  fromTargets?: true;
}

type CountyInput = Exclude<keyof CountyYear, 'county'>;

const fact = (how: string): Origin => ({ how, fromFacts: true });
const target = (how: string): Origin => ({ ...fact(how), fromTargets: true });
const netAssets = (how: string, detail: AccountDetail): Origin => ({
  how,
  book: { accounts: ['3001'], detail, over: 'ALL' },
});

export const POOL_ORIGINS: Readonly<Record<'sharedReserve' | 'pooledBalance', Origin>> = {
  sharedReserve: netAssets('风险储备金余额。 The balance of the shared reserve.', 'SHARED_RESERVE'),
  pooledBalance: netAssets('统筹结余余额。 The pooled balance.', 'POOLED_BALANCE'),
} satisfies Record<Exclude<keyof Scenario, 'insurance' | 'fiscalYear' | 'counties'>, Origin>;

export const COUNTY_ORIGINS: Readonly<Record<CountyInput, Origin>> = {
  kind: { how: '统筹区成员登记。 The register of the pool’s members.' },
  incomeDue: fact('核定的应收收入。 Income due, as entered.'),
  incomeTarget: target('下达的征缴任务。 The collection task issued; null: none was.'),
  incomeCollected: {
    how: '1–12 月收入合计。 Income booked in months 1–12.',
    book: { accounts: INCOME, over: 'MONTHS' },
  },
  compliantExpenditure: {
    how: '1–12 月支出合计减不合规支出。 Expenditure booked in months 1–12, less what the facts call non-compliant.',
    book: { accounts: EXPENDITURE, over: 'MONTHS' },
    fromFacts: true,
  },
  nonCompliantExpenditure: fact('认定的不合规支出。 Expenditure against the rules, as entered.'),
  subsidyShortfall: fact('未到位的财政补助。 Subsidies not paid in, as entered.'),
  levy: {
    how: '本年提取的风险金：由结余承担、由累计结余承担与尚欠之和。 The year’s levy: out of surplus, out of balance, and still owed.',
    book: { accounts: ['3001'], over: 'ALL' },
  },
  accumulatedBalance: netAssets(
    '累计结余余额加本年由其承担的风险金。 The accumulated balance, with the levy charged to it added back.',
    'ACCUMULATED_BALANCE',
  ),
  ownReserve: netAssets('本县风险金余额。 The balance of the county’s own reserve.', 'OWN_RESERVE'),
  forceMajeure: fact('认定的不可抗力金额。 The amount declared as force majeure.'),
  otherFaults: fact('认定的自身原因及金额。 Faults of the county, with the amounts decided.'),
  expenditureTarget: target('下达的支出指标。 The expenditure target issued; null: none was.'),
  targetsMet: target('目标任务是否完成，按考核评分。 Whether all management targets were met.'),
  decidedDraw: { how: '决定的调剂额。 The draw decided for the county; zero while nothing was decided.' },
  reserveHistory: {
    how:
      '累计上解与调剂：账簿中的上解、补缴、补齐与以前年度的调剂，加建账之前录入数（reserveHistory）。 What the county ever paid into the reserve and drew from it, from ' +
      'its book, with what was entered of before (query reserveHistory).',
    book: { accounts: ['5301', '4401'], over: 'ALL' },
  },
};

/** One input as it was read. */
export interface Input {
  /** Null: of the pool. */
  county: string | null;
  name: string;
  value: string | null;
  origin: Origin;
  /** The version of the facts, where it rests on facts. */
  facts: string | null;
  /** Where it rests on one. */
  decision: SettlementDecision | null;
}

const COVER: Origin = { how: '弥补待决缺口的决定。 What was decided to cover what no step does.' };

/** Every input: the pool's, then each county's, in the order of the specification; a fault or cover is an input of its own. */
export function inputsOf(inputs: SettlementInputs, county: string | null = null): Input[] {
  const ofPool = Object.entries(POOL_ORIGINS).map(([name, origin]): Input => ({
    county: null,
    name,
    value: inputs[name as keyof typeof POOL_ORIGINS],
    origin,
    facts: null,
    decision: null,
  }));
  const ofCounties = inputs.counties
    .filter((one) => county === null || one.county === county)
    .flatMap((one) => [
      ...Object.entries(COUNTY_ORIGINS).flatMap(([name, origin]) =>
        valuesOf(one, name as CountyInput).map(([part, value]): Input => ({
          ...{ county: one.county, name: part, value, origin },
          facts: origin.fromFacts ? one.facts : null,
          decision: name === 'decidedDraw' ? (drawDecided(inputs, one.county) ?? null) : null,
        })),
      ),
      ...(inputs.decisions ?? [])
        .filter(({ kind, county: of }) => kind === 'COVER' && of === one.county)
        .map((decision): Input => ({
          ...{
            county: one.county,
            name: ['cover', decision.source, decision.giver].filter(Boolean).join('.'),
            value: decision.amount,
            origin: COVER,
          },
          ...{ facts: null, decision },
        })),
    ]);
  return [...(county === null ? ofPool : []), ...ofCounties];
}

const drawDecided = ({ decisions = [] }: SettlementInputs, county: string): SettlementDecision | undefined =>
  decisions.find((decision) => decision.kind === 'DRAW' && decision.county === county);

function valuesOf(county: SettlementInputs['counties'][number], name: CountyInput): [string, string | null][] {
  const value = county[name];
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map(({ cause, amount }) => [`${name}.${cause}`, amount]);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value) // jsonb keeps no order
      .toSorted(([one], [other]) => byCodePoint(one, other))
      .map(([part, amount]) => [`${name}.${part}`, amount]);
  return [[name, value === null ? null : String(value)]];
}
