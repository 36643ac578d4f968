/** The demo pools: synthetic figures, sized after national per-head ones, in data/demo. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { OpeningDocument } from '../ledger/open-books.service.js';
import type { HistoryDocument } from '../history/history.service.js';
import type { LoadDocument } from '../load/load.service.js';
import type { PoolDocument } from '../pool/pool.service.js';
import { type CountyKind, type FaultCause, Insurance } from '../policy/policy.js';
import type { YearFactsDocument } from '../facts/year-facts.service.js';
import { projectRoot } from '../project-root.js';

type Csv = Record<string, string>;

export const DEMO_YEAR = 2021;
const SYNTHETIC = '演示数据（合成，非真实数据）';

const NAMES: Record<string, string> = {
  shaoyang: '邵阳市',
  handan: '邯郸市',
  suzhou: '苏州市',
  changzhutan: '长株潭区域',
};

const table = (file: string): Csv[] =>
  parse(readFileSync(join(projectRoot, 'data/demo', file)), { columns: true, bom: true });

const whole = (text: string | undefined): number | null => (text ? Number(text) : null);

export function demoPools(): PoolDocument[] {
  const rows = table('counties.csv');
  return Object.entries(NAMES).map(([id, name]) => ({
    id,
    name,
    notice: SYNTHETIC,
    counties: rows
      .filter(({ pool }) => pool === id)
      .map((row) => ({
        id: row.county!,
        name: row.name!,
        kind: row.kind as CountyKind,
        gbCode: row.gb_code || null,
        permanentResidents: whole(row.permanent_residents),
        insuredEmployee: whole(row.insured_employee) ?? 0,
        insuredResident: whole(row.insured_resident) ?? 0,
      })),
  }));
}

/** Audited openings, one document for each fund. */
export function demoOpenings(pool: string): OpeningDocument[] {
  const rows = table(`opening-${DEMO_YEAR}.csv`).filter((row) => row.pool === pool);
  return Object.values(Insurance).map((insurance) => ({
    pool,
    insurance,
    fiscalYear: DEMO_YEAR,
    document: `${DEMO_YEAR}年初审定余额，${SYNTHETIC}`,
    rows: rows
      .filter((row) => row.insurance === insurance)
      .map((row) => ({
        county: row.county!,
        accumulatedBalance: row.accumulated_balance!,
        ownReserve: row.own_reserve!,
      })),
  }));
}

/** The years before the books, both insurances: one document. */
export const demoHistory = (pool: string): HistoryDocument => ({
  pool,
  source: `${DEMO_YEAR}年以前各年度决算，${SYNTHETIC}`,
  rows: table('fund-years.csv')
    .filter((row) => row.pool === pool)
    .map((row) => ({
      county: row.county!,
      insurance: row.insurance as Insurance,
      year: Number(row.year),
      premium: row.premium!,
      fiscalSubsidy: row.fiscal_subsidy!,
      interest: row.interest!,
      transferIn: '0.00',
      otherIncome: row.other_income!,
      inpatient: row.inpatient!,
      outpatient: row.outpatient!,
      maternity: row.maternity!,
      catastrophic: row.catastrophic!,
      otherExpenditure: row.other_expenditure!,
    })),
});

/** The twelve months of a pool, both insurances: one document. */
export const demoMonths = (pool: string): LoadDocument => ({
  pool,
  fiscalYear: DEMO_YEAR,
  document: `${DEMO_YEAR}年收支月报，${SYNTHETIC}`,
  rows: table(`months-${DEMO_YEAR}.csv`)
    .filter((row) => row.pool === pool)
    .map((row) => ({
      county: row.county!,
      insurance: row.insurance as Insurance,
      month: Number(row.month),
      item: row.item!,
      amount: row.amount!,
    })),
});

/** The facts of the year about each county, both insurances: one document. */
export const demoFacts = (pool: string): YearFactsDocument => ({
  pool,
  fiscalYear: DEMO_YEAR,
  source: `${DEMO_YEAR}年度考核与核定数据，${SYNTHETIC}`,
  rows: table(`facts-${DEMO_YEAR}.csv`)
    .filter((row) => row.pool === pool)
    .map((row) => ({
      county: row.county!,
      insurance: row.insurance as Insurance,
      incomeDue: row.income_due!,
      incomeTarget: row.income_target || null,
      nonCompliantExpenditure: row.non_compliant_expenditure!,
      subsidyShortfall: row.subsidy_shortfall!,
      forceMajeure: row.force_majeure!,
      otherFaults: row.other_fault ? row.other_fault.split(';').map(faultOf) : [],
      expenditureTarget: row.expenditure_target || null,
      targetsMet: row.targets_met === 'true',
    })),
});

function faultOf(text: string): { cause: FaultCause; amount: string } {
  const [cause, amount] = text.split(':');
  return { cause: cause as FaultCause, amount: amount! };
}
