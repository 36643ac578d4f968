/** Where tables are fetched, once nothing is wrong with what is asked. */
import type { Context } from '../context.js';
import { fundSeen } from '../pool/fund-seen.js';
import { FUND_TABLES } from '../report/tables.js';
import { checkTables, type TablesAsked, tablesOf, tablesUrl } from './table-asked.js';
import type { TableExportInput, TableExportType } from './table-export.types.js';

export async function findTableExport(context: Context, input: TableExportInput): Promise<TableExportType | null> {
  const { pool, insurance, fiscalYear, poolLevel, month = null, county = null } = input;
  const asked: TablesAsked = {
    pool,
    insurance,
    fiscalYear,
    month,
    county,
    poolLevel,
    tables: input.tables?.length ? input.tables : null,
  };
  checkTables(asked, ['input']);
  if (!(await fundSeen(context, asked))) return null;
  return {
    workbook: tablesUrl(asked, 'XLSX'),
    tables: tablesOf(asked).map((table) => ({
      table,
      title: FUND_TABLES[table].title,
      csv: tablesUrl({ ...asked, tables: [table] }, 'CSV'),
    })),
  };
}
