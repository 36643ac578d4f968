/**
 * 执行数 of fund years: what moved in the books, and of a year before them what was recorded of it.
 */
import type { Read } from '../database/read.js';
import { type Fen, fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import type { Movement } from '../statement/movement.js';
import { movementsLoader } from '../statement/movements.loader.js';
import { executed } from './executed.js';
import { LINE_OF_RECORD, type LineCode, linesOf, withTotals } from './line.js';

export interface ActualKey {
  fund: number;
  year: number;
  /** The last month that counts; 13 is the whole year. */
  until: number;
}

export interface Actuals {
  /** Whether the year is over: its months are closed, or it is on record. */
  whole: boolean;
  /** The counties (null: the pool's own level) whose books have the year. */
  books: ReadonlySet<string | null>;
  opening: readonly Movement[];
  year: readonly Movement[];
  /** Of a year before the books. */
  recorded: readonly { county: string; item: string; amount: Fen }[];
}

/** Two statements, however many years. */
export async function actualsOf(read: Read, keys: readonly ActualKey[]): Promise<Actuals[]> {
  const movements = movementsLoader(read);
  const [records, ...moved] = await Promise.all([
    read<YearRow>(YEARS, [keys.map(({ fund }) => fund), keys.map(({ year }) => year)]),
    ...keys.map(({ fund, year, until }) =>
      Promise.all([
        movements.load({ fund, spans: [{ from: 0, to: year * 100 }], counts: 'BALANCE' }),
        movements.load({ fund, spans: [{ from: year * 100 + 1, to: year * 100 + until }], counts: 'FLOW' }),
      ]),
    ),
  ]);
  return keys.map(({ fund, year }, at) => {
    const own = records.filter((row) => row.fund === fund && row.year === year);
    const [[opening], [flows]] = moved[at]!;
    return {
      whole: own.some(({ whole }) => whole),
      books: new Set(own.flatMap(({ county, item }) => (item === null ? [county] : []))),
      ...{ opening: opening!, year: flows! },
      recorded: own.flatMap(({ county, item, amount }) =>
        item === null ? [] : [{ county: county!, item, amount: fen(amount!) }],
      ),
    };
  });
}

/** The table of a county, or (null) of the pool, consolidated: null is not on record, or in no account of its own. */
export function actualTable(
  insurance: Insurance,
  { books, opening, year, recorded }: Actuals,
  county: string | null,
): ReadonlyMap<LineCode, Fen | null> {
  if (books.has(county)) return executed(insurance, county === null ? 'CONSOLIDATED' : { county }, { opening, year });
  const amounts = new Map<LineCode, Fen | null>(linesOf(insurance).map(({ code }) => [code, null]));
  for (const row of recorded) {
    const line = LINE_OF_RECORD[insurance].get(row.item);
    if (line && (county === null || county === row.county)) amounts.set(line, (amounts.get(line) ?? 0n) + row.amount);
  }
  return withTotals(insurance, amounts);
}

interface YearRow {
  fund: number;
  year: number;
  county: string | null;
  /** Null: the county has a book, and the books have the year. */
  item: string | null;
  amount: string | null;
  whole: boolean;
}

/** Whose books have a year, and what is recorded of one that they don't have. */
const YEARS = {
  name: 'years-on-record',
  text: `with k as (
      select k.*, coalesce(k.year >= (select min(p.year) from period p where p.fund = k.fund), false) as in_books,
        (select count(*) = 12 from period p where p.fund = k.fund and p.year = k.year and p.month <= 12 and not p.open) as closed
      from unnest($1::int[], $2::int[]) k(fund, year))
    select k.fund, k.year, b.county, null as item, null as amount, k.closed as whole
    from k join book b on b.fund = k.fund
    where k.in_books
    union all
    select k.fund, k.year, h.county, r.item, r.amount::text, true
    from k
    join fund_year_history_now h on h.fund = k.fund and h.year = k.year
    cross join lateral (values ('premium', h.premium), ('fiscalSubsidy', h.fiscal_subsidy), ('interest', h.interest),
      ('transferIn', h.transfer_in), ('otherIncome', h.other_income), ('inpatient', h.inpatient), ('outpatient', h.outpatient),
      ('maternity', h.maternity), ('catastrophic', h.catastrophic), ('otherExpenditure', h.other_expenditure)) r(item, amount)
    where not k.in_books`,
};
