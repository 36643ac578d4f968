/** A value that cannot be what it should be, whatever it is about. */
import { type Kind, kind } from './kind.js';

export const VALUE_REFUSALS = {
  NEGATIVE_AMOUNT: kind<{ amount: string }>(
    'An amount that can only be zero or more is negative.',
    ({ amount }) => `金额 ${amount} 不得为负。 The amount ${amount} must not be negative.`,
    '金额须为零或正数。 Give zero or more.',
  ),
  INVALID_AMOUNT: kind<{ given: string }>(
    'Not an amount: more than two decimals, an exponent, a JSON number, too many digits.',
    ({ given }) => `“${given}”不是金额。 ${given} is not an amount.`,
    '以字符串填写，只用数字，整数至多 18 位，小数至多两位，如 "1234.50"。 Give a string of plain digits, at most 18 of them before the point and two after it, such as "1234.50".',
  ),
  ZERO_AMOUNT: kind(
    'A row of nothing.',
    () => '金额不得为零。 The amount must not be zero.',
    '删去该行。 Leave the row out.',
  ),
  INVALID_FIGURE: kind<{ given: string; decimals: number }>(
    'Not a figure as published accounts print them.',
    ({ given, decimals }) =>
      `“${given}”不是公布数，小数至多 ${decimals} 位，不带千分位。 "${given}" is not a figure: plain digits with up to ${decimals} decimals.`,
    '照公布的数填写，不加千分位，如 "1079.96"；未公布的不填。 Give the figure as printed, without thousands separators, such as "1079.96"; leave out what was not published.',
  ),
  NEGATIVE_COUNT: kind<{ count: number }>(
    'A number of persons below zero.',
    ({ count }) => `人数 ${count} 不得为负。 The number of persons ${count} must not be negative.`,
    '须为零或正数。 Give zero or more.',
  ),
  INVALID_RATE: kind<{ given: string }>(
    'Not a share above nothing and at most the whole.',
    ({ given }) => `“${given}”不是比例。 "${given}" is not a rate.`,
    '填写大于 0、不超过 1 的小数，如 "0.30"。 Give a decimal such as "0.30", above 0 and at most 1.',
  ),
  INVALID_TEXT: kind(
    'A text with a NUL character in it.',
    () => '文本含有空字符（U+0000）。 The text has a NUL character in it.',
    '删去该字符。 Leave the character out.',
  ),
  NAME_MISSING: kind(
    'A pool, a county, a debtor or a creditor without a name.',
    () => '须有名称。 The name is missing.',
    '填写名称。 Give its name.',
  ),
  REASON_MISSING: kind(
    'What is asked takes a reason, a document or a source, and none was given.',
    () => '须写明依据或理由。 A reason, document or source is missing.',
    '写明所依据的文件或理由。 Say on what it rests.',
  ),
  INVALID_ID: kind<{ id: string; longest: number }>(
    'An id that is empty, too long, or has other characters than it may.',
    ({ id, longest }) =>
      `“${id}”不能作编号。 "${id}" can’t be an id: 1 to ${longest} letters, digits, hyphens and underscores.`,
    '取如 "handan" 或 "130402" 的编号。 Choose an id such as "handan" or "130402".',
  ),
  INVALID_FISCAL_YEAR: kind<{ fiscalYear: number; first: number; last: number }>(
    'A fund year outside the years that can be settled.',
    ({ fiscalYear, first, last }) =>
      `基金年度 ${fiscalYear} 不在 ${first} 至 ${last} 年之间。 Fund year ${fiscalYear} is not within ${first} to ${last}.`,
    '填写基金的公历年度，如 2021。 Give the calendar year of the fund, such as 2021.',
  ),
  INVALID_MONTH: kind<{ month: number }>(
    'Not a month of the year, or not a period.',
    ({ month }) => `没有 ${month} 月。 There is no month ${month}.`,
    '填写 1 至 12；13（清算期）只用于开启和结账。 Give 1 to 12; 13 (清算期) only for opening and closing periods.',
  ),
  INVALID_PERIOD: kind<{ period: number }>(
    'Not an accounting period, or the last one is before the first.',
    ({ period }) => `会计期间 ${period} 无效。 ${period} is not a period, or the last is before the first.`,
    '填写年×100＋月，如 202101；202113 为清算期。 Give year × 100 + month, such as 202101; 202113 is a closing period.',
  ),
  INVALID_DATE: kind<{ given: string }>(
    'Not a date.',
    ({ given }) => `“${given}”不是日期。 "${given}" is not a date.`,
    '按 ISO 格式填写日期，如 "2022-03-05"。 Give an ISO date such as "2022-03-05".',
  ),
  INVALID_INSTANT: kind<{ given: string }>(
    'Not an instant: a date, a time and a zone.',
    ({ given }) => `“${given}”不是带时区的时间。 "${given}" is not an instant.`,
    '按 ISO 格式填写时刻，如 "2022-03-05T09:30:00+08:00"。 Give an ISO instant such as "2022-03-05T09:30:00+08:00".',
  ),
  AS_OF_OUT_OF_RANGE: kind<{ asOf: string; first: string; last: string }>(
    'Warnings are looked over as of a day that is to come, or before the day of the last time.',
    ({ asOf, first, last }) =>
      `截至日期 ${asOf} 不在 ${first} 至 ${last} 之间。 The day ${asOf} is not within ${first} to ${last}.`,
    '填写今天，或本统筹区上次检查预警（refreshWarnings）之后的某日。 Give today, or a day since the last refreshWarnings of the pool.',
  ),
  WINDOW_TOO_LONG: kind<{ days: number; limit: number }>(
    'More days are asked for than one answer covers.',
    ({ days, limit }) =>
      `所查期间 ${days} 天，至多 ${limit} 天。 ${days} days are asked for, at most ${limit} are answered.`,
    '缩短区间，其后的另行查询。 Ask for a shorter window, and for the next one after it.',
  ),
  EMPTY_DOCUMENT: kind(
    'A document without rows.',
    () => '没有数据行。 The document has no rows.',
    '至少填写一行。 Give at least one row.',
  ),
  TOO_MANY_ROWS: kind<{ count: number; limit: number }>(
    'A document has more rows than one request may.',
    ({ count, limit }) => `数据 ${count} 行，超过上限 ${limit} 行。 ${count} rows are more than ${limit}.`,
    '分成几份，各用各的幂等键。 Split the document; each part takes a key of its own.',
  ),
  TOO_MANY_COUNTIES: kind<{ count: number; limit: number }>(
    'A scenario has more counties than one request may.',
    ({ count, limit }) => `县市区 ${count} 个，超过上限 ${limit} 个。 ${count} counties are more than ${limit}.`,
    '把情景分成几个。 Split the scenario.',
  ),
  DUPLICATE_COUNTY: kind<{ county: string }>(
    'A county occurs twice in one scenario or document.',
    ({ county }) => `县市区“${county}”重复。 County "${county}" is given twice.`,
    '每个县市区只填一次。 Give each county once.',
  ),
  DUPLICATE_DAY: kind<{ day: string }>(
    'A day occurs twice in one report.',
    ({ day }) => `日期 ${day} 重复。 The day ${day} is given twice.`,
    '每日只填一次，填当日合计。 Give each day once, with its total.',
  ),
  DUPLICATE_ITEM: kind<{ item: string }>(
    'An item occurs twice in one plan.',
    ({ item }) => `项目“${item}”重复。 Item "${item}" is given twice.`,
    '每个项目只填一次。 Give each item once.',
  ),
  UNKNOWN_ITEM: kind<{ item: string }>(
    'Not an item of income or expenditure.',
    ({ item }) => `没有项目“${item}”。 There is no item "${item}".`,
    '填写下列之一。 Give PREMIUM, FISCAL_SUBSIDY, INTEREST, TRANSFER_IN, OTHER_INCOME, INPATIENT, OUTPATIENT, MATERNITY, CATASTROPHIC or OTHER_EXPENDITURE.',
  ),
  UNKNOWN_INSURANCE: kind<{ given: string }>(
    'Not one of the two insurances.',
    ({ given }) => `“${given}”不是险种。 "${given}" is not an insurance.`,
    '填写下列之一。 Give 职工基本医疗保险 or EMPLOYEE, 城乡居民基本医疗保险 or RESIDENT.',
  ),
  UNREADABLE_CSV: kind<{ line: number; why: string }>(
    'A text that is no table of comma-separated values, or a line with more or fewer fields than the first.',
    ({ line, why }) => `第 ${line} 行无法读取（${why}）。 Line ${line} can’t be read: ${why}.`,
    '将明细导出为 UTF-8 编码的 CSV，首行为列名。 Export the list as CSV in UTF-8, its first line the names of the columns.',
  ),
  COLUMN_MISSING: kind<{ column: string }>(
    'A column that the list has to have is not among the names in its first line.',
    ({ column }) => `缺少“${column}”列。 The column "${column}" is missing.`,
    '首行写列名，次序不限。 Name the columns 入库日期, 险种, 县市区, 项目, 票号, 金额 in the first line, in any order.',
  ),
} satisfies Record<string, Kind<never>>;
