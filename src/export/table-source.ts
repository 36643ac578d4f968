/** Tables with what has to be known of them, out of one snapshot. */
import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { isoText } from '../database/iso-text.js';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import { fundSeen } from '../pool/fund-seen.js';
import { Refused, refusal } from '../refusal.js';
import { readerOf } from '../report/chapters/fund-reader.js';
import { periodName } from '../report/chapters/reconciliation.js';
import type { ChainHeadContent } from '../report/content.js';
import type { TableContent } from '../report/fund-content.js';
import { chainHeads } from '../report/settlement-content.service.js';
import { FUND_TABLES, type TableCode } from '../report/tables.js';
import { INSURANCES } from './source.js';
import { type TablesAsked, tablesOf } from './table-asked.js';

export interface TableSource {
  /** Whose: the pool, a county of it, or its own level. */
  place: string;
  insurance: string;
  /** 2021年度, 2021年3月 */
  period: string;
  /** That the figures are synthetic; null when there is nothing to say. */
  notice: string | null;
  /** ISO, Beijing time. */
  asOf: string;
  chainHeads: ChainHeadContent[];
  tables: { code: TableCode; title: string; content: TableContent }[];
}

/** A fund that the person may not see is answered like one that is not there. */
export const tableSource = (context: Context, asked: TablesAsked, path: readonly string[] = []): Promise<TableSource> =>
  inTransaction(context.em, (tx) => read(context.inside(tx), tx, asked, path), IsolationLevel.REPEATABLE_READ);

async function read(
  context: Context,
  em: EntityManager,
  asked: TablesAsked,
  path: readonly string[],
): Promise<TableSource> {
  const { pool, insurance, fiscalYear, month, poolLevel } = asked;
  if (!(await fundSeen(context, asked)))
    throw new Refused(refusal('UNKNOWN_FUND', { pool, insurance }, [...path, 'pool']));
  const reader = await readerOf(context, asked, path);
  const [about] = await sql<{ name: string; notice: string | null; asOf: string }>(
    em,
    `select name, notice, ${isoText('now()')} as "asOf" from pool where id = $1`,
    [pool],
  );
  const { county, fund } = reader;
  const heads = await chainHeads(em, fund.id, county?.id ?? null);
  const tables = [];
  for (const code of tablesOf(asked))
    tables.push({ code, title: FUND_TABLES[code].title, content: await FUND_TABLES[code].read(reader) });
  return {
    place: `${about!.name}${county ? county.name : poolLevel ? '本级' : ''}`,
    insurance: INSURANCES[insurance],
    period: `${fiscalYear}年${month === null ? '度' : periodName(month)}`,
    ...{ notice: about!.notice, asOf: about!.asOf },
    chainHeads: heads.filter(({ key }) =>
      county ? key.endsWith(`/${county.id}`) : !poolLevel || key.endsWith('/POOL'),
    ),
    tables,
  };
}
