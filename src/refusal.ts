/**
 * Everything the product refuses, as one closed list: code, a sentence with the facts in it (Chinese, then English), and what to do
 * about it. A fault that users can cause has its code here; anything else is a bug and is answered as INTERNAL, without detail.
 */
import type { Citation } from './policy/policy.js';

interface Kind<F> {
  /** When this is said, in one line: the manual. */
  when: string;
  message: (facts: F) => string;
  remedy: string;
}
const kind = <F = void>(when: string, message: (facts: F) => string, remedy: string): Kind<F> => ({
  when,
  message,
  remedy,
});

export const REFUSALS = {
  UNAUTHENTICATED: kind<{ why: string }>(
    'No bearer token, or one that does not verify.',
    ({ why }) => `未登录或令牌无效。 Not signed in: ${why}.`,
    'Send "Authorization: Bearer …"; in demo mode `npm run --silent token -- --role AUDITOR` prints one.',
  ),
  FORBIDDEN: kind<{ needs: string }>(
    'The person’s roles do not allow this, or not for this pool or county.',
    ({ needs }) => `无权办理，须由 ${needs} 办理。 Not yours to do: it takes ${needs}.`,
    'Ask a person with one of these roles, bound to this pool or county.',
  ),
  IDEMPOTENCY_KEY_REUSED: kind<{ key: string; mutation: string }>(
    'The person has used this idempotency key for the same mutation with another input.',
    ({ key, mutation }) =>
      `幂等键“${key}”已用于另一次 ${mutation}。 The key "${key}" stands for another ${mutation}, with other input.`,
    'Take a new key for a new request; repeat a request with its key and exactly its input.',
  ),
  INVALID_IDEMPOTENCY_KEY: kind<{ longest: number }>(
    'An idempotency key that is empty or too long.',
    ({ longest }) => `幂等键须为 1 至 ${longest} 个字符。 An idempotency key has 1 to ${longest} characters.`,
    'Take a fresh UUID for each request.',
  ),
  QUERY_TOO_COMPLEX: kind<{ cost: number; limit: number }>(
    'The operation asks for more than one request may.',
    ({ cost, limit }) => `查询过大（${cost}，上限 ${limit}）。 The operation costs ${cost}, more than ${limit}.`,
    'Ask for fewer fields or shorter lists, in several requests.',
  ),
  QUERY_TOO_DEEP: kind<{ depth: number; limit: number }>(
    'The operation nests its fields too deeply.',
    ({ depth, limit }) =>
      `查询嵌套过深（${depth} 层，上限 ${limit} 层）。 Fields are nested ${depth} deep, more than ${limit}.`,
    'Ask in several requests.',
  ),
  UNKNOWN_POLICY: kind<{ policy: string }>(
    'No policy has this id.',
    ({ policy }) => `没有政策“${policy}”。 There is no policy "${policy}".`,
    'The `policies` query lists the ids.',
  ),
  DUPLICATE_COUNTY: kind<{ county: string }>(
    'A county occurs twice in one scenario or document.',
    ({ county }) => `县市区“${county}”重复。 County "${county}" is given twice.`,
    'Give each county once.',
  ),
  NEGATIVE_AMOUNT: kind<{ amount: string }>(
    'An amount that can only be zero or more is negative.',
    ({ amount }) => `金额 ${amount} 不得为负。 The amount ${amount} must not be negative.`,
    'Give zero or more.',
  ),
  INVALID_AMOUNT: kind<{ given: string }>(
    'Not an amount: more than two decimals, an exponent, a JSON number, too many digits.',
    ({ given }) => `“${given}”不是金额。 ${given} is not an amount.`,
    'Give a string of plain digits with up to two decimals, such as "1234.50".',
  ),
  INVALID_FIGURE: kind<{ given: string; decimals: number }>(
    'Not a figure as published accounts print them.',
    ({ given, decimals }) =>
      `“${given}”不是公布数，小数至多 ${decimals} 位，不带千分位。 "${given}" is not a figure: plain digits with up to ${decimals} decimals.`,
    'Give the figure as printed, without thousands separators, such as "1079.96"; leave out what was not published.',
  ),
  TOO_MANY_COUNTIES: kind<{ count: number; limit: number }>(
    'A scenario has more counties than one request may.',
    ({ count, limit }) => `县市区 ${count} 个，超过上限 ${limit} 个。 ${count} counties are more than ${limit}.`,
    'Split the scenario.',
  ),
  INVALID_FISCAL_YEAR: kind<{ fiscalYear: number; first: number; last: number }>(
    'A fund year outside the years that can be settled.',
    ({ fiscalYear, first, last }) =>
      `基金年度 ${fiscalYear} 不在 ${first} 至 ${last} 年之间。 Fund year ${fiscalYear} is not within ${first} to ${last}.`,
    'Give the calendar year of the fund, such as 2021.',
  ),
  DECIDED_DRAW_EXCEEDS_RESERVE: kind<{ draws: string; reserve: string }>(
    'Decided draws, as used, are together above what the reserve holds.',
    ({ draws, reserve }) =>
      `决定调剂 ${draws} 元，超过风险调剂金 ${reserve} 元。 Draws of ${draws} yuan exceed the reserve of ${reserve} yuan.`,
    'Lower the draws, or levy first.',
  ),
  RESERVE_HISTORY_MISSING: kind<{ county: string }>(
    'The policy limits draws by what a county ever paid in, and it is not known what it paid in and drew: the scenario does not say, or nothing ' +
      'was entered of the years before the books.',
    ({ county }) => `缺“${county}”累计上解和累计调剂数。 What "${county}" ever paid in and drew is not given.`,
    'Give reserveHistory for each county; for a stored year enter what was before the books: recordReserveHistory.',
  ),
  UNKNOWN_POOL: kind<{ pool: string }>(
    'No pool has this id.',
    ({ pool }) => `没有统筹区“${pool}”。 There is no pool "${pool}".`,
    'The `pools` query lists the ids.',
  ),
  UNKNOWN_FUND: kind<{ pool: string; insurance: string }>(
    'No fund of this pool and insurance.',
    ({ pool, insurance }) => `没有基金 ${pool}/${insurance}。 There is no fund ${pool}/${insurance}.`,
    'The `pools` query lists pools and their funds.',
  ),
  UNKNOWN_COUNTY: kind<{ county: string; pool: string }>(
    'The pool has no such county, or its books in this fund are not open.',
    ({ county, pool }) => `统筹区 ${pool} 没有县市区“${county}”。 Pool ${pool} has no county "${county}".`,
    'The `pool` query lists the counties and the ids.',
  ),
  UNKNOWN_ID: kind<{ what: string; id: string }>(
    'Nothing of this kind has this id, or it is not yours to see.',
    ({ what, id }) => `没有${what}“${id}”。 There is no ${what} "${id}".`,
    'Take the id from a query.',
  ),
  DUPLICATE_POOL: kind<{ pool: string }>(
    'A pool or county with this id is there already.',
    ({ pool }) => `“${pool}”已存在。 "${pool}" exists already.`,
    'Choose another id.',
  ),
  POLICY_NOT_IN_FORCE: kind<{ pool: string; year: number }>(
    'No policy settles this fund year of this pool.',
    ({ pool, year }) => `${pool} ${year} 年度没有适用的政策。 No policy is in force for ${pool} in fund year ${year}.`,
    'The `policies` query shows the fund years of each policy.',
  ),
  BOOK_NOT_OPEN: kind<{ county: string }>(
    'The fund has no book for this county yet.',
    ({ county }) => `${county} 尚未建账。 The book of ${county} is not open.`,
    'Open the fund’s books first: openBooks.',
  ),
  BOOKS_ALREADY_OPEN: kind<{ pool: string; insurance: string }>(
    'The fund’s books were opened before.',
    ({ pool, insurance }) => `${pool}/${insurance} 已建账。 The books of ${pool}/${insurance} are open already.`,
    'Correct an opening balance by reversing its entry.',
  ),
  YEAR_IN_BOOKS: kind<{ year: number; booksFrom: number }>(
    'A year entered as history that the books have themselves.',
    ({ year, booksFrom }) =>
      `${year} 年度已在账内（${booksFrom} 年起建账）。 The books have ${year} themselves: they begin in ${booksFrom}.`,
    'Enter only years before the books; load what the books lack.',
  ),
  HISTORY_TOO_SHORT: kind<{ county: string; years: number; least: number }>(
    'A county has too few consecutive years on record to say how its figures grow and stray.',
    ({ county, years, least }) =>
      `${county} 连续年度数据仅 ${years} 年，至少 ${least} 年。 ${county} has ${years} consecutive years on record; ${least} are needed.`,
    'Enter earlier years: recordFundYearHistory.',
  ),
  STRESS_OUT_OF_RANGE: kind<{ given: number; least: number; most: number }>(
    'A figure of a stress test outside what it may be.',
    ({ given, least, most }) => `${given} 不在 ${least} 至 ${most} 之间。 ${given} is not within ${least} to ${most}.`,
    'Give a figure within the range; shares are written 0.05 for 5 %.',
  ),
  STRESS_NOT_IN_STATUS: kind<{ run: string; status: string }>(
    'The stress test’s status does not allow this: what is over can’t be cancelled, what goes on or is done can’t be restarted.',
    ({ run, status }) =>
      `压力测试 ${run} 状态为 ${status}，不能办理。 Stress test ${run} is ${status}; this can’t be done now.`,
    'Query stressRun for its status; start another one for other inputs.',
  ),
  EMPTY_DOCUMENT: kind(
    'A document without rows.',
    () => '没有数据行。 The document has no rows.',
    'Give at least one row.',
  ),
  TOO_MANY_ROWS: kind<{ count: number; limit: number }>(
    'A document has more rows than one request may.',
    ({ count, limit }) => `数据 ${count} 行，超过上限 ${limit} 行。 ${count} rows are more than ${limit}.`,
    'Split the document; each part takes a key of its own.',
  ),
  ZERO_AMOUNT: kind('A row of nothing.', () => '金额不得为零。 The amount must not be zero.', 'Leave the row out.'),
  UNKNOWN_ITEM: kind<{ item: string }>(
    'Not an item of income or expenditure.',
    ({ item }) => `没有项目“${item}”。 There is no item "${item}".`,
    'Give PREMIUM, FISCAL_SUBSIDY, INTEREST, TRANSFER_IN, OTHER_INCOME, INPATIENT, OUTPATIENT, MATERNITY, CATASTROPHIC or OTHER_EXPENDITURE.',
  ),
  INCOME_PATH_SWITCHED: kind<{ item: string; from: string }>(
    'An item that comes by its own path from a month on: it is loaded no more, and switched only once.',
    ({ item, from }) =>
      `${item} 自 ${from} 起按收入路径入账，不再导入。 From ${from} on ${item} comes by its own path and is not loaded.`,
    'Leave the row out: premiums come by submitReceiptList, other income by recordIncome.',
  ),
  INCOME_PATH_NOT_SWITCHED: kind<{ item: string; day: string }>(
    'Income by its own path on a day on which the item is still loaded.',
    ({ item, day }) =>
      `${item} 于 ${day} 尚未启用收入路径，仍由收支导入入账。 On ${day} ${item} does not come by its own path: it is loaded.`,
    'City finance switches the fund’s item from a month on: switchIncomePath.',
  ),
  INCOME_PATH_UNKNOWN: kind<{ policy: string; item: string }>(
    'The policy knows no such way for this income, or the county has no account to remit from.',
    ({ policy, item }) => `政策 ${policy} 没有规定 ${item} 的此种收入路径。 ${policy} knows no such way for ${item}.`,
    'See the policy’s INCOME_PATH provisions: who collects what, and through which accounts it comes.',
  ),
  INCOME_ALREADY_LOADED: kind<{ item: string; month: string }>(
    'Rows of the item were loaded for a month from which on it should come by its own path.',
    ({ item, month }) => `${month} 已导入 ${item}。 Rows of ${item} were loaded for ${month}.`,
    'Switch from a later month, or take these rows back first: correctLoadedRow without an amount.',
  ),
  UNREADABLE_CSV: kind<{ line: number; why: string }>(
    'A text that is no table of comma-separated values, or a line with more or fewer fields than the first.',
    ({ line, why }) => `第 ${line} 行无法读取（${why}）。 Line ${line} can’t be read: ${why}.`,
    'Export the list as CSV in UTF-8, its first line the names of the columns.',
  ),
  COLUMN_MISSING: kind<{ column: string }>(
    'A column that the list has to have is not among the names in its first line.',
    ({ column }) => `缺少“${column}”列。 The column "${column}" is missing.`,
    'Name the columns 入库日期, 险种, 县市区, 项目, 票号, 金额 in the first line, in any order.',
  ),
  UNKNOWN_INSURANCE: kind<{ given: string }>(
    'Not one of the two insurances.',
    ({ given }) => `“${given}”不是险种。 "${given}" is not an insurance.`,
    'Give 职工基本医疗保险 or EMPLOYEE, 城乡居民基本医疗保险 or RESIDENT.',
  ),
  RECEIPT_CONFLICT: kind<{ number: string; before: string; given: string }>(
    'A receipt number that stands already, with other contents.',
    ({ number, before, given }) =>
      `票号 ${number} 已有：${before}；本行为：${given}。 Receipt ${number} says ${before}; this line says ${given}.`,
    'Ask the tax office which is right. If it is this line, reverse the entry of the other first: reverseEntry.',
  ),
  RECEIPT_DAY_SWEPT: kind<{ day: string }>(
    'A new receipt, or another total of the treasury, for a day whose premiums agreed and were swept.',
    ({ day }) => `${day} 的保费已核对并划转。 The premiums of ${day} were found to agree, and were swept.`,
    'If the day was wrong, reverse its sweep first: reverseEntry.',
  ),
  TREASURY_MISMATCH: kind<{ day: string; listed: string; reported: string }>(
    'What the receipt lists and the treasury say of a day differs, or the treasury has not said anything.',
    ({ day, listed, reported }) =>
      `${day} 入库明细 ${listed} 元，国库 ${reported} 元，不符。 On ${day} the lists say ${listed} yuan, the treasury ${reported}.`,
    'Query receiptReconciliation; submit what is missing, reverse what is too much, or enter the treasury’s report.',
  ),
  SWEEP_AMOUNT_DIFFERS: kind<{ given: string; listed: string }>(
    'What left the treasury by the bank’s statement is not what it took in on these days.',
    ({ given, listed }) => `划转 ${given} 元，入库 ${listed} 元。 ${given} yuan were swept, ${listed} yuan came in.`,
    'Give the days that the sweep is for, from the first through the last.',
  ),
  SWEEP_ALREADY_ALLOTTED: kind<{ sweep: string }>(
    'The sweep was allotted before, or its entries are reversed.',
    ({ sweep }) => `划转 ${sweep} 已划入或已冲销。 Sweep ${sweep} was allotted, or it is reversed.`,
    'Query premiumSweeps for what stands.',
  ),
  DUPLICATE_DAY: kind<{ day: string }>(
    'A day occurs twice in one report.',
    ({ day }) => `日期 ${day} 重复。 The day ${day} is given twice.`,
    'Give each day once, with its total.',
  ),
  SUBSIDY_LEVEL: kind<{ item: string }>(
    'A subsidy without the government that paid it, or another income with one.',
    ({ item }) => `${item}：仅财政补助须且只须填写级次。 ${item}: a subsidy, and only a subsidy, has a level.`,
    'Give level CENTRAL, PROVINCE, CITY or COUNTY with FISCAL_SUBSIDY, and with nothing else.',
  ),
  SUBSIDY_DUE_EITHER: kind(
    'A subsidy due given both as an amount and per head, or as neither.',
    () => '应到金额与人均标准须填且只填一项。 Either the amount due or the standard per head is given.',
    'Give amount, or perHead (times the persons insured).',
  ),
  INVALID_MONTH: kind<{ month: number }>(
    'Not a month of the year, or not a period.',
    ({ month }) => `没有 ${month} 月。 There is no month ${month}.`,
    'Give 1 to 12; 13 (清算期) only for opening and closing periods.',
  ),
  INVALID_PERIOD: kind<{ period: number }>(
    'Not an accounting period, or the last one is before the first.',
    ({ period }) => `会计期间 ${period} 无效。 ${period} is not a period, or the last is before the first.`,
    'Give year × 100 + month, such as 202101; 202113 is a closing period.',
  ),
  ONE_BOOK_ONLY: kind(
    'A county’s book and the pool’s own were asked for at once.',
    () => '县市区与本级账簿只能二选一。 Ask for a county’s book or for the pool’s own, not both.',
    'Give county or poolLevel; neither consolidates all books of the fund.',
  ),
  INVALID_TEXT: kind(
    'A text with a NUL character in it.',
    () => '文本含有空字符（U+0000）。 The text has a NUL character in it.',
    'Leave the character out.',
  ),
  INVALID_ID: kind<{ id: string; longest: number }>(
    'An id that is empty, too long, or has other characters than it may.',
    ({ id, longest }) =>
      `“${id}”不能作编号。 "${id}" can’t be an id: 1 to ${longest} letters, digits, hyphens and underscores.`,
    'Choose an id such as "handan" or "130402".',
  ),
  NAME_MISSING: kind(
    'A pool, a county, a debtor or a creditor without a name.',
    () => '须有名称。 The name is missing.',
    'Give its name.',
  ),
  NEGATIVE_COUNT: kind<{ count: number }>(
    'A number of persons below zero.',
    ({ count }) => `人数 ${count} 不得为负。 The number of persons ${count} must not be negative.`,
    'Give zero or more.',
  ),
  INVALID_DATE: kind<{ given: string }>(
    'Not a date.',
    ({ given }) => `“${given}”不是日期。 "${given}" is not a date.`,
    'Give an ISO date such as "2022-03-05".',
  ),
  WINDOW_TOO_LONG: kind<{ days: number; limit: number }>(
    'More days are asked for than one answer covers.',
    ({ days, limit }) =>
      `所查期间 ${days} 天，至多 ${limit} 天。 ${days} days are asked for, at most ${limit} are answered.`,
    'Ask for a shorter window, and for the next one after it.',
  ),
  INVALID_INSTANT: kind<{ given: string }>(
    'Not an instant: a date, a time and a zone.',
    ({ given }) => `“${given}”不是带时区的时间。 "${given}" is not an instant.`,
    'Give an ISO instant such as "2022-03-05T09:30:00+08:00".',
  ),
  AS_OF_OUT_OF_RANGE: kind<{ asOf: string; first: string; last: string }>(
    'Warnings are looked over as of a day that is to come, or before the day of the last time.',
    ({ asOf, first, last }) =>
      `截至日期 ${asOf} 不在 ${first} 至 ${last} 之间。 The day ${asOf} is not within ${first} to ${last}.`,
    'Give today, or a day since the last refreshWarnings of the pool.',
  ),
  REASON_MISSING: kind(
    'What is asked takes a reason, a document or a source, and none was given.',
    () => '须写明依据或理由。 A reason, document or source is missing.',
    'Say on what it rests.',
  ),
  PERIOD_CLOSED: kind<{ periods: string }>(
    'An entry falls into a period that is not open.',
    ({ periods }) => `会计期间 ${periods} 未开启或已结账。 Period ${periods} is not open.`,
    'Open the period (openPeriods), or give a date in an open one.',
  ),
  CLOSING_PERIOD_NEEDS_MONTHS_CLOSED: kind(
    'The closing period opens when all twelve months are closed.',
    () => '十二个月全部结账后方可开启清算期。 The closing period opens when the twelve months are closed.',
    'Close the months first: closePeriods.',
  ),
  MONTHS_FROZEN_BY_CLOSING_PERIOD: kind(
    'A month can’t be reopened while the closing period is open.',
    () => '清算期开启时不得重开月份。 Months stay closed while the closing period is open.',
    'Close period 13 first; what was booked in it stays.',
  ),
  BALANCE_BELOW_ZERO: kind<{ accounts: string }>(
    'After the entry an accumulated balance, reserve or claim would be below zero.',
    ({ accounts }) => `余额将为负：${accounts}。 Balances would fall below zero: ${accounts}.`,
    'Book less, or book first what fills the balance.',
  ),
  BANK_ACCOUNT_BELOW_ZERO: kind<{ accounts: string }>(
    'After the entry a real bank account would be overdrawn, over all books that share it.',
    ({ accounts }) => `银行账户将透支：${accounts}。 Bank accounts would be overdrawn: ${accounts}.`,
    'Book the receipts first, or pay less.',
  ),
  FOUR_EYES: kind(
    'The same person entered it and confirms it, or drafted it and reviews it.',
    () => '录入与确认、起草与复核、复核与审定不得为同一人。 This takes another person than the one before.',
    'Have another person with the role do it.',
  ),
  ENTRY_ALREADY_REVERSED: kind<{ entry: string }>(
    'The entry was reversed before.',
    ({ entry }) => `分录 ${entry} 已冲销。 Entry ${entry} is reversed already.`,
    'Book anew what should stand.',
  ),
  ENTRY_HELD: kind<{ entry: string; by: string }>(
    'Something that stands rests on the entry.',
    ({ entry, by }) =>
      `分录 ${entry} 为${by}所依据，不得单独冲销。 Entry ${entry} can’t be reversed: ${by} rests on it.`,
    'Reverse what rests on it first; a settlement’s entries are reversed by reverseSettlement.',
  ),
  FACTS_MISSING: kind<{ county: string }>(
    'A county has no facts for the fund year.',
    ({ county }) => `${county} 缺年度事实。 The year facts of ${county} are missing.`,
    'Enter them: recordYearFacts.',
  ),
  FACTS_UNCONFIRMED: kind<{ county: string }>(
    'The newest version of a county’s facts is not confirmed.',
    ({ county }) => `${county} 的年度事实未经确认。 The year facts of ${county} are not confirmed.`,
    'Have a second person confirm them: confirmYearFacts.',
  ),
  FACTS_ABOVE_BOOKS: kind<{ county: string; fact: string; booked: string }>(
    'Non-compliant expenditure is more than all expenditure booked.',
    ({ county, fact, booked }) =>
      `${county} 不合规支出 ${fact} 元大于账面支出 ${booked} 元。 Non-compliant expenditure of ${fact} exceeds the ${booked} booked.`,
    'Correct the fact, or load what is missing.',
  ),
  TIER_LINKED: kind<{ link: string }>(
    'The member is a lower pool already, or the pool is a member of an upper one already.',
    ({ link }) => `层级已登记：${link}。 The link is made already: ${link}.`,
    'Query the pool’s upperPool, or the county’s lowerPool.',
  ),
  TIERS_IN_A_CIRCLE: kind<{ link: string }>(
    'A pool would be a member of itself, directly or through pools between.',
    ({ link }) => `统筹区不得为其自身的下级：${link}。 A pool can’t be below itself: ${link}.`,
    'Link the member to the pool that it is.',
  ),
  NO_LOWER_POOL: kind<{ county: string; pool: string }>(
    'The county is no member of the pool that is a pool itself.',
    ({ county, pool }) =>
      `统筹区 ${pool} 的成员“${county}”没有登记下级统筹区。 "${county}" of ${pool} is not linked to a pool of its own.`,
    'Have the administrator link it: linkLowerPool; or enter facts and rows from documents.',
  ),
  LOWER_SETTLEMENT_MISSING: kind<{ pool: string; year: number }>(
    'The lower pool’s year has no settlement that is posted and stands.',
    ({ pool, year }) =>
      `下级统筹区 ${pool} ${year} 年度清算尚未入账。 The settlement of ${year} of ${pool} is not posted.`,
    'The lower pool settles its year first: confirmSettlement there.',
  ),
  LOWER_SETTLEMENT_REVERSED: kind<{ facts: string }>(
    'Facts were summed up from a lower pool’s settlement that no longer stands or was corrected; a draft that used them is stale.',
    ({ facts }) =>
      `年度事实所据的下级清算已冲销或更正（${facts}），据此起草的清算失效。 The lower settlement behind the facts was reversed or corrected (${facts}); a draft on ` +
      'them is stale.',
    'Sum the facts up again from what stands posted in the lower pool (consolidateYearFacts), confirm them, and draft again.',
  ),
  TIERS_DISAGREE: kind<{ county: string; what: string; here: string; there: string }>(
    'A member’s book and its own pool’s counties together differ in the year that the lower pool has settled.',
    ({ county, what, here, there }) =>
      `${county} 两级账簿不一致：${what}本级 ${here} 元，下级合计 ${there} 元。 The two levels differ: ${here} here, ${there} in the lower pool.`,
    'Book what is lacking here with loadLowerBooks, or correct the rows that are wrong.',
  ),
  FACTS_AGAINST_TARGETS: kind<{ county: string; fact: string; given: string; issued: string }>(
    'A fact contradicts the targets issued, or what the assessment says of them.',
    ({ county, fact, given, issued }) =>
      `${county} 的年度事实 ${fact} 为 ${given}，目标任务及考核为 ${issued}。 The fact ${fact} of ${county} is ${given}; by the targets issued it is ${issued}.`,
    'Leave it out: it is taken from the targets. Or have them issued anew (issueTargets), or the figure corrected (recordAssessment).',
  ),
  ASSESSMENT_NOT_FORESEEN: kind<{ policy: string }>(
    'The policy says nothing of targets and their assessment.',
    ({ policy }) => `政策 ${policy} 未规定目标考核。 The policy ${policy} foresees no assessment.`,
    'See the policy’s ASSESSMENT provision.',
  ),
  DUPLICATE_TARGET: kind<{ county: string; target: string }>(
    'A target, or the figure for one, is given twice for a county.',
    ({ county, target }) => `${county} 的目标 ${target} 重复。 Target ${target} of ${county} is given twice.`,
    'Give each once; several of kind OTHER by different names.',
  ),
  TARGET_NAME: kind<{ target: string }>(
    'A target of kind OTHER has no name, or one of another kind has one.',
    ({ target }) =>
      `目标 ${target}：仅“其他”须写名称。 Only a target of kind OTHER takes a name, and it must (${target}).`,
    'Say in `name` what it is about; leave it out for every other kind.',
  ),
  TARGET_BOUND: kind<{ target: string; bound: string }>(
    'A target of kind OTHER does not say which side of it is good, or another kind says otherwise than it is.',
    ({ target, bound }) => `目标 ${target} 的方向不符（${bound}）。 The bound of target ${target} is amiss (${bound}).`,
    'Give AT_LEAST or AT_MOST for OTHER; leave it out for every other kind.',
  ),
  TARGET_WEIGHT: kind<{ given: string }>(
    'The points of a target are none, or more than 1,000.',
    ({ given }) => `分值 ${given} 须大于 0，不超过 1000。 ${given} points are not above 0 and at most 1,000.`,
    'Leave the weight out where the document gives none.',
  ),
  TARGET_NOT_ISSUED: kind<{ county: string; target: string }>(
    'A figure is about a target that was not issued to the county.',
    ({ county, target }) => `未向 ${county} 下达目标 ${target}。 No target ${target} was issued to ${county}.`,
    'See the targets of the newest document: targetDocuments.',
  ),
  TARGET_IS_MEASURED: kind<{ target: string; by: string }>(
    'A figure is entered that the ledger or the duties measure.',
    ({ target, by }) =>
      `目标 ${target} 由系统计量（${by}），不得录入。 Target ${target} is measured (${by}) and can’t be entered.`,
    'Leave it out; the scorecard has the figure.',
  ),
  YEAR_ALREADY_CLOSED: kind<{ year: number }>(
    'Income and expenditure of the year were carried to its result before.',
    ({ year }) => `${year} 年度已结转。 The year ${year} is closed already.`,
    'To close it anew, reverse the year close first.',
  ),
  YEAR_NOT_CLOSED: kind<{ year: number }>(
    'The year’s income and expenditure are not (all) carried to its result.',
    ({ year }) => `${year} 年度收支未结转。 Income and expenditure of ${year} are not carried to the year’s result.`,
    'Close the twelve months, open period 13, then closeYear.',
  ),
  LEVY_ALREADY_BOOKED: kind<{ year: number }>(
    'The reserve’s levy was booked before.',
    ({ year }) => `风险金已提取（${year} 年度）。 The levy of ${year} was booked already.`,
    'There is nothing to do; a wrong levy is reversed and booked again.',
  ),
  LEVY_NOT_DUE: kind<{ pool: string; year: number }>(
    'The policy orders no levy that can be computed for this fund year.',
    ({ pool, year }) => `${pool} ${year} 年度无应提取的风险金。 No levy is due in ${pool} for ${year}.`,
    'See the policy’s LEVY rule: first year, and whether it goes by decision.',
  ),
  LEVY_MISSING: kind<{ year: number }>(
    'The levy comes before the settlement and is not booked.',
    ({ year }) => `${year} 年度风险金尚未提取。 The levy of ${year} is not booked.`,
    'Book it: levyReserve.',
  ),
  LEVY_BASE_MISSING: kind<{ year: number }>(
    'The levy goes by the figures of a year that is not in the books with its twelve months closed.',
    ({ year }) =>
      `账簿中没有已结账的 ${year} 年度，无法计算应提取数。 The books have no closed year ${year} to compute the levy from.`,
    'Close the months of that year first: closePeriods.',
  ),
  DECISION_NOT_FORESEEN: kind<{ policy: string; kind: string }>(
    'The policy leaves nothing of this kind to a decision, or a cover says not who covers.',
    ({ policy, kind }) =>
      `政策 ${policy} 没有须如此决定的事项（${kind}）。 ${policy} foresees no such decision (${kind}).`,
    'A draw needs a step by decision in the policy and takes no source; a cover takes a source, and a giver with OTHER_BALANCE, which needs a ' +
      'policy that lets the city command balances.',
  ),
  COVERS_ITSELF: kind<{ county: string }>(
    'A decision covers a county’s deficit from that county’s own balance, which the law uses first.',
    ({ county }) => `${county} 的结余已先用于其自身缺口。 The balance of ${county} is used for its own deficit first.`,
    'Name another county as the giver.',
  ),
  COVER_EXCEEDS_BALANCE: kind<{ giver: string; cover: string; left: string }>(
    'A decision covers more from a county’s balance than its own steps leave in it.',
    ({ giver, cover, left }) =>
      `决定调用 ${giver} 结余 ${cover} 元，其清算后仅余 ${left} 元。 ${cover} yuan are to come from the balance of ${giver}, in which ${left} are left.`,
    'Lower the decision, or decide on another giver: recordDecision.',
  ),
  REWARD_NOT_EARNED: kind<{ county: string; collected: string; target: string }>(
    'A reward is for income above budget, and the county collected no more than its plan, or had none.',
    ({ county, collected, target }) =>
      `${county} 收入 ${collected} 元，未超过收入计划 ${target} 元。 ${county} collected ${collected} yuan, not more than its plan of ${target}.`,
    'Check the year’s income and the incomeTarget of its facts.',
  ),
  DECISION_HELD: kind<{ paid: string }>(
    'What was decided before is paid, in part or in whole: another decision can’t take its place.',
    ({ paid }) => `先前决定的奖励已付 ${paid} 元，不得另行决定。 ${paid} yuan of what was decided before are paid.`,
    'Let the earlier decision stand; a payment outside the fund is not taken back here.',
  ),
  INVALID_RATE: kind<{ given: string }>(
    'Not a share above nothing and at most the whole.',
    ({ given }) => `“${given}”不是比例。 "${given}" is not a rate.`,
    'Give a decimal such as "0.30", above 0 and at most 1.',
  ),
  SETTLEMENT_EXISTS: kind<{ status: string }>(
    'The fund year is settled, or its settlement is past drafting.',
    ({ status }) => `该年度清算已存在（${status}）。 The fund year has a settlement already (${status}).`,
    'A posted settlement is corrected (draftSettlementCorrection) or reversed (reverseSettlement).',
  ),
  SETTLEMENT_NOT_IN_STATUS: kind<{ status: string }>(
    'The settlement’s status does not allow this step.',
    ({ status }) => `清算状态为 ${status}，不能办理此步。 The settlement is ${status}; this step is not next.`,
    'DRAFT → review → REVIEWED → confirm → POSTED.',
  ),
  SETTLEMENT_MOVED_ON: kind(
    'Somebody moved the settlement on, or a newer draft is there.',
    () => '清算已被他人办理或已重新起草。 The settlement has moved on meanwhile.',
    'Query it again and look at what changed.',
  ),
  SETTLEMENT_STALE: kind<{ changed: string }>(
    'Since the draft was computed its inputs changed.',
    ({ changed }) => `起草后数据有变：${changed}。 The draft’s inputs changed: ${changed}.`,
    'Call draftSettlement (of a correction: draftSettlementCorrection) again: it computes a new revision, which is reviewed anew.',
  ),
  NOTHING_TO_CORRECT: kind<{ year: number }>(
    'Nothing became known since the year was posted that would change its settlement.',
    ({ year }) =>
      `${year} 年度入账后无影响清算结果的变动。 Nothing that came later changes what is posted for ${year}.`,
    'Query settlementDifferences for what would change; facts count once they are confirmed.',
  ),
  MONTHS_OPEN: kind<{ year: number }>(
    'A month of a posted year is open again: more may be booked into it.',
    ({ year }) => `${year} 年度尚有月份未结账。 Months of ${year} are open.`,
    'Close them: closePeriods; then open period 13 for the correction.',
  ),
  SETTLEMENT_UNRESOLVED: kind<{ amount: string }>(
    'Part of the deficits is covered by nobody.',
    ({ amount }) => `尚有 ${amount} 元缺口未落实来源。 ${amount} yuan of deficit are covered by nobody.`,
    'A decision has to cover the amount first: recordDecision, then draft again.',
  ),
  ADVANCE_NOT_FORESEEN: kind<{ policy: string }>(
    'The policy lends nothing to a county’s fund in a difficulty of payment.',
    ({ policy }) => `政策 ${policy} 没有垫付的规定。 ${policy} foresees no advance.`,
    'The `policies` query shows which policies have an ADVANCE provision.',
  ),
  ADVANCE_OPEN: kind<{ county: string; outstanding: string }>(
    'An advance of the year is not given back, and what the settlement draws for the county is less.',
    ({ county, outstanding }) =>
      `${county} 本年度垫付抵还后尚有 ${outstanding} 元未归还。 ${county} still owes ${outstanding} yuan of the year’s advances after the set-off.`,
    'Have it given back first: repayAdvance.',
  ),
  SETTLEMENT_HELD: kind<{ by: string }>(
    'A correction, a receipt, a refill, a later settlement or one of the upper pool stands on the settlement.',
    ({ by }) => `清算不能冲销：${by}。 The settlement can’t be reversed: ${by}.`,
    'Reverse that first, a correction or settlement by reverseSettlement; or correct what is posted: draftSettlementCorrection.',
  ),
  SETTLEMENT_NOT_POSTED: kind<{ year: number }>(
    'Final accounts and corrections come after the settlement, and none is posted.',
    ({ year }) => `${year} 年度清算尚未入账。 The settlement of ${year} is not posted.`,
    'Draft, review and confirm it first: draftSettlement.',
  ),
  LEVELS_DO_NOT_AGREE: kind<{ accounts: string; lower: string; upper: string }>(
    'What counties’ books and the pool’s have of one another does not meet.',
    ({ accounts, lower, upper }) =>
      `上下级往来 ${accounts} 未对上：下级 ${lower} 元，本级 ${upper} 元。 ${accounts}: counties’ books say ${lower}, the pool’s ${upper}.`,
    'Look at the eliminations of the consolidated statement; correct what is booked on one side only.',
  ),
  COUNTY_FINAL_ACCOUNTS_NOT_APPROVED: kind<{ county: string; status: string }>(
    'The pool’s final accounts are compiled from its counties’, and one of these is not approved.',
    ({ county, status }) =>
      `${county} 的决算未经批准（${status}）。 The final accounts of ${county} are not approved (${status}).`,
    'Have them submitted and signed first.',
  ),
  FINAL_ACCOUNTS_STALE: kind<{ of: string; changed: string }>(
    'Since the final accounts were drawn up the books of the year, or a county’s final accounts, changed.',
    ({ of, changed }) =>
      `${of} 的决算编制后账簿有变：${changed}。 The final accounts of ${of} are no longer what the books say: ${changed}.`,
    'Submit a new version: submitFinalAccounts; earlier signatures lapse.',
  ),
  FINAL_ACCOUNTS_APPROVED: kind<{ year: number }>(
    'The year’s final accounts are approved: it is shut for good.',
    ({ year }) =>
      `${year} 年度决算已批准，会计期间不得再开启。 The final accounts of ${year} are approved: its periods stay closed.`,
    'Book what was found later in an open period.',
  ),
  SUBMISSION_NOT_FORESEEN: kind<{ policy: string; kind: string }>(
    'The policy lays down no way for a submission of this kind.',
    ({ policy, kind }) => `政策 ${policy} 没有规定 ${kind} 的报批程序。 ${policy} lays down no way for ${kind}.`,
    'See the policy’s APPROVAL_CHAIN provisions.',
  ),
  SUBMISSION_NOT_IN_STATUS: kind<{ status: string }>(
    'The submission is returned or approved: there is nothing to sign, or no new version to take.',
    ({ status }) => `报批件状态为 ${status}，不能办理此步。 The submission is ${status}; this can’t be done now.`,
    'A returned submission takes a new version; an approved one is changed by a later submission.',
  ),
  SUBMISSION_MOVED_ON: kind(
    'Somebody signed or returned it meanwhile, or a newer version is there.',
    () => '报批件已被他人办理或已有新版。 The submission has moved on meanwhile.',
    'Query it again, look at what changed, and sign its contentHash.',
  ),
  UNKNOWN_BUDGET_LINE: kind<{ line: string; insurance: string }>(
    'Not a line of the insurance’s budget table, or none that is entered here.',
    ({ line, insurance }) =>
      `${insurance} 预算表没有可填报的项目“${line}”。 The budget table of ${insurance} has no line "${line}" to enter here.`,
    'The `budgetTable` query lists the lines, and which are entered.',
  ),
  DUPLICATE_BUDGET_LINE: kind<{ line: string }>(
    'A line occurs twice in one document.',
    ({ line }) => `“${line}”重复。 "${line}" is given twice.`,
    'Give each line once.',
  ),
  BUDGET_MONTHS_WRONG: kind<{ line: string; given: number; wanted: number }>(
    'A line that is entered by months without its twelve, or months of a line that has none.',
    ({ line, given, wanted }) =>
      `“${line}”须有分月数 ${wanted} 个，所给 ${given} 个。 "${line}" takes ${wanted} months, not ${given}.`,
    'Give January to December for lines that are entered by months, and none for the others.',
  ),
  BUDGET_MONTHS_DIFFER: kind<{ line: string; months: string; amount: string }>(
    'The months of a line do not add up to its year.',
    ({ line, months, amount }) =>
      `“${line}”分月合计 ${months} 元，全年 ${amount} 元。 The months of "${line}" come to ${months}, not ${amount}.`,
    'Correct the months or the year.',
  ),
  BUDGET_TOTAL_DIFFERS: kind<{ line: string; given: string; computed: string }>(
    'A total that was given is not what the lines come to.',
    ({ line, given, computed }) =>
      `“${line}”所报 ${given} 元，按各项计算为 ${computed} 元。 "${line}" was given as ${given}; its lines come to ${computed}.`,
    'Correct the lines or the total; totals may be left out.',
  ),
  BUDGET_PART_ABOVE_WHOLE: kind<{ line: string; amount: string; whole: string }>(
    'A part (其中) is more than the line that it is a part of.',
    ({ line, amount, whole }) =>
      `其中“${line}” ${amount} 元大于所属项目 ${whole} 元。 "${line}" of ${amount} is more than its line of ${whole}.`,
    'Correct the part or its line.',
  ),
  EXPENDITURE_ABOVE_INCOME: kind<{ expenditure: string; income: string; declared: string }>(
    'The policy has the budget balanced, and its expenditure is above income and the declared use of the accumulated balance.',
    ({ expenditure, income, declared }) =>
      `支出 ${expenditure} 元大于收入 ${income} 元与动用累计结余 ${declared} 元之和。 Expenditure of ${expenditure} exceeds income of ${income} and the ${declared} taken from the balance.`,
    'Lower the expenditure, or declare the use of the balance: USE_OF_BALANCE.',
  ),
  USE_ABOVE_BALANCE: kind<{ declared: string; balance: string }>(
    'A budget declares the use of more accumulated balance than the books have.',
    ({ declared, balance }) =>
      `动用累计结余 ${declared} 元，账面累计结余仅 ${balance} 元。 ${declared} of the balance are to be used; the books have ${balance}.`,
    'Declare at most what the balance is.',
  ),
  COUNTY_BUDGET_NOT_APPROVED: kind<{ county: string; status: string }>(
    'The pool’s budget is compiled when every county’s is approved.',
    ({ county, status }) => `${county} 的预算${status}。 The budget of ${county} is not approved.`,
    'Have the county’s budget submitted and approved first.',
  ),
  POOL_BUDGET_STALE: kind<{ county: string }>(
    'A county’s budget is no longer the one that the pool’s was compiled from.',
    ({ county }) => `${county} 的预算在汇总之后已变。 The budget of ${county} changed after the pool’s was compiled.`,
    'When the county’s is approved, compile again: compileBudget makes a new version.',
  ),
  BUDGET_NOT_IN_FORCE: kind<{ county: string; year: number }>(
    'What changes a budget takes one that is in force.',
    ({ county, year }) =>
      `${county} ${year} 年度预算尚未下达执行。 The budget of ${county} for ${year} is not in force.`,
    'Before the pool’s budget is in force a county’s is replaced: submitBudget.',
  ),
  BUDGET_LINE_BELOW_ZERO: kind<{ line: string; month: string; amount: string }>(
    'After the change a line, or a month of it, would be below zero.',
    ({ line, month, amount }) =>
      `“${line}”${month}调整后为 ${amount} 元。 "${line}" (${month}) would come to ${amount}.`,
    'Take off less, or from months that have it.',
  ),
  PLANS_STARTED: kind<{ from: string }>(
    'The fund works by fund-use plans already; from when on is never moved.',
    ({ from }) => `用款计划自 ${from} 已启用。 The fund has worked by plans since ${from}.`,
    'There is nothing to do.',
  ),
  PLANS_START_INVALID: kind<{ month: string; loaded: string }>(
    'Fund-use plans would start in the middle of their period, or in months with expenditure that brought its own disbursement.',
    ({ month, loaded }) =>
      `不能自 ${month} 启用：须为计划期首月，且在已导入支出的月份（至 ${loaded}）之后。 They can’t start in ${month}: it takes the first month of a ` +
      `plan’s period, after the last month with expenditure (${loaded}).`,
    'Choose a later month: the first of a quarter where plans are quarterly.',
  ),
  PLANS_NOT_STARTED: kind<{ month: string }>(
    'The fund does not work by fund-use plans in that month.',
    ({ month }) => `${month} 尚未启用用款计划。 The fund does not work by plans in ${month}.`,
    'Start them first: startFundUsePlans.',
  ),
  PLAN_PERIOD_INVALID: kind<{ number: number; last: number }>(
    'The policy’s plans have no such month or quarter.',
    ({ number, last }) => `没有第 ${number} 期，须为 1 至 ${last}。 There is no period ${number}: 1 to ${last}.`,
    'Give the quarter (1 to 4) or the month (1 to 12), as the policy’s FUND_USE_PLAN says.',
  ),
  PLAN_LAPSED: kind<{ period: string }>(
    'The plan’s period is over in the books, or the year’s working capital went back: what was not paid lapsed.',
    ({ period }) => `${period}的计划已失效。 Plans for ${period} have lapsed.`,
    'Ask for the money in the plan of the next period.',
  ),
  PLAN_ABOVE_BUDGET: kind<{ asked: string; budget: string; left: string }>(
    'A plan asks for more than is left of the county’s budget in force, less the year’s other plans.',
    ({ asked, budget, left }) =>
      `计划 ${asked} 元，超过支出预算 ${budget} 元尚余的 ${left} 元。 ${asked} yuan are asked for; of the budget of ${budget} there are ${left} left.`,
    'Ask for less, or have the budget adjusted first.',
  ),
  DUPLICATE_ITEM: kind<{ item: string }>(
    'An item occurs twice in one plan.',
    ({ item }) => `项目“${item}”重复。 Item "${item}" is given twice.`,
    'Give each item once.',
  ),
  NOT_AN_EXPENDITURE_ITEM: kind<{ item: string }>(
    'A plan asks for something that is no item of expenditure.',
    ({ item }) => `“${item}”不是支出项目。 "${item}" is not an item of expenditure.`,
    'Give INPATIENT, OUTPATIENT, MATERNITY, CATASTROPHIC or OTHER_EXPENDITURE.',
  ),
  MONEY_NOT_AVAILABLE: kind<{ asked: string; available: string }>(
    'More money than a city account has, less what earlier approvals hold.',
    ({ asked, available }) =>
      `所需 ${asked} 元，可用资金仅 ${available} 元。 ${asked} yuan are asked for, ${available} are available.`,
    'Query cityAccounts; ask for less, or wait for income or working capital.',
  ),
  MONEY_HELD: kind<{ accounts: string }>(
    'A posting would take money that an approval holds.',
    ({ accounts }) =>
      `资金已被批准的计划占用：${accounts}。 Approved plans hold the money: it would be short by ${accounts}.`,
    'Disburse the plans or let them lapse first, or post less. cityAccounts shows what is held.',
  ),
  PAYMENT_RESERVE_UNKNOWN: kind<{ county: string; years: number; needed: number }>(
    'The payment reserve goes by the mean of preceding years, and fewer are on record.',
    ({ county, years, needed }) =>
      `${county} 仅有 ${years} 个已结账的前年度，须 ${needed} 年方可计算支付备用金。 ${county} has ${years} preceding years on record; the payment ` +
      `reserve takes ${needed}.`,
    'Enter the years (recordFundYearHistory), close the months of the last one, or decide the amount by hand with a reason (prefund).',
  ),
  ABOVE_ACCOUNT_LIMIT: kind<{ limit: string; balance: string; room: string }>(
    'After the payment the expenditure account would hold more than it may.',
    ({ limit, balance, room }) =>
      `支出户限额 ${limit} 元，现有 ${balance} 元，至多可拨 ${room} 元。 The account may hold ${limit} yuan and holds ${balance}: ${room} can be paid in.`,
    'Pay at most that; leave the amount out to fill the account up.',
  ),
  MORE_THAN_APPROVED: kind<{ left: string }>(
    'A disbursement above what the approval still holds.',
    ({ left }) => `超过已批准而未拨付的 ${left} 元。 Of what was approved ${left} yuan are left to pay.`,
    'Pay at most that.',
  ),
  DATE_OUTSIDE_PLAN: kind<{ given: string; from: string; to: string }>(
    'A payment dated outside the period of its plan.',
    ({ given, from, to }) =>
      `${given} 不在计划期 ${from} 至 ${to} 之内。 ${given} is not within the plan’s ${from} to ${to}.`,
    'Date it within the month or quarter that the plan is for.',
  ),
  PREFUNDED: kind<{ county: string }>(
    'A county has its payment reserve for the fund year.',
    ({ county }) => `${county} 当年已预拨。 ${county} is prefunded for the year.`,
    'There is nothing to do; a wrong prefund is reversed (reverseEntry) and paid anew.',
  ),
  PREFUND_IS_COMPUTED: kind<{ county: string }>(
    'An amount by hand for a county whose preceding years are on record.',
    ({ county }) =>
      `${county} 前三年度数据齐全，不得人工决定。 The prefund of ${county} is computed: its years are on record.`,
    'Leave the county out of byHand.',
  ),
  WORKING_CAPITAL_OUT: kind<{ amount: string }>(
    'December does not close while working capital lies in the city’s expenditure account.',
    ({ amount }) => `周转金 ${amount} 元尚未退回，12月不能结账。 ${amount} yuan of working capital have not gone back.`,
    'Return it first: returnWorkingCapital.',
  ),
  NO_WORKING_CAPITAL: kind(
    'There is no working capital to return.',
    () => '市级支出户没有周转金可退。 There is no working capital in the city’s expenditure account.',
    'There is nothing to do.',
  ),
  MORE_THAN_OWED: kind<{ outstanding: string }>(
    'A payment above what is still owed.',
    ({ outstanding }) => `超过尚欠金额 ${outstanding} 元。 Only ${outstanding} yuan are still owed.`,
    'Pay at most that.',
  ),
  DEBT_NOT_FORESEEN: kind<{ pool: string; debt: string }>(
    'The pool’s policy says nothing of debts of this kind from before pooling.',
    ({ pool, debt }) =>
      `${pool} 的政策未规定此类欠款（${debt}）。 The policy of ${pool} foresees no debt of kind ${debt}.`,
    'See the policy’s ARREARS provisions for the kinds.',
  ),
  DEBT_NOT_FROM_BEFORE: kind<{ year: number; pooledFrom: number }>(
    'A debt from before pooling is said to be of a year that is pooled.',
    ({ year, pooledFrom }) =>
      `${year} 年度不在统筹之前（${pooledFrom} 年度起统筹）。 ${year} is not before pooling, which begins with ${pooledFrom}.`,
    'Give the (last) year from which the debt is; what a pooled year leaves owed is its settlement’s.',
  ),
  DUPLICATE_DEBT: kind<{ number: string }>(
    'A number occurs twice in a register of debts.',
    ({ number }) => `欠款编号“${number}”重复。 Debt "${number}" is given twice.`,
    'Give each debt a number of its own.',
  ),
  DEBT_LEFT_OUT: kind<{ number: string }>(
    'A new version of a county’s register leaves out a debt of the one before.',
    ({ number }) => `清册缺欠款“${number}”。 The register leaves out debt "${number}".`,
    'A register is whole: give every debt again; one that was none has the amount 0.00.',
  ),
  DEBT_OF_OTHER_KIND: kind<{ number: string; debt: string }>(
    'A new version of a register makes a debt one of another kind.',
    ({ number, debt }) => `欠款“${number}”登记为 ${debt}，种类不得改变。 Debt "${number}" is registered as ${debt}.`,
    'Withdraw it (amount 0.00) and register another with a number of its own.',
  ),
  DEBT_BELOW_PAID: kind<{ number: string; paid: string }>(
    'A new version of a register makes a debt smaller than what was paid of it.',
    ({ number, paid }) => `欠款“${number}”已付 ${paid} 元，不得低于此数。 ${paid} yuan of debt "${number}" are paid.`,
    'Reverse the payment’s entry first, or give at least what is paid.',
  ),
  DEADLINE_MISSING: kind<{ debt: string }>(
    'A debt of a kind that is cleared by a day set for each has none.',
    ({ debt }) => `此类欠款（${debt}）须限期解决，未填期限。 A debt of kind ${debt} takes a deadline.`,
    'Give the day by which it is to be settled.',
  ),
  DEBT_PAID_OTHERWISE: kind<{ debt: string; payers: string }>(
    'A debt is not paid by who is said to pay.',
    ({ debt, payers }) => `此类欠款（${debt}）由 ${payers} 付款。 A debt of kind ${debt} is paid by ${payers}.`,
    'What the fund is owed its debtor pays in; what it owes it pays itself, or the government for it.',
  ),
  INSTALMENTS_OUT_OF_ORDER: kind<{ due: string }>(
    'The instalments of a clearance plan are not one after the other, each on a later day.',
    ({ due }) => `各期期限须先后相继（${due}）。 Each instalment is due after the one before (${due}).`,
    'Give them in the order of their days, one a day.',
  ),
  PLAN_NOT_WHOLE: kind<{ planned: string; owed: string }>(
    'The instalments of a clearance plan do not add up to exactly what is owed.',
    ({ planned, owed }) =>
      `各期合计 ${planned} 元，尚欠 ${owed} 元。 The instalments come to ${planned} yuan; ${owed} are owed.`,
    'Plan what is owed now, no more and no less; a plan that a payment or a correction overtook is made anew.',
  ),
  CLEARANCE_PLAN_MOVED_ON: kind(
    'The clearance plan is confirmed already, or a newer one is there.',
    () => '清欠计划已审定，或已有新的计划。 The clearance plan is confirmed already, or there is a newer one.',
    'Query the debt’s plans again.',
  ),
  PAYMENT_IN_BOOKS: kind<{ entry: string }>(
    'A payment in the books is withdrawn as if it were outside of them.',
    ({ entry }) => `该笔缴付已入账（分录 ${entry}），须冲销分录。 The payment is in the books: entry ${entry}.`,
    'Reverse its entry: reverseEntry.',
  ),
  PAYMENT_WITHDRAWN: kind(
    'The payment was withdrawn before.',
    () => '该笔缴付已撤回。 The payment is withdrawn already.',
    'There is nothing to do.',
  ),
  OBLIGATION_OF_OTHER_KIND: kind<{ kind: string }>(
    'The obligation is not paid this way.',
    ({ kind }) => `该义务（${kind}）不以此方式缴付。 An obligation of kind ${kind} is not paid this way.`,
    'TOP_UP and MAKE_GOOD_INCOME are paid by recordTopUp, REPLENISH_RESERVE and RESERVE_LEVY by payIntoReserve, REPAY_LOAN by ' +
      'repayLoan, REPAY_ADVANCE by repayAdvance, SHARE_TO_MUNICIPAL_FINANCE, REFUND_SHARE and REWARD by recordOutsidePayment, other refunds by ' +
      'refundGovernment.',
  ),
  GOVERNMENT_PAYS_LAST: kind<{ balance: string }>(
    'The fund’s own balance still bears the amount, or does not bear it.',
    ({ balance }) =>
      `该县累计结余 ${balance} 元：先由结余缴付，不足部分由政府缴付。 The county’s balance is ${balance} yuan: it pays first, its government the rest.`,
    'Pay from FUND as far as the balance goes, then from GOVERNMENT.',
  ),
  REPORT_NOT_FAILED: kind<{ report: string; status: string }>(
    'Only a report that failed can be made again.',
    ({ report, status }) =>
      `报表 ${report} 状态为 ${status}，无须重做。 Report ${report} is ${status}, not failed: there is nothing to retry.`,
    'Query the report; a new one is asked for with requestReport.',
  ),
  INVALID_FILE: kind(
    'A file that is not in base64, or empty.',
    () => '文件须为 Base64 编码。 The file is not in base64.',
    'Encode the bytes of the PDF in base64, or send them to POST /reports/verification.',
  ),
  REPORT_OF_WHOLE_POOL: kind(
    'The yearly package is of a whole pool; a county was given.',
    () => '年度送审材料以全统筹区为单位。 The yearly package is of the whole pool.',
    'Leave the county out, or ask for one of the county’s reports.',
  ),
  REPORTS_OF_OTHER_KIND: kind<{ one: string; other: string }>(
    'Two reports that can’t be compared, as they report different things.',
    ({ one, other }) => `两份报表种类不同（${one}、${other}）。 The reports are of different kinds (${one}, ${other}).`,
    'Compare two reports of one kind.',
  ),
  UNKNOWN_PARAMETER: kind<{ name: string; known: string }>(
    'The address of a download has a parameter that there is not, or one twice.',
    ({ name, known }) => `没有参数“${name}”，可用 ${known}。 There is no parameter "${name}"; there are ${known}.`,
    'Leave it out, or take the address from the query `journalExport`.',
  ),
  UNKNOWN_CHOICE: kind<{ name: string; given: string; known: string }>(
    'A format, a preset or another choice that there is not.',
    ({ name, given, known }) => `${name} 没有“${given}”，可选 ${known}。 "${given}" is no ${name}; there are ${known}.`,
    'Give one of those named.',
  ),
  UNKNOWN_COLUMN: kind<{ column: string }>(
    'An export is asked for a column that there is not.',
    ({ column }) => `没有列“${column}”。 There is no column "${column}".`,
    'The `exportColumns` query lists them.',
  ),
  DUPLICATE_COLUMN: kind<{ column: string }>(
    'An export is asked for a column twice.',
    ({ column }) => `列“${column}”重复。 Column "${column}" is given twice.`,
    'Give each column once.',
  ),
  FORMAT_HAS_NO_COLUMNS: kind<{ format: string }>(
    'Columns or a preset were chosen for a format that has its own.',
    ({ format }) => `格式 ${format} 的内容固定，不得选列。 ${format} has what it has; columns are not chosen.`,
    'Leave columns and preset out, or take CSV or XLSX.',
  ),
  EXPORTS_BUSY: kind<{ most: number }>(
    'As many exports are being written as this server writes at once.',
    ({ most }) => `正在导出的已有 ${most} 份。 ${most} exports are being written, which is as many as go at once.`,
    'Try again when one is done.',
  ),
  INVALID_PAGE_SIZE: kind<{ first: number; limit: number }>(
    'A page of a list is smaller than one or larger than allowed.',
    ({ first, limit }) => `每页 ${first} 条，须为 1 至 ${limit} 条。 A page has 1 to ${limit} items, not ${first}.`,
    'Give `first` within these bounds, and fetch the next page after `pageInfo.endCursor`.',
  ),
  INVALID_CURSOR: kind(
    'A cursor that this list did not give.',
    () => '游标无效。 The cursor is not one of this list.',
    'Give `pageInfo.endCursor` of the page before as `after`, with the same filter; leave it out for the first page.',
  ),
  ONE_MOMENT_ONLY: kind(
    'A balance was asked for as booked and as effective at once.',
    () => '凭证位置与日期只能二选一。 A balance is as booked up to a position or as effective on a day, not both.',
    'Give upToPosition or onDate; neither is the balance now.',
  ),
  INTERNAL: kind(
    'A bug of ours. The log has the details under the request id; the answer never has.',
    () => '系统内部错误。 Something went wrong inside.',
    'Try again; if it stays, report the request id.',
  ),
} satisfies Record<string, Kind<never>>;

