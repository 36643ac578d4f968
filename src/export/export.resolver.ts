import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { AnyRole } from '../identity/who-may.js';
import { COLUMNS } from './column.js';
import { ExportColumnType, ExportPresetType, JournalExportInput, JournalExportType } from './export.types.js';
import { findJournalExport } from './find-journal-export.js';
import { type PresetCode, PRESETS } from './preset.js';

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
