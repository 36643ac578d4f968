import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { AnyRole } from '../identity/who-may.js';
import { COLUMNS } from './column.js';
import { ExportColumnType, ExportPresetType, JournalExportInput, JournalExportType } from './export.types.js';
import { findJournalExport } from './find-journal-export.js';
import { findTableExport } from './find-table-export.js';
import { type PresetCode, PRESETS } from './preset.js';
import { TableExportInput, TableExportType } from './table-export.types.js';

@Resolver()
export class ExportResolver {
  @AnyRole()
  @Query(() => JournalExportType, {
    nullable: true,
    description:
      '分录导出的估计与下载地址；没有或无权查看的账簿为空。 What an export of the journal comes to, and where to fetch it; null where there is no such book, or none that you ' +
      'may see. A county’s role sees its book’s. Fails with ONE_BOOK_ONLY, INVALID_PERIOD, UNKNOWN_COLUMN, DUPLICATE_COLUMN.',
  })
  journalExport(
    @Arg('input', () => JournalExportInput, { description: '导出内容。 What to export.' }) input: JournalExportInput,
    @Ctx() { read, viewer, openSnapshot }: Context,
  ): Promise<JournalExportType | null> {
    return findJournalExport(read, openSnapshot, viewer, input);
  }

  @AnyRole()
  @Query(() => TableExportType, {
    nullable: true,
    description:
      '账表的下载地址（XLSX、CSV）：会计报表、科目余额表、总账、预算执行、决算、风险金、余额调节；没有或无权查看的为空。 Where the tables of a fund’s year are fetched as XLSX or CSV; null where ' +
      'there is no such fund, or none that you may see. Fails with INVALID_FISCAL_YEAR, INVALID_MONTH, ONE_BOOK_ONLY, REPORT_OF_WHOLE_YEAR, ' +
      'REPORT_NOT_OF_POOL_LEVEL.',
  })
  tableExport(
    @Arg('input', () => TableExportInput, { description: '哪些表。 Which tables.' }) input: TableExportInput,
    @Ctx() context: Context,
  ): Promise<TableExportType | null> {
    return findTableExport(context, input);
  }

  @AnyRole()
  @Query(() => [ExportColumnType], { description: '可导出的列。 The columns that an export can have.' })
  exportColumns(): readonly ExportColumnType[] {
    return COLUMNS;
  }

  @AnyRole()
  @Query(() => [ExportPresetType], { description: '预设。 The presets.' })
  exportPresets(): ExportPresetType[] {
    return Object.entries(PRESETS).map(([code, preset]) => ({ code: code as PresetCode, ...preset }));
  }
}