export type RefusalCode = keyof typeof REFUSALS;
type Facts<C extends RefusalCode> =
  (typeof REFUSALS)[C] extends Kind<infer F>
    ? [F] extends [never]
      ? undefined // a sentence without facts
      : F
    : never;

export interface Refusal {
  code: RefusalCode;
  message: string;
  /** Where in the input: ["scenario", "counties", "3", "levy"]. Empty when the request as a whole is meant. */
  path: string[];
  remedy: string;
  citation: Citation | null;
}

/** Says no: refusal('UNKNOWN_POLICY', { policy }, ['scenario', 'policy']). */
export function refusal<C extends RefusalCode>(
  code: C,
  facts: Facts<C>,
  path: readonly (string | number)[] = [],
  citation: Citation | null = null,
): Refusal {
  const { message, remedy } = REFUSALS[code] as unknown as Kind<Facts<C>>;
  return { code, message: message(facts), path: path.map(String), remedy, citation };
}

/** Thrown inside a transaction, so that nothing is half done; becomes the payload's `refusals`, or a query's error. */
export class Refused extends Error {
  readonly refusals: readonly Refusal[];
  constructor(...refusals: Refusal[]) {
    super(refusals.map(({ code, message }) => `${code}: ${message}`).join('\n'));
    this.refusals = refusals;
  }
}
