/** 用款计划: plans, what is paid by them, and money sent ahead. */
import { type Kind, kind } from './kind.js';

export const PLAN_REFUSALS = {
  PLANS_STARTED: kind<{ from: string }>(
    'The fund works by fund-use plans already; from when on is never moved.',
    ({ from }) => `用款计划自 ${from} 已启用。 The fund has worked by plans since ${from}.`,
    '无须办理。 There is nothing to do.',
  ),
  PLANS_START_INVALID: kind<{ month: string; loaded: string }>(
    'Fund-use plans would start in the middle of their period, or in months with expenditure that brought its own disbursement.',
    ({ month, loaded }) =>
      `不能自 ${month} 启用：须为计划期首月，且在已导入支出的月份（至 ${loaded}）之后。 They can’t start in ${month}: it takes the first month of a ` +
      `plan’s period, after the last month with expenditure (${loaded}).`,
    '选更后的月份；按季度计划的，选季度首月。 Choose a later month: the first of a quarter where plans are quarterly.',
  ),
  PLANS_NOT_STARTED: kind<{ month: string }>(
    'The fund does not work by fund-use plans in that month.',
    ({ month }) => `${month} 尚未启用用款计划。 The fund does not work by plans in ${month}.`,
    '先启用用款计划（startFundUsePlans）。 Start them first: startFundUsePlans.',
  ),
  PLAN_PERIOD_INVALID: kind<{ number: number; last: number }>(
    'The policy’s plans have no such month or quarter.',
    ({ number, last }) => `没有第 ${number} 期，须为 1 至 ${last}。 There is no period ${number}: 1 to ${last}.`,
    '按政策的 FUND_USE_PLAN 填季度（1 至 4）或月份（1 至 12）。 Give the quarter (1 to 4) or the month (1 to 12), as the policy’s FUND_USE_PLAN says.',
  ),
  PLAN_LAPSED: kind<{ period: string }>(
    'The plan’s period is over in the books, or the year’s working capital went back: what was not paid lapsed.',
    ({ period }) => `${period}的计划已失效。 Plans for ${period} have lapsed.`,
    '在下一期的计划中申请。 Ask for the money in the plan of the next period.',
  ),
  PLAN_ABOVE_BUDGET: kind<{ asked: string; budget: string; left: string }>(
    'A plan asks for more than is left of the county’s budget in force, less the year’s other plans.',
    ({ asked, budget, left }) =>
      `计划 ${asked} 元，超过支出预算 ${budget} 元尚余的 ${left} 元。 ${asked} yuan are asked for; of the budget of ${budget} there are ${left} left.`,
    '减少申请，或先调整预算。 Ask for less, or have the budget adjusted first.',
  ),
  NOT_AN_EXPENDITURE_ITEM: kind<{ item: string }>(
    'A plan asks for something that is no item of expenditure.',
    ({ item }) => `“${item}”不是支出项目。 "${item}" is not an item of expenditure.`,
    '填写下列支出项目之一。 Give INPATIENT, OUTPATIENT, MATERNITY, CATASTROPHIC or OTHER_EXPENDITURE.',
  ),
  MONEY_NOT_AVAILABLE: kind<{ asked: string; available: string }>(
    'More money than a city account has, less what earlier approvals hold.',
    ({ asked, available }) =>
      `所需 ${asked} 元，可用资金仅 ${available} 元。 ${asked} yuan are asked for, ${available} are available.`,
    '查询 cityAccounts；减少申请，或待收入、周转金到账。 Query cityAccounts; ask for less, or wait for income or working capital.',
  ),
  MONEY_HELD: kind<{ accounts: string }>(
    'A posting would take money that an approval holds.',
    ({ accounts }) =>
      `资金已被批准的计划占用：${accounts}。 Approved plans hold the money: it would be short by ${accounts}.`,
    '先拨付已批准的计划或待其失效，或减少金额；占用情况见查询 cityAccounts。 Disburse the plans or let them lapse first, or post less. cityAccounts shows what is held.',
  ),
  PAYMENT_RESERVE_UNKNOWN: kind<{ county: string; years: number; needed: number }>(
    'The payment reserve goes by the mean of preceding years, and fewer are on record.',
    ({ county, years, needed }) =>
      `${county} 仅有 ${years} 个已结账的前年度，须 ${needed} 年方可计算支付备用金。 ${county} has ${years} preceding years on record; the payment ` +
      `reserve takes ${needed}.`,
    '录入历年数（recordFundYearHistory），将上年各月结账，或写明理由按人工核定数预拨（prefund）。 Enter the years (recordFundYearHistory), close the months of the last one, or decide the amount by hand with a reason (prefund).',
  ),
  ABOVE_ACCOUNT_LIMIT: kind<{ limit: string; balance: string; room: string }>(
    'After the payment the expenditure account would hold more than it may.',
    ({ limit, balance, room }) =>
      `支出户限额 ${limit} 元，现有 ${balance} 元，至多可拨 ${room} 元。 The account may hold ${limit} yuan and holds ${balance}: ${room} can be paid in.`,
    '至多拨付此数；不填金额即补足至限额。 Pay at most that; leave the amount out to fill the account up.',
  ),
  MORE_THAN_APPROVED: kind<{ left: string }>(
    'A disbursement above what the approval still holds.',
    ({ left }) => `超过已批准而未拨付的 ${left} 元。 Of what was approved ${left} yuan are left to pay.`,
    '至多拨付此数。 Pay at most that.',
  ),
  DATE_OUTSIDE_PLAN: kind<{ given: string; from: string; to: string }>(
    'A payment dated outside the period of its plan.',
    ({ given, from, to }) =>
      `${given} 不在计划期 ${from} 至 ${to} 之内。 ${given} is not within the plan’s ${from} to ${to}.`,
    '日期须在计划的月份或季度内。 Date it within the month or quarter that the plan is for.',
  ),
  PREFUNDED: kind<{ county: string }>(
    'A county has its payment reserve for the fund year.',
    ({ county }) => `${county} 当年已预拨。 ${county} is prefunded for the year.`,
    '无须办理；预拨有误的，冲销（reverseEntry）后重新预拨。 There is nothing to do; a wrong prefund is reversed (reverseEntry) and paid anew.',
  ),
  PREFUND_IS_COMPUTED: kind<{ county: string }>(
    'An amount by hand for a county whose preceding years are on record.',
    ({ county }) =>
      `${county} 前几年度数据齐全，不得人工决定。 The prefund of ${county} is computed: its years are on record.`,
    '从 byHand 中删去该县市区。 Leave the county out of byHand.',
  ),
  WORKING_CAPITAL_OUT: kind<{ amount: string }>(
    'December does not close while its books end with working capital in the city’s expenditure account.',
    ({ amount }) => `周转金 ${amount} 元尚未退回，12月不能结账。 ${amount} yuan of working capital have not gone back.`,
    '先退回（returnWorkingCapital）。 Return it first: returnWorkingCapital.',
  ),
  NO_WORKING_CAPITAL: kind(
    'The year ends with no working capital to return.',
    () => '年末市级支出户没有周转金可退。 The year leaves no working capital in the city’s expenditure account.',
    '无须办理。 There is nothing to do.',
  ),
  MORE_THAN_OWED: kind<{ outstanding: string }>(
    'A payment above what is still owed.',
    ({ outstanding }) => `超过尚欠金额 ${outstanding} 元。 Only ${outstanding} yuan are still owed.`,
    '至多支付此数。 Pay at most that.',
  ),
} satisfies Record<string, Kind<never>>;
