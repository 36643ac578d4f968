/** 报告: reports, exports and stress runs. */
import { type Kind, kind } from './kind.js';

export const REPORT_REFUSALS = {
  REPORT_NOT_IN_STATUS: kind<{ report: string; status: string }>(
    'The report’s status does not allow this: what is over can’t be cancelled, what waits, is being made or is done can’t be made again.',
    ({ report, status }) =>
      `报表 ${report} 状态为 ${status}，不能办理。 Report ${report} is ${status}; this can’t be done now.`,
    '查询该报表的状态；需要新的用 requestReport 申请。 Query the report for its status; a new one is asked for with requestReport.',
  ),
  REPORT_FILE_TOO_LARGE: kind<{ size: string; most: string }>(
    'Why a report failed: it has more pages, or its file is larger, than this server makes.',
    ({ size, most }) => `报表过大：${size}，上限 ${most}。 The report is too large: ${size}; at most ${most}.`,
    '分县市区或分月申请；或调高 REPORT_MAX_PAGES、REPORT_MAX_MB 后重做。 Ask for it in parts, such as the reports of one county; or have REPORT_MAX_PAGES or REPORT_MAX_MB raised, and retry it.',
  ),
  REPORT_WORKERS_DIED: kind(
    'Why a report failed: the processes that made it stopped again and again.',
    () => '制作报表的进程多次中断。 The processes that made this report stopped again and again.',
    '检查制作进程后用 retryReport 重做。 Have the workers looked at, then retry the report: retryReport.',
  ),
  REPORT_ERROR: kind(
    'Why a report failed: a bug of ours. The log has the details under the report’s id.',
    () => '报表制作出错，详情见日志。 The report could not be made; the log has the details under its id.',
    '用 retryReport 重做；再次失败请将编号告知运维人员。 Retry the report; if it fails again, tell its id to whoever runs the server.',
  ),
  REPORT_NOT_REPRODUCED: kind(
    'Why a report failed: its file had expired, and made again it is not the file that it was.',
    () =>
      '重做的文件与原文件不一致，未予保存：签名密钥或版式已变。 Made again, the file is not the one that it was, and was not kept: the signing key or the pages’ template is another one.',
    '在原密钥、原版本的服务器上重做，或重新申请。 Retry it on a server with the former key and version, or ask for a new report.',
  ),
  REPORT_FILE_EXPIRED: kind<{ report: string }>(
    'The file of a report was removed after its time; its content is kept.',
    ({ report }) =>
      `报表 ${report} 的文件已过保存期，内容仍在。 The file of report ${report} was kept for its time and is gone; its content is not.`,
    '用 retryReport 重做，逐字节相同。 Have it made again, byte for byte: retryReport.',
  ),
  LINK_INVALID: kind(
    'A download link that is not whole, or of another file.',
    () => '下载链接无效。 The download link is not valid here.',
    '原样使用接口给出的地址，或改用令牌下载。 Take the address from the API as it is, or send the bearer token instead.',
  ),
  LINK_EXPIRED: kind<{ at: string }>(
    'A download link whose time is over.',
    ({ at }) => `下载链接已于 ${at} 失效。 The download link expired at ${at}.`,
    '重新查询该报表，取得新链接。 Query the report again for a new one.',
  ),
  INVALID_FILE: kind(
    'A file that is not in base64, or empty.',
    () => '文件须为 Base64 编码。 The file is not in base64.',
    '将 PDF 文件以 base64 编码，或发送至 POST /reports/verification。 Encode the bytes of the PDF in base64, or send them to POST /reports/verification.',
  ),
  REPORT_OF_WHOLE_POOL: kind(
    'The yearly package is of a whole pool; a county was given.',
    () => '年度送审材料以全统筹区为单位。 The yearly package is of the whole pool.',
    '不填县市区，或申请县市区的报表。 Leave the county out, or ask for one of the county’s reports.',
  ),
  REPORT_OF_WHOLE_YEAR: kind<{ what: string }>(
    'A month was given for a report or a table that is of a whole year.',
    ({ what }) => `${what} 以整个年度为单位，不分月。 ${what} is of a whole year, not of a month.`,
    '不填月份。 Leave the month out.',
  ),
  REPORT_NOT_OF_POOL_LEVEL: kind<{ what: string }>(
    'The pool’s own book was asked for where a report or a table is of a county or of the whole fund.',
    ({ what }) => `${what} 不单列统筹区本级。 ${what} is of a county or of the whole fund, not of the pool’s own book.`,
    '不填 poolLevel，或指明县市区。 Leave poolLevel out, or name a county.',
  ),
  REPORT_TOO_LARGE: kind<{ lines: number; most: number }>(
    'The books asked for have more lines than are printed in one report.',
    ({ lines, most }) =>
      `所选账簿与期间共 ${lines} 行分录，一份报表至多 ${most} 行。 There are ${lines} lines; a report prints at most ${most}.`,
    '只取一个账簿或一个月；或取 CSV、XLSX，行数不限：查询 `journalExport`，preset 为 VOUCHERS 或 GENERAL_LEDGER。 Ask for one book or one month; or take the lines as CSV or XLSX, of whatever number: query `journalExport`, preset VOUCHERS or GENERAL_LEDGER.',
  ),
  REPORT_OF_ONE_COUNTY: kind<{ what: string }>(
    'The notice of what is overdue and the evidence of a deficit are of one county; none was given.',
    ({ what }) => `${what} 以一个县市区为单位。 ${what} is of one county.`,
    '填写县市区。 Give the county.',
  ),
  NOTHING_OVERDUE: kind<{ county: string; year: number; asOf: string }>(
    'A notice is asked for, and nothing of the county’s fund year is overdue.',
    ({ county, year, asOf }) =>
      `截至 ${asOf}，${county} ${year} 年度没有逾期未办的事项。 As of ${asOf} nothing of ${county} and ${year} is overdue.`,
    '到期、已办和逾期的事项见查询 `duties`。 The query `duties` lists what is due, done and late.',
  ),
  REPORTS_OF_OTHER_KIND: kind<{ one: string; other: string }>(
    'Two reports that can’t be compared, as they report different things.',
    ({ one, other }) => `两份报表种类不同（${one}、${other}）。 The reports are of different kinds (${one}, ${other}).`,
    '比较两份同类报表。 Compare two reports of one kind.',
  ),
  UNKNOWN_PARAMETER: kind<{ name: string; known: string }>(
    'The address of a download has a parameter that there is not, or one twice.',
    ({ name, known }) => `没有参数“${name}”，可用 ${known}。 There is no parameter "${name}"; there are ${known}.`,
    '删去该参数，或用查询 `journalExport`、`tableExport` 给出的地址。 Leave it out, or take the address from the query `journalExport` or `tableExport`.',
  ),
  UNKNOWN_CHOICE: kind<{ name: string; given: string; known: string }>(
    'A format, a preset or another choice that there is not.',
    ({ name, given, known }) => `${name} 没有“${given}”，可选 ${known}。 "${given}" is no ${name}; there are ${known}.`,
    '填写所列之一。 Give one of those named.',
  ),
  UNKNOWN_COLUMN: kind<{ column: string }>(
    'An export is asked for a column that there is not.',
    ({ column }) => `没有列“${column}”。 There is no column "${column}".`,
    '列名见查询 `exportColumns`。 The `exportColumns` query lists them.',
  ),
  DUPLICATE_COLUMN: kind<{ column: string }>(
    'An export is asked for a column twice.',
    ({ column }) => `列“${column}”重复。 Column "${column}" is given twice.`,
    '每列只填一次。 Give each column once.',
  ),
  ONE_TABLE_ONLY: kind<{ given: number }>(
    'A CSV file was asked for with several tables, or without saying which.',
    ({ given }) => `一个 CSV 文件只有一张表，不能是 ${given} 张。 A CSV file has one table, not ${given}.`,
    '只取一张表，或用 XLSX（每表一页）。 Name one table, or take XLSX, which has a sheet for each.',
  ),
  FORMAT_HAS_NO_COLUMNS: kind<{ format: string }>(
    'Columns or a preset were chosen for a format that has its own.',
    ({ format }) => `格式 ${format} 的内容固定，不得选列。 ${format} has what it has; columns are not chosen.`,
    '不填 columns 和 preset，或用 CSV、XLSX。 Leave columns and preset out, or take CSV or XLSX.',
  ),
  EXPORTS_BUSY: kind<{ most: number }>(
    'As many exports are being written as this server writes at once.',
    ({ most }) => `正在导出的已有 ${most} 份。 ${most} exports are being written, which is as many as go at once.`,
    '待其中一个完成后再试。 Try again when one is done.',
  ),
  HISTORY_TOO_SHORT: kind<{ county: string; years: number; least: number }>(
    'A county has too few consecutive years on record to say how its figures grow and stray.',
    ({ county, years, least }) =>
      `${county} 连续年度数据仅 ${years} 年，至少 ${least} 年。 ${county} has ${years} consecutive years on record; ${least} are needed.`,
    '补录更早的年度（recordFundYearHistory）。 Enter earlier years: recordFundYearHistory.',
  ),
  STRESS_OUT_OF_RANGE: kind<{ given: number; least: number; most: number }>(
    'A figure of a stress test outside what it may be.',
    ({ given, least, most }) => `${given} 不在 ${least} 至 ${most} 之间。 ${given} is not within ${least} to ${most}.`,
    '填写范围内的数；比例写作小数，5% 为 0.05。 Give a figure within the range; shares are written 0.05 for 5 %.',
  ),
  STRESS_NOT_IN_STATUS: kind<{ run: string; status: string }>(
    'The stress test’s status does not allow this: what is over can’t be cancelled, what goes on or is done can’t be restarted.',
    ({ run, status }) =>
      `压力测试 ${run} 状态为 ${status}，不能办理。 Stress test ${run} is ${status}; this can’t be done now.`,
    '状态见查询 stressRun；输入不同的另行启动。 Query stressRun for its status; start another one for other inputs.',
  ),
} satisfies Record<string, Kind<never>>;
