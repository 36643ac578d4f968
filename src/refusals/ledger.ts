/** 账簿: what the books do not take. */
import { type Kind, kind } from './kind.js';

export const LEDGER_REFUSALS = {
  BOOK_NOT_OPEN: kind<{ county: string }>(
    'The fund has no book for this county yet.',
    ({ county }) => `${county} 尚未建账。 The book of ${county} is not open.`,
    '先建账（openBooks）。 Open the fund’s books first: openBooks.',
  ),
  BOOKS_ALREADY_OPEN: kind<{ pool: string; insurance: string }>(
    'The fund’s books were opened before.',
    ({ pool, insurance }) => `${pool}/${insurance} 已建账。 The books of ${pool}/${insurance} are open already.`,
    '期初余额有误的，冲销其分录后更正。 Correct an opening balance by reversing its entry.',
  ),
  YEAR_IN_BOOKS: kind<{ year: number; booksFrom: number }>(
    'A year entered as history that the books have themselves.',
    ({ year, booksFrom }) =>
      `${year} 年度已在账内（${booksFrom} 年起建账）。 The books have ${year} themselves: they begin in ${booksFrom}.`,
    '只录入建账之前的年度；账内所缺用导入补记。 Enter only years before the books; load what the books lack.',
  ),
  PERIOD_CLOSED: kind<{ periods: string }>(
    'An entry falls into a period that is not open.',
    ({ periods }) => `会计期间 ${periods} 未开启或已结账。 Period ${periods} is not open.`,
    '开启该期间（openPeriods），或改用已开启期间内的日期。 Open the period (openPeriods), or give a date in an open one.',
  ),
  CLOSING_PERIOD_NEEDS_MONTHS_CLOSED: kind(
    'The closing period opens when all twelve months are closed.',
    () => '十二个月全部结账后方可开启清算期。 The closing period opens when the twelve months are closed.',
    '先将各月结账（closePeriods）。 Close the months first: closePeriods.',
  ),
  MONTHS_FROZEN_BY_CLOSING_PERIOD: kind(
    'A month can’t be reopened while the closing period is open.',
    () => '清算期开启时不得重开月份。 Months stay closed while the closing period is open.',
    '先将第 13 期结账；其中已记的账保留。 Close period 13 first; what was booked in it stays.',
  ),
  BALANCE_BELOW_ZERO: kind<{ accounts: string }>(
    'After the entry an accumulated balance, reserve or claim would be below zero.',
    ({ accounts }) => `余额将为负：${accounts}。 Balances would fall below zero: ${accounts}.`,
    '减少金额，或先记使余额增加的账。 Book less, or book first what fills the balance.',
  ),
  BANK_ACCOUNT_BELOW_ZERO: kind<{ accounts: string }>(
    'After the entry a real bank account would be overdrawn, over all books that share it.',
    ({ accounts }) => `银行账户将透支：${accounts}。 Bank accounts would be overdrawn: ${accounts}.`,
    '先登记到账款，或少付。 Book the receipts first, or pay less.',
  ),
  UNKNOWN_BANK_ACCOUNT: kind<{ account: string; of: string }>(
    'The fund has no bank account of this kind there.',
    ({ account, of }) => `${of} 没有银行账户 ${account}。 ${of} has no bank account ${account} in this fund.`,
    '账户见查询 `bankReconciliation`；县的账户须给县市区，统筹区的不给。 The `bankReconciliation` query lists the fund’s accounts; a county’s own take the county, the pool’s none.',
  ),
  ENTRY_ALREADY_REVERSED: kind<{ entry: string }>(
    'The entry was reversed before.',
    ({ entry }) => `分录 ${entry} 已冲销。 Entry ${entry} is reversed already.`,
    '应有的账另行登记。 Book anew what should stand.',
  ),
  ENTRY_HELD: kind<{ entry: string; by: string }>(
    'Something that stands rests on the entry.',
    ({ entry, by }) =>
      `分录 ${entry} 为${by}所依据，不得单独冲销。 Entry ${entry} can’t be reversed: ${by} rests on it.`,
    '先冲销依赖它的；清算的分录用 reverseSettlement 冲销。 Reverse what rests on it first; a settlement’s entries are reversed by reverseSettlement.',
  ),
  ONE_MOMENT_ONLY: kind(
    'A balance was asked for as booked and as effective at once.',
    () => '凭证位置与日期只能二选一。 A balance is as booked up to a position or as effective on a day, not both.',
    'upToPosition 与 onDate 只给其一；都不给为当前余额。 Give upToPosition or onDate; neither is the balance now.',
  ),
  ONE_BOOK_ONLY: kind(
    'A county’s book and the pool’s own were asked for at once.',
    () => '县市区与本级账簿只能二选一。 Ask for a county’s book or for the pool’s own, not both.',
    'county 与 poolLevel 只给其一；都不给为全部账簿合并。 Give county or poolLevel; neither consolidates all books of the fund.',
  ),
  YEAR_ALREADY_CLOSED: kind<{ year: number }>(
    'Income and expenditure of the year were carried to its result before.',
    ({ year }) => `${year} 年度已结转。 The year ${year} is closed already.`,
    '须重新结转的，先冲销年终结转。 To close it anew, reverse the year close first.',
  ),
  YEAR_NOT_CLOSED: kind<{ year: number }>(
    'The year’s income and expenditure are not (all) carried to its result.',
    ({ year }) => `${year} 年度收支未结转。 Income and expenditure of ${year} are not carried to the year’s result.`,
    '十二个月结账，开启第 13 期，再办理 closeYear。 Close the twelve months, open period 13, then closeYear.',
  ),
} satisfies Record<string, Kind<never>>;
