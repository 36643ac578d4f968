/** A small pool from empty books to a closed year, so that a story is about what then happens to it. */
import { type City, cityOf, closeYear, type FundYear, MONTHS, type Office, officeOf } from '../offices.js';
import type { TestServer } from '../server.js';

export interface SmallCounty {
  id: string;
  name: string;
  kind: string;
  balance: string;
  ownReserve?: string;
}

/** A county's year: what it took in and spent, and what was found about it. */
export interface SmallYear {
  premium: string;
  subsidy?: string;
  spent: string;
  facts: { incomeDue: string; [fact: string]: unknown };
}

export interface SmallPool extends City {
  auditor: Office;
  province: { medical: Office; second: Office; finance: Office };
}

export async function registerSmallPool(
  server: TestServer,
  pool: string,
  counties: readonly SmallCounty[],
): Promise<SmallPool> {
  const city = cityOf(server, pool);
  await city.administrator.does('registerPool', {
    id: pool,
    name: pool,
    counties: counties.map(({ id, name, kind }) => ({ id, name, kind, insuredEmployee: 100, insuredResident: 100 })),
  });
  const province = (role: 'PROVINCE_MEDICAL' | 'PROVINCE_FINANCE', person: string) =>
    officeOf(server.as(role, {}, person));
  return {
    ...city,
    auditor: officeOf(server.as('AUDITOR')),
    province: {
      medical: province('PROVINCE_MEDICAL', '省医保局 陈'),
      second: province('PROVINCE_MEDICAL', '省医保局 吴'),
      finance: province('PROVINCE_FINANCE', '省财政厅 郑'),
    },
  };
}

export const openBooks = ({ finance }: City, year: FundYear, counties: readonly SmallCounty[]) =>
  finance.does('openBooks', {
    ...year,
    document: `${year.fiscalYear - 1}年末审计`,
    rows: counties.map(({ id, balance, ownReserve = '0.00' }) => ({
      county: id,
      accumulatedBalance: balance,
      ownReserve,
    })),
  });

/** Books the year's income in January, its expenditure in December. */
export async function loadYear(city: City, year: FundYear, counties: Record<string, SmallYear>): Promise<void> {
  const { pool, insurance, fiscalYear } = year;
  const row = (county: string, month: number, item: string, amount: string) =>
    Number(amount) === 0 ? [] : [{ county, insurance, month, item, amount }];
  await city.medical.does('loadIncomeAndExpenditure', {
    ...{ pool, fiscalYear, document: `${fiscalYear}年收支` },
    rows: Object.entries(counties).flatMap(([county, { premium, subsidy = '0.00', spent }]) => [
      ...row(county, 1, 'PREMIUM', premium),
      ...row(county, 1, 'FISCAL_SUBSIDY', subsidy),
      ...row(county, 12, 'INPATIENT', spent),
    ]),
  });
  await city.medical.does('recordYearFacts', {
    ...{ pool, fiscalYear, source: `${fiscalYear}年度核定` },
    rows: Object.entries(counties).map(([county, { facts }]) => ({ county, insurance, ...facts })),
  });
  await city.finance.does('confirmYearFacts', year);
}

export const openYear = ({ medical }: City, year: FundYear) => medical.does('openPeriods', { ...year, months: MONTHS });

export { closeYear };

const ROLL_FORWARD = `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
  reserveRollForward(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear) {
    county opening levy interest draws refills surplus closing }
  pool(id: $pool) { fund(insurance: $insurance) { year(fiscalYear: $fiscalYear) { sharedReserve
    counties(first: 100) { nodes { county { id } ownReserve } } } } } }`;

/** The roll-forward of a year, and what the fund year says its reserve is at the end. */
export async function reserveOf(office: Office, year: FundYear) {
  const { reserveRollForward, pool } = await office.reads(ROLL_FORWARD, year);
  const { sharedReserve, counties } = pool.fund.year;
  return {
    rows: reserveRollForward as Record<string, string>[],
    held: Object.fromEntries([
      ['common', sharedReserve],
      ...counties.nodes.map((node: { county: { id: string }; ownReserve: string }) => [
        node.county.id,
        node.ownReserve,
      ]),
    ]) as Record<string, string>,
  };
}
