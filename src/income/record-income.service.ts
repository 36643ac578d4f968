/** 收入到账: income other than through the treasury, on the day it came, into the fund's special account or into a county's. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate, periodOn, yearOf } from '../dates.js';
import { readAmountAboveZero, reasonFaults, rowsFaults } from '../faults.js';
import { inWords, type Role } from '../identity/role.js';
import { mayActOn, type Viewer } from '../identity/viewer.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { custodyOf } from '../ledger/custody.js';
import type { BankKind, Entry } from '../ledger/entry.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { incomeReceipt } from '../ledger/postings/income.js';
import { type Fen, yuan } from '../money.js';
import type { Member } from '../pool/member.js';
import { membersOf } from '../pool/members.service.js';
import { type IncomeItem, Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { Refused, refusal } from '../refusal.js';
import type { GovernmentLevel } from '../subsidy/level.js';
import { pathOf } from './income-path.js';
import { type Switched, switchedPaths } from './switched.js';

const MOST_ROWS = 5_000;

export const RECORDS_INCOME: Role[] = [
  'CITY_MEDICAL',
  'CITY_AGENCY',
  'CITY_FINANCE',
  'COUNTY_MEDICAL',
  'COUNTY_FINANCE',
];

/** Straight into the special account that the fund's money is in, or first into the county's own. */
export const IncomeAccount = { SPECIAL: 'SPECIAL', COUNTY_SPECIAL: 'COUNTY_SPECIAL' } as const;
export type IncomeAccount = keyof typeof IncomeAccount;

export interface IncomeDocument {
  pool: string;
  document: string;
  rows: {
    county: string;
    insurance: Insurance;
    item: IncomeItem;
    into: IncomeAccount;
    receivedOn: string;
    amount: string;
    /** Of a subsidy: which government paid it, and for which fund year (the year it came, where none is given). */
    level?: GovernmentLevel | null;
    subsidyYear?: number | null;
  }[];
}

export const recordIncome = (context: Context, input: IncomeDocument & DryRunnable) =>
  onceOrRehearsed(context, 'recordIncome', input, (tx) => book(tx, context.policies, context.viewer, input), {
    document: null,
  });

interface Recorded {
  /** Null on a dry run. */
  document: string | null;
  rows: number;
}

interface Row {
  number: number;
  county: string;
  insurance: Insurance;
  item: IncomeItem;
  into: BankKind;
  rule: string | undefined;
  receivedOn: string;
  amount: Fen;
  level: GovernmentLevel | null;
  subsidyYear: number;
}

async function book(
  em: EntityManager,
  policies: PolicyRegistry,
  viewer: Viewer,
  input: IncomeDocument,
): Promise<Recorded> {
  const members = await membersOf(em, input.pool);
  const funds = new Map<Insurance, Fund>();
  for (const insurance of Object.values(Insurance)) funds.set(insurance, await fundOf(em, input.pool, insurance));
  const switched = await switchedPaths(
    em,
    [...funds.values()].map(({ id }) => id),
  );
  const rows = checked(input, { members, funds, switched, policies, viewer });
  const document = randomUUID();
  for (const [insurance, fund] of funds) {
    const groups = byBookAndDay(rows.filter((row) => row.insurance === insurance));
    if (groups.length === 0) continue;
    await decideAlone(em, fund.id);
    const entries = await post(
      em,
      fund,
      viewer.person,
      groups.map((group): Entry => ({
        kind: 'INCOME_RECEIPT',
        effective: group[0]!.receivedOn,
        document: input.document,
        memo: '收入到账',
        subject: document,
        lines: group.flatMap(({ into, county, item, amount, number, rule }) =>
          incomeReceipt(into, county, item, amount, { row: number, ...(rule !== undefined && { rule }) }),
        ),
      })),
    );
    await keepSubsidies(em, fund.id, document, groups, entries);
  }
  return { document, rows: rows.length };
}

