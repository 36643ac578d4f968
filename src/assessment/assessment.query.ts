/** The assessment of fund years as rows: targets, the books' figures and those entered, of all counties in one statement. */
import type { Read } from '../database/read.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import { fen, yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { type LateDuty, lateDuties } from './late-duties.js';
import { type Scorecard, scorecard } from './scorecard.js';
import { type TargetBound, type TargetKind, TARGETS } from './target.js';

interface Entered {
  id: string;
  figure: string;
  source: string;
  enteredBy: string;
  confirmedBy: string | null;
}

interface Row {
  fund: number;
  pool: string;
  insurance: Insurance;
  year: number;
  county: string;
  document: string;
  income: string;
  subsidies: string;
  expenditure: string;
  insured: number;
  closed: boolean;
  targets: {
    kind: TargetKind;
    name: string;
    bound: TargetBound;
    target: string;
    weight: string | null;
    entered: Entered | null;
  }[];
}

export interface Assessed extends Scorecard {
  fund: number;
  year: number;
  county: string;
  /** The targets' document. */
  document: string;
  /** The figure that a target's is from, by its place; null where it is measured or nothing is entered. */
  entered: (Entered | null)[];
  late: LateDuty[];
}

const ASSESSMENT = {
  name: 'assessment-of-fund-years',
  text: `select k.fund, f.pool, f.insurance, k.year, c.id as county, d.id as document, booked.*, months.closed, t.targets,
      case f.insurance when 'EMPLOYEE' then c.insured_employee else c.insured_resident end as insured
    from unnest($1::int[], $2::int[]) k(fund, year)
    join fund f on f.id = k.fund
    join lateral (select id from target_document d where d.fund = k.fund and d.year = k.year order by version desc limit 1) d on true
    cross join lateral (select count(*) = 12 as closed from period p
      where p.fund = k.fund and p.year = k.year and p.month <= 12 and not p.open) months
    join county c on c.pool = f.pool
    join lateral (
      select jsonb_agg(jsonb_build_object('kind', t.kind, 'name', t.name, 'bound', t.bound, 'target', t.amount::text,
        'weight', t.weight::text, 'entered', (
          select jsonb_build_object('id', e.id, 'figure', e.figure::text, 'source', e.source, 'enteredBy', e.entered_by,
            'confirmedBy', s.confirmed_by)
          from assessment_figure e left join assessment_confirmation s on s.figure = e.id
          where e.fund = k.fund and e.year = k.year and e.county = t.county and e.kind = t.kind and e.name = t.name
          order by e.version desc limit 1))) as targets
      from target t where t.document = d.id and t.county = c.id) t on t.targets is not null
    cross join lateral (
      select coalesce(sum(m.credit - m.debit) filter (where a.account = any($3)), 0)::text as income,
        coalesce(sum(m.credit - m.debit) filter (where a.account = '4101'), 0)::text as subsidies,
        coalesce(sum(m.debit - m.credit) filter (where a.account = any($4)), 0)::text as expenditure
      from book b
      join ledger_account a on a.book = b.id and (a.account = any($3) or a.account = any($4)) and a.fund_year is null
        and a.part is distinct from 'INDIVIDUAL'
      join monthly_total m on m.ledger_account = a.id and m.period between k.year * 100 + 1 and k.year * 100 + 12
      where b.fund = k.fund and b.county = c.id) booked
    order by c.id`,
};

const ORDER = Object.keys(TARGETS);

/**
 * The counties to which targets were issued, with their scorecards.
 *
 * @param by duties due before this day count.
 */
export async function assessed(
  read: Read,
  policies: PolicyRegistry,
  years: readonly { fund: number; year: number }[],
  by: string,
): Promise<Assessed[]> {
  const rows = await read<Row>(ASSESSMENT, [
    ...[years.map(({ fund }) => fund), years.map(({ year }) => year)],
    ...[[...INCOME], [...EXPENDITURE]],
  ]);
  const asking = new Map(
    rows.flatMap((row) => (row.targets.some(({ kind }) => kind === 'LATE_DUTIES') ? [[keyOf(row), row]] : [])),
  );
  const found = asking.size === 0 ? [] : await lateDuties(read, policies, [...asking.values()], by);
  const late = new Map([...asking.keys()].map((key, at) => [key, found[at]!]));
  return rows.map((row) => scoredRow(row, late.get(keyOf(row))));
}

const keyOf = ({ fund, year }: Row): string => `${fund}/${year}`;

function scoredRow({ targets: issued, ...row }: Row, lateInFund: readonly LateDuty[] | undefined): Assessed {
  const { fund, year, county, document } = row;
  const targets = issued.toSorted(
    (one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) || (one.name < other.name ? -1 : 1),
  );
  const late = (lateInFund ?? []).filter((duty) => duty.county === county);
  const card = scorecard(
    targets.map(({ kind, name, bound, target, weight }) => ({
      ...{ kind, name, bound, target: fen(target) },
      weight: weight === null ? null : fen(weight),
    })),
    {
      ...{ income: fen(row.income), subsidies: fen(row.subsidies), expenditure: fen(row.expenditure) },
      ...{ insured: row.insured, closed: row.closed, lateDuties: lateInFund ? late.length : null },
      entered: targets.flatMap(({ kind, name, entered }) =>
        entered ? [{ kind, name, figure: fen(entered.figure), confirmed: entered.confirmedBy !== null }] : [],
      ),
    },
  );
  return { fund, year, county, document, ...card, entered: targets.map(({ entered }) => entered), late };
}

/** What the targets issued say of a county's facts. */
export interface IssuedFacts {
  document: string;
  incomeTarget?: string;
  expenditureTarget?: string;
  /** Whether all management targets are known to be met. */
  targetsMet?: boolean;
  assessed: Assessed;
}

/** By county; those to which none were issued are left out. All duties due in the year count. */
export async function issuedFacts(
  read: Read,
  policies: PolicyRegistry,
  fund: number,
  year: number,
): Promise<Map<string, IssuedFacts>> {
  const rows = await assessed(read, policies, [{ fund, year }], `${year + 1}-01-01`);
  return new Map(
    rows.map((row) => {
      const issued = (kind: TargetKind) => row.targets.find((target) => target.kind === kind);
      const [collection, expenditure] = [issued('COLLECTION'), issued('EXPENDITURE')];
      return [
        row.county,
        {
          ...{ document: row.document, assessed: row },
          ...(collection && { incomeTarget: yuan(collection.target) }),
          ...(expenditure && { expenditureTarget: yuan(expenditure.target) }),
          ...(row.managementTargets !== null && { targetsMet: row.managementTargets === 'MET' }),
        },
      ];
    }),
  );
}
