/** 导入: a document of income and expenditure rows, all booked or none; every faulty row is said at once. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { endOfPeriod, monthText, periodOf } from '../dates.js';
import { readAmountAboveZero, reasonFaults, rowsFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mayActOn } from '../identity/viewer.js';
import { inWords, type Role } from '../identity/role.js';
import type { Viewer } from '../identity/viewer.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { type Switched, switchedPaths } from '../income/switched.js';
import { custodyOf } from '../ledger/custody.js';
import type { Entry, Line } from '../ledger/entry.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { everyday } from '../ledger/postings/everyday.js';
import type { Fen } from '../money.js';
import { plansStart } from '../plan/plan-start.service.js';
import { policyFor } from '../policy/policy-for.js';
import { membersOf } from '../pool/members.service.js';
import type { Member } from '../pool/member.js';
import { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { Refused, refusal } from '../refusal.js';
import { isItem, type Item } from './item.js';

const MOST_ROWS = 5_000;

export interface LoadDocument {
  pool: string;
  fiscalYear: number;
  /** What the rows were taken from, as an auditor would ask for it. */
  document: string;
  rows: { county: string; insurance: Insurance; month: number; item: string; amount: string }[];
}

export const LOADS: Role[] = ['CITY_MEDICAL', 'CITY_AGENCY', 'COUNTY_MEDICAL'];

export interface LoadResult {
  load: string | null;
  rows: number;
  entries: number;
}

export const loadIncomeAndExpenditure = (context: Context, input: LoadDocument & DryRunnable) =>
  onceOrRehearsed(
    context,
    'loadIncomeAndExpenditure',
    input,
    (tx) => book(tx, context.policies, context.viewer, input),
    { load: null },
  );

interface Row {
  /** From 1, as in the document. */
  number: number;
  county: Member;
  insurance: Insurance;
  month: number;
  item: Item;
  amount: Fen;
}

export async function book(
  em: EntityManager,
  policies: PolicyRegistry,
  viewer: Viewer,
  document: LoadDocument,
): Promise<LoadResult> {
  const { pool, fiscalYear } = document;
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const members = await membersOf(em, pool);
  const funds = new Map<Insurance, Fund>();
  for (const insurance of Object.values(Insurance)) funds.set(insurance, await fundOf(em, pool, insurance));
  const switched = await switchedPaths(
    em,
    [...funds.values()].map(({ id }) => id),
  );
  const rows = checked(document, members, funds, switched, viewer);
  const policy = policyFor(policies, pool, fiscalYear);
  const custody = custodyOf(policy);

  const [load] = await sql<{ id: string }>(
    em,
    'insert into load (pool, year, document, rows, person) values ($1, $2, $3, $4, $5) returning id',
    [pool, fiscalYear, document.document, rows.length, viewer.person],
  );
  let entries = 0;
  for (const [insurance, fund] of funds) {
    const plannedFrom = await plansStart(em, fund.id);
    const posted = await post(
      em,
      fund,
      viewer.person,
      byBookAndMonth(rows.filter((row) => row.insurance === insurance)).map((group): Entry => ({
        kind: 'INCOME_AND_EXPENDITURE',
        effective: endOfPeriod(fiscalYear, group[0]!.month),
        document: document.document,
        memo: `${group[0]!.month}月收支`,
        subject: load!.id,
        lines: group.flatMap((row): Line[] =>
          everyday(
            custody,
            {
              ...{ county: row.county.id, kind: row.county.kind, item: row.item, amount: row.amount },
              planned: plannedFrom !== null && plannedFrom <= periodOf(fiscalYear, row.month),
            },
            { row: row.number },
          ),
        ),
      })),
    );
    entries += posted.length;
  }
  return { load: load!.id, rows: rows.length, entries };
}

/** One voucher for each book and month, its rows in the document's order. */
function byBookAndMonth(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.county.id}/${row.month}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function checked(
  { rows, pool, fiscalYear, document }: LoadDocument,
  members: ReadonlyMap<string, Member>,
  funds: ReadonlyMap<Insurance, Fund>,
  switched: Switched,
  viewer: Viewer,
): Row[] {
  const faults = [...reasonFaults(document, ['input', 'document']), ...rowsFaults(rows, MOST_ROWS, ['input', 'rows'])];
  const allowed = new Map<string, boolean>();
  const may = (county: string): boolean => {
    if (!allowed.has(county)) allowed.set(county, mayActOn(viewer, LOADS, { pool, county }));
    return allowed.get(county)!;
  };
  const read = rows.map(({ county, insurance, month, item, amount }, at): Row | undefined => {
    const before = faults.length;
    const path = (field: string) => ['input', 'rows', at, field];
    const member = members.get(county);
    if (!member) faults.push(refusal('UNKNOWN_COUNTY', { county, pool }, path('county')));
    else if (!may(county))
      faults.push(refusal('FORBIDDEN', { needs: `${inWords(LOADS)} (${county})` }, path('county')));
    else if (!funds.get(insurance)!.books.has(county))
      faults.push(refusal('BOOK_NOT_OPEN', { county: `${member.name} ${insurance}` }, path('county')));
    if (!Number.isInteger(month) || month < 1 || month > 12)
      faults.push(refusal('INVALID_MONTH', { month }, path('month')));
    if (!isItem(item)) faults.push(refusal('UNKNOWN_ITEM', { item }, path('item')));
    else {
      const from = switched(funds.get(insurance)!.id, item);
      if (periodOf(fiscalYear, month) >= from)
        faults.push(refusal('INCOME_PATH_SWITCHED', { item, from: monthText(from) }, path('item')));
    }
    const value = readAmountAboveZero(amount, path('amount'), faults);
    return faults.length === before && isItem(item)
      ? { number: at + 1, county: member!, insurance, month, item, amount: value }
      : undefined;
  });
  if (faults.length) throw new Refused(...faults);
  return read as Row[];
}
