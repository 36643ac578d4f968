/** 账簿: what the books do not take. */
import { type Kind, kind } from './kind.js';

export const LEDGER_REFUSALS = {
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
  UNKNOWN_BANK_ACCOUNT: kind<{ account: string; of: string }>(
    'The fund has no bank account of this kind there.',
    ({ account, of }) => `${of} 没有银行账户 ${account}。 ${of} has no bank account ${account} in this fund.`,
    'The `bankReconciliation` query lists the fund’s accounts; a county’s own take the county, the pool’s none.',
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
  ONE_MOMENT_ONLY: kind(
    'A balance was asked for as booked and as effective at once.',
    () => '凭证位置与日期只能二选一。 A balance is as booked up to a position or as effective on a day, not both.',
    'Give upToPosition or onDate; neither is the balance now.',
  ),
  ONE_BOOK_ONLY: kind(
    'A county’s book and the pool’s own were asked for at once.',
    () => '县市区与本级账簿只能二选一。 Ask for a county’s book or for the pool’s own, not both.',
    'Give county or poolLevel; neither consolidates all books of the fund.',
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
} satisfies Record<string, Kind<never>>;
