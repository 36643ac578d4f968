/** A journal of a million lines, made by SQL past the posting function: 4 pools × 2 funds × 20 counties × 4 years, or all in the first fund. */
import type { TestDatabase } from '../database.js';

export const ENTRIES = 200_000;
const LINES_OF_ENTRY = 5;

/** One entry in five hundred belongs to a settlement: it has a step; a hundred entries in a row share their subject. */
export const STEP = '00000000-0000-4000-8000-000000000500';
export const SUBJECT = '10000000-0000-4000-8000-000000000010';

const BIG = ['journal_entry', 'voucher', 'journal_line'];

export async function makeMillionLines({ asOwner }: Pick<TestDatabase, 'asOwner'>, funds = 8): Promise<void> {
  // indexes are made anew when the rows are there: that takes a third of the time
  const { rows: indexes } = await asOwner(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index where indrelid = any($1::regclass[]) and not indisunique`,
    [BIG],
  );
  const { rows: keys } = await asOwner(
    `select conrelid::regclass::text as owner, conname as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where conrelid = any($1::regclass[]) and contype in ('p', 'u')`,
    [['voucher', 'journal_line']],
  );
  await asOwner(`
    do $$ declare t text; begin
      foreach t in array array['ledger_account', 'journal_entry', 'voucher', 'journal_line'] loop
        execute format('alter table %I disable trigger all', t);
      end loop;
    end $$;
    ${indexes.map(({ name }) => `drop index ${name};`).join('\n')}
    ${keys.map(({ owner, name }) => `alter table ${owner} drop constraint ${name};`).join('\n')}

    insert into pool select 'p' || p, '统筹区' || p from generate_series(0, 3) p;
    insert into county (id, pool, name, kind, insured_employee, insured_resident)
      select 'p' || p || '-' || to_char(c, 'FM00'), 'p' || p, '县' || c, 'COUNTY', 1, 1
      from generate_series(0, 3) p, generate_series(0, 19) c;
    insert into fund (id, pool, insurance) overriding system value
      select f + 1, 'p' || f / 2, case f % 2 when 0 then 'EMPLOYEE' else 'RESIDENT' end from generate_series(0, 7) f;
    insert into book (id, fund, county) overriding system value
      select f * 20 + c + 1, f + 1, 'p' || f / 2 || '-' || to_char(c, 'FM00')
      from generate_series(0, 7) f, generate_series(0, 19) c;
    insert into book (id, fund, county) overriding system value select 161 + f, f + 1, null from generate_series(0, 7) f;
    insert into period select f, y, m, true
      from generate_series(1, 8) f, generate_series(2021, 2024) y, generate_series(1, 13) m;
    insert into bank_account (id, fund, kind) overriding system value
      select f, f, 'CITY_SPECIAL' from generate_series(1, 8) f;
    insert into ledger_account (id, book, account, detail, bank_account) overriding system value
      select b.id * 10 + a.place, b.id, a.code, a.detail, case a.code when '1003' then b.fund end
      from book b, (values (0, '1003', null), (1, '4001', null), (2, '5001', 'INPATIENT'), (3, '5001', 'OUTPATIENT'),
        (4, '3001', 'ACCUMULATED_BALANCE'), (5, '5401', null)) a(place, code, detail)
      where b.county is not null;

    -- entry n: its fund and county by turns, its month by its place in the four years
    create temporary table made as
      select n, (n % ${funds})::smallint + 1 as fund, (n % ${funds}) * 20 + n / 8 % 20 + 1 as book, 2021 + n / 160 / 313 as year,
        (n / 160 % 313) / 27 + 1 as month
      from generate_series(0, ${ENTRIES - 1}) n;
    insert into journal_entry (id, fund, kind, year, month, effective_date, booked_at, person, document, memo, subject)
      overriding system value
      select n + 1, fund, case n % 500 when 499 then 'SETTLEMENT_STEP' else 'INCOME_AND_EXPENDITURE' end, year, month,
        make_date(year, month, 15), now(), 'zhang', '凭据', '摘要',
        ('10000000-0000-4000-8000-' || lpad((n / 100)::text, 12, '0'))::uuid
      from made;
    insert into voucher select book, row_number() over w, n + 1, year, month,
        row_number() over (partition by book, year, month order by n), ''
      from made window w as (partition by book order by n);
    insert into journal_line
      select fund, book, n + 1, k, year * 100 + month, book * 10 + (n / 160 + k) % 6,
        (array['1003', '4001', '5001', '5001', '3001', '5401'])[(n / 160 + k) % 6 + 1], 'D', 1, 1, null,
        case n % 500 when 499 then ('00000000-0000-4000-8000-' || lpad((n / 500 * 500 + 500)::text, 12, '0'))::uuid end, null
      from made, generate_series(1, ${LINES_OF_ENTRY}) k;

    ${keys.map(({ owner, name, definition }) => `alter table ${owner} add constraint ${name} ${definition};`).join('\n')}
    ${indexes.map(({ definition }) => `${definition};`).join('\n')}
    analyze;
  `);
}
