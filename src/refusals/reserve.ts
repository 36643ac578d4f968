/** 风险金、调剂金: levies, draws and advances. */
import { type Kind, kind } from './kind.js';

export const RESERVE_REFUSALS = {
  DECIDED_DRAW_EXCEEDS_RESERVE: kind<{ draws: string; reserve: string }>(
    'Decided draws, as used, are together above what the reserve holds.',
    ({ draws, reserve }) =>
      `决定调剂 ${draws} 元，超过风险调剂金 ${reserve} 元。 Draws of ${draws} yuan exceed the reserve of ${reserve} yuan.`,
    '减少调剂额，或先提取风险金。 Lower the draws, or levy first.',
  ),
  RESERVE_HISTORY_MISSING: kind<{ county: string }>(
    'The policy limits draws by what a county ever paid in, and it is not known what it paid in and drew: the scenario does not say, or nothing ' +
      'was entered of the years before the books.',
    ({ county }) => `缺“${county}”累计上解和累计调剂数。 What "${county}" ever paid in and drew is not given.`,
    '为每个县市区填写 reserveHistory；已入账的年度，录入建账之前的数（recordReserveHistory）。 Give reserveHistory for each county; for a stored year enter what was before the books: recordReserveHistory.',
  ),
  LEVY_ALREADY_BOOKED: kind<{ year: number }>(
    'The reserve’s levy was booked before.',
    ({ year }) => `风险金已提取（${year} 年度）。 The levy of ${year} was booked already.`,
    '无须办理；提取有误的，冲销后重新提取。 There is nothing to do; a wrong levy is reversed and booked again.',
  ),
  LEVY_NOT_DUE: kind<{ pool: string; year: number }>(
    'The policy orders no levy that can be computed for this fund year.',
    ({ pool, year }) => `${pool} ${year} 年度无应提取的风险金。 No levy is due in ${pool} for ${year}.`,
    '见政策的 LEVY 规则：首个年度，是否须经决定。 See the policy’s LEVY rule: first year, and whether it goes by decision.',
  ),
  LEVY_MISSING: kind<{ year: number }>(
    'The levy comes before the settlement and is not booked.',
    ({ year }) => `${year} 年度风险金尚未提取。 The levy of ${year} is not booked.`,
    '先提取（levyReserve）。 Book it: levyReserve.',
  ),
  LEVY_BASE_MISSING: kind<{ year: number }>(
    'The levy goes by the figures of a year that is not in the books with its twelve months closed.',
    ({ year }) =>
      `账簿中没有已结账的 ${year} 年度，无法计算应提取数。 The books have no closed year ${year} to compute the levy from.`,
    '先将该年度各月结账（closePeriods）。 Close the months of that year first: closePeriods.',
  ),
  ADVANCE_NOT_FORESEEN: kind<{ policy: string }>(
    'The policy lends nothing to a county’s fund in a difficulty of payment.',
    ({ policy }) => `政策 ${policy} 没有垫付的规定。 ${policy} foresees no advance.`,
    '哪些政策有 ADVANCE 条款，见查询 `policies`。 The `policies` query shows which policies have an ADVANCE provision.',
  ),
  ADVANCE_OPEN: kind<{ county: string; outstanding: string }>(
    'An advance of the year is not given back, and what the settlement draws for the county is less.',
    ({ county, outstanding }) =>
      `${county} 本年度垫付抵还后尚有 ${outstanding} 元未归还。 ${county} still owes ${outstanding} yuan of the year’s advances after the set-off.`,
    '先归还（repayAdvance）。 Have it given back first: repayAdvance.',
  ),
} satisfies Record<string, Kind<never>>;
