/** 预算 of fund years as they stand: the budgets, the lines of their versions, what a pool's was compiled from, and what changed them since. */
import type { Read } from '../database/read.js';
import { fen } from '../money.js';
import { isoText } from '../database/iso-text.js';
import { type SubmissionState, SUBMISSIONS } from '../submission/submission.js';
import type { LineCode } from './line.js';
import { betweenMonths, type LineRow, type Plan, planOf } from './plan.js';

export interface BudgetState extends SubmissionState {
  year: number;
  /** When it came into force; null: not yet. */
  inForceSince: string | null;
}

export interface BudgetSource {
  county: string;
  submission: string;
  version: number;
  contentHash: string;
  /** As the county's stands now. */
  now: { version: number; status: string };
}

/** An approved adjustment, or a transfer between months. */
export interface BudgetChange {
  kind: 'ADJUSTMENT' | 'TRANSFER';
  plan: Plan;
}

interface Parts {
  budgets: readonly BudgetState[];
  plans: ReadonlyMap<string, Plan>;
  sources: ReadonlyMap<string, readonly BudgetSource[]>;
  changes: ReadonlyMap<string, readonly BudgetChange[]>;
}

/** The budgets of one fund year. */
export class BudgetYear {
  readonly budgets: readonly BudgetState[];
  private readonly plans: ReadonlyMap<string, Plan>;
  private readonly sources: ReadonlyMap<string, readonly BudgetSource[]>;
  private readonly changes: ReadonlyMap<string, readonly BudgetChange[]>;

  constructor({ budgets, plans, sources, changes }: Parts) {
    this.budgets = budgets;
    this.plans = plans;
    this.sources = sources;
    this.changes = changes;
  }

  /** Null: the pool's. */
  of(county: string | null): BudgetState | undefined {
    return this.budgets.find((budget) => budget.county === county);
  }

  /** What was entered in a version. */
  entered(submission: string, version: number): Plan {
    return this.plans.get(versionKey(submission, version)) ?? new Map();
  }

  /** What changed a county's budget since it came into force, in the order in which it did. */
  changesOf(county: string): readonly BudgetChange[] {
    return this.changes.get(county) ?? [];
  }

  /** What a version of the pool's budget was compiled from, in order of counties' ids. */
  sourcesOf(submission: string, version: number): readonly BudgetSource[] {
    return this.sources.get(versionKey(submission, version)) ?? [];
  }
}

const versionKey = (submission: string, version: number): string => `${submission}/${version}`;

interface YearKey {
  fund: number;
  year: number;
}

type SourceRow = YearKey &
  Omit<BudgetSource, 'now'> & { whole: string; wholeVersion: number; nowVersion: number; nowStatus: string };

/** Four statements, however many years and counties. */
export async function budgetYears(read: Read, keys: readonly YearKey[]): Promise<BudgetYear[]> {
  const values = [keys.map(({ fund }) => fund), keys.map(({ year }) => year)];
  const [budgets, lines, sources, changes] = await Promise.all([
    read<BudgetState>(BUDGETS, values),
    read<YearKey & LineRow & { submission: string; version: number }>(LINES_OF_VERSIONS, values),
    read<SourceRow>(SOURCES, values),
    read<ChangeRow>(CHANGES, values),
  ]);
  return keys.map((key) => {
    const own = <R extends YearKey>(rows: readonly R[]): R[] =>
      rows.filter(({ fund, year }) => fund === key.fund && year === key.year);
    const byVersion = Map.groupBy(own(lines), ({ submission, version }) => versionKey(submission, version));
    const bySource = Map.groupBy(own(sources), ({ whole, wholeVersion }) => versionKey(whole, wholeVersion));
    return new BudgetYear({
      budgets: own(budgets),
      plans: new Map([...byVersion].map(([version, rows]) => [version, planOf(rows)])),
      sources: new Map([...bySource].map(([version, rows]) => [version, rows.map(sourceOf)])),
      changes: new Map(
        [...Map.groupBy(own(changes), ({ county }) => county)].map(([county, rows]) => [county, rows.map(changeOf)]),
      ),
    });
  });
}

const sourceOf = ({ county, submission, version, contentHash, nowVersion, nowStatus }: SourceRow): BudgetSource => ({
  ...{ county, submission, version, contentHash },
  now: { version: nowVersion, status: nowStatus },
});

type ChangeRow = YearKey & { county: string } & (
    | ({ kind: 'ADJUSTMENT' } & LineRow)
    | { kind: 'TRANSFER'; line: LineCode; amount: string; fromMonth: number; toMonth: number }
  );

const changeOf = (row: ChangeRow): BudgetChange => ({
  kind: row.kind,
  plan:
    row.kind === 'ADJUSTMENT' ? planOf([row]) : betweenMonths(row.line, row.fromMonth, row.toMonth, fen(row.amount)),
});

const BUDGET_KINDS = `('COUNTY_BUDGET', 'POOL_BUDGET')`;

const BUDGETS = {
  name: 'budgets-of-fund-years',
  text: `select k.year, s.*, ${isoText('b.since')} as "inForceSince"
    from unnest($1::int[], $2::int[]) k(fund, year)
    join (${SUBMISSIONS}) s on s.fund = k.fund and s."fiscalYear" = k.year and s.kind in ${BUDGET_KINDS}
    left join budget_in_force b on b.fund = s.fund and b.fiscal_year = s."fiscalYear" and b.submission = s.id and b.version = s.version
    order by s.county nulls first`,
};

/** All versions: a pool's budget may rest on one that stands no more. */
const LINES_OF_VERSIONS = {
  name: 'budget-lines-of-fund-years',
  text: `select k.fund, k.year, l.submission, l.version, l.line, l.amount::text, l.months::text[]
    from unnest($1::int[], $2::int[]) k(fund, year)
    join submission s on s.fund = k.fund and s.fiscal_year = k.year and s.kind in ${BUDGET_KINDS}
    join budget_line l on l.submission = s.id
    order by l.submission, l.version, l.line`,
};

const SOURCES = {
  name: 'budget-sources-of-fund-years',
  text: `select k.fund, k.year, b.submission as whole, b.version as "wholeVersion", p.county, b.part as submission,
      b.part_version as version, b.content_hash as "contentHash", p.version as "nowVersion", p.status as "nowStatus"
    from unnest($1::int[], $2::int[]) k(fund, year)
    join submission s on s.fund = k.fund and s.fiscal_year = k.year and s.kind = 'POOL_BUDGET'
    join budget_source b on b.submission = s.id
    join submission_state p on p.id = b.part
    order by p.county`,
};

const CHANGES = {
  name: 'budget-changes-of-fund-years',
  text: `select k.fund, k.year, s.county, 'ADJUSTMENT' as kind, l.line, l.amount::text, l.months::text[],
      null as "fromMonth", null as "toMonth", s.approved_at as at
    from unnest($1::int[], $2::int[]) k(fund, year)
    join submission_state s on s.fund = k.fund and s.fiscal_year = k.year and s.kind = 'BUDGET_ADJUSTMENT' and s.status = 'APPROVED'
    join budget_adjustment_line l on l.submission = s.id and l.version = s.version
    union all
    select k.fund, k.year, s.county, 'TRANSFER', t.line, t.amount::text, null, t.from_month, t.to_month, t.at
    from unnest($1::int[], $2::int[]) k(fund, year)
    join submission s on s.fund = k.fund and s.fiscal_year = k.year and s.kind = 'COUNTY_BUDGET'
    join budget_month_transfer t on t.budget = s.id
    order by at`,
};