/** The journal has no account for who paid a subsidy: a row beside its line says so. */
async function keepSubsidies(
  em: EntityManager,
  fund: number,
  document: string,
  groups: readonly Row[][],
  entries: readonly string[],
): Promise<void> {
  const paid = groups.flatMap((group, at) =>
    group.flatMap(({ level, number, county, subsidyYear, amount }) =>
      level ? [{ row: number, county, year: subsidyYear, level, amount: yuan(amount), entry: entries[at] }] : [],
    ),
  );
  if (paid.length === 0) return;
  await sql(
    em,
    `insert into subsidy_payment (document, row, fund, county, year, level, amount, entry)
     select $1, p.row, $2, p.county, p.year, p.level, p.amount, p.entry
     from jsonb_to_recordset($3::jsonb) as p(row int, county text, year smallint, level text, amount numeric, entry bigint)`,
    [document, fund, JSON.stringify(paid)],
  );
}

/** One voucher for each book and day, its rows in the document's order. */
const byBookAndDay = (rows: readonly Row[]): Row[][] => [
  ...Map.groupBy(rows, ({ county, receivedOn }) => `${county}/${receivedOn}`).values(),
];

interface Known {
  members: ReadonlyMap<string, Member>;
  funds: ReadonlyMap<Insurance, Fund>;
  switched: Switched;
  policies: PolicyRegistry;
  viewer: Viewer;
}

function checked(
  { pool, document, rows }: IncomeDocument,
  { members, funds, switched, policies, viewer }: Known,
): Row[] {
  const faults = [...reasonFaults(document, ['input', 'document']), ...rowsFaults(rows, MOST_ROWS, ['input', 'rows'])];
  const read = rows.flatMap((row, at): Row[] => {
    const { county, insurance, item, into, receivedOn, level = null } = row;
    const before = faults.length;
    const path = (field: string) => ['input', 'rows', at, field];
    const fund = funds.get(insurance)!;
    if (!members.has(county)) faults.push(refusal('UNKNOWN_COUNTY', { county, pool }, path('county')));
    else if (!mayActOn(viewer, RECORDS_INCOME, { pool, county }))
      faults.push(refusal('FORBIDDEN', { needs: `${inWords(RECORDS_INCOME)} (${county})` }, path('county')));
    else if (!fund.books.has(county))
      faults.push(refusal('BOOK_NOT_OPEN', { county: `${members.get(county)!.name} ${insurance}` }, path('county')));
    const amount = readAmountAboveZero(row.amount, path('amount'), faults);
    if ((item === 'FISCAL_SUBSIDY') !== (level !== null))
      faults.push(refusal('SUBSIDY_LEVEL', { item }, path('level')));
    if (!isDate(receivedOn)) {
      faults.push(refusal('INVALID_DATE', { given: receivedOn }, path('receivedOn')));
      return [];
    }
    const year = yearOf(receivedOn);
    const policy = policies.inForce(pool, year);
    if (!policy) {
      faults.push(refusal('POLICY_NOT_IN_FORCE', { pool, year }, path('receivedOn')));
      return [];
    }
    const ofCounty = pathOf(policy, 'COUNTY', item);
    if (into === 'COUNTY_SPECIAL' ? !ofCounty : item === 'PREMIUM')
      faults.push(refusal('INCOME_PATH_UNKNOWN', { policy: policy.id, item }, path('into')));
    else if (periodOn(receivedOn) < switched(fund.id, item))
      faults.push(refusal('INCOME_PATH_NOT_SWITCHED', { item, day: receivedOn }, path('receivedOn')));
    if (faults.length > before) return [];
    const ways = into === 'COUNTY_SPECIAL' ? { into, rule: ofCounty!.rule } : { into: custodyOf(policy).special };
    return [
      {
        ...{ number: at + 1, county, insurance, item, receivedOn, level, subsidyYear: row.subsidyYear ?? year },
        ...{ rule: undefined, ...ways, amount },
      },
    ];
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}
