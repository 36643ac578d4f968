/**
 * The yardstick: the rows that a load has written, inserted into tables of the same columns and indexes by plain statements, one a
 * table, in one transaction. No function, trigger, check, reference or chain; the values are ready before the clock starts.
 */
import type pg from 'pg';

interface Table {
  name: string;
  columns: { name: string; type: string }[];
}

/** One load: for each table its columns' values, as PostgreSQL writes arrays. */
export type Batch = string[][];

const TABLES = ['journal_entry', 'voucher', 'journal_line', 'monthly_total'];
const LOADED = '(select id from journal_entry where subject = $1)';

/** Which of a table's rows a load has written; a month's total as far as the load has moved it. */
const ROWS: Record<string, string> = {
  journal_entry: `select * from journal_entry where id in ${LOADED}`,
  voucher: `select * from voucher where entry in ${LOADED}`,
  journal_line: `select * from journal_line where entry in ${LOADED}`,
  monthly_total: `select ledger_account, period, coalesce(sum(amount) filter (where side = 'D'), 0) as debit,
      coalesce(sum(amount) filter (where side = 'C'), 0) as credit
    from journal_line where entry in ${LOADED} group by ledger_account, period`,
};

export class PlainInserts {
  private constructor(
    private readonly client: pg.Client,
    private readonly tables: readonly Table[],
  ) {}

  static async prepare(client: pg.Client): Promise<PlainInserts> {
    await client.query('create schema plain');
    for (const name of TABLES) await client.query(`create table plain.${name} (like public.${name} including indexes)`);
    const tables: Table[] = [];
    for (const name of TABLES) {
      const { rows: columns } = await client.query<Table['columns'][number]>(
        `select attname as name, format_type(atttypid, null) as type from pg_attribute
         where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
        [`plain.${name}`],
      );
      // what is there already, the openings, belongs to both sides
      await client.query(`insert into plain.${name} select * from public.${name}`);
      tables.push({ name, columns });
    }
    return new PlainInserts(client, tables);
  }

  async capture(load: string): Promise<Batch> {
    const batch: Batch = [];
    for (const { name, columns } of this.tables) {
      const values = columns.map((column) => `array_agg(${column.name})::text`).join(', ');
      const { rows } = await this.client.query<string[]>({
        text: `select ${values} from (${ROWS[name]}) written`,
        values: [load],
        rowMode: 'array',
      });
      batch.push(rows[0]!);
    }
    return batch;
  }

  async insert(batch: Batch): Promise<void> {
    await this.client.query('begin');
    for (const [at, { name, columns }] of this.tables.entries()) {
      const arrays = columns.map(({ type }, place) => `$${place + 1}::${type}[]`).join(', ');
      const text = `insert into plain.${name} as t select * from unnest(${arrays})${name === 'monthly_total' ? ADDING : ''}`;
      await this.client.query({ name, text, values: batch[at]! });
    }
    await this.client.query('commit');
  }

  /** Throws unless the tables hold what the product's hold: as many rows, and the same totals. */
  async check(): Promise<void> {
    for (const name of TABLES) {
      const amount = { journal_line: 'sum(amount)', monthly_total: 'sum(debit - credit)' }[name] ?? 'null';
      const { rows } = await this.client.query<{ plain: string; product: string }>(
        `select (select (count(*), ${amount})::text from plain.${name}) as plain,
           (select (count(*), ${amount})::text from public.${name}) as product`,
      );
      const { plain, product } = rows[0]!;
      if (plain !== product) throw new Error(`${name}: ${plain} rows and total, and the product has ${product}`);
    }
  }
}

const ADDING = `
  on conflict (ledger_account, period) do update set debit = t.debit + excluded.debit, credit = t.credit + excluded.credit`;
