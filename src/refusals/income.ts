/** 收入: income by its paths, receipt lists, sweeps and subsidies. */
import { type Kind, kind } from './kind.js';

export const INCOME_REFUSALS = {
  INCOME_PATH_SWITCHED: kind<{ item: string; from: string }>(
    'An item that comes by its own path from a month on: it is loaded no more, and switched only once.',
    ({ item, from }) =>
      `${item} 自 ${from} 起按收入路径入账，不再导入。 From ${from} on ${item} comes by its own path and is not loaded.`,
    '删去该行：保费用 submitReceiptList，其他收入用 recordIncome。 Leave the row out: premiums come by submitReceiptList, other income by recordIncome.',
  ),
  INCOME_PATH_NOT_SWITCHED: kind<{ item: string; day: string }>(
    'Income by its own path on a day on which the item is still loaded.',
    ({ item, day }) =>
      `${item} 于 ${day} 尚未启用收入路径，仍由收支导入入账。 On ${day} ${item} does not come by its own path: it is loaded.`,
    '由市财政自某月起启用该项目的收入路径（switchIncomePath）。 City finance switches the fund’s item from a month on: switchIncomePath.',
  ),
  INCOME_PATH_UNKNOWN: kind<{ policy: string; item: string }>(
    'The policy knows no such way for this income, or the county has no account to remit from.',
    ({ policy, item }) => `政策 ${policy} 没有规定 ${item} 的此种收入路径。 ${policy} knows no such way for ${item}.`,
    '见政策的 INCOME_PATH 条款：何项由谁征收、经哪些账户。 See the policy’s INCOME_PATH provisions: who collects what, and through which accounts it comes.',
  ),
  INCOME_ALREADY_LOADED: kind<{ item: string; month: string }>(
    'Rows of the item were loaded for a month from which on it should come by its own path.',
    ({ item, month }) => `${month} 已导入 ${item}。 Rows of ${item} were loaded for ${month}.`,
    '自更后的月份起启用，或先撤回这些行（correctLoadedRow，不给金额）。 Switch from a later month, or take these rows back first: correctLoadedRow without an amount.',
  ),
  RECEIPT_CONFLICT: kind<{ number: string; before: string; given: string }>(
    'A receipt number that stands already, with other contents.',
    ({ number, before, given }) =>
      `票号 ${number} 已有：${before}；本行为：${given}。 Receipt ${number} says ${before}; this line says ${given}.`,
    '向税务机关核实；本行正确的，先冲销另一行的分录（reverseEntry）。 Ask the tax office which is right. If it is this line, reverse the entry of the other first: reverseEntry.',
  ),
  RECEIPT_DAY_SWEPT: kind<{ day: string }>(
    'A new receipt, or another total of the treasury, for a day whose premiums agreed and were swept.',
    ({ day }) => `${day} 的保费已核对并划转。 The premiums of ${day} were found to agree, and were swept.`,
    '该日有误的，先冲销其划转（reverseEntry）。 If the day was wrong, reverse its sweep first: reverseEntry.',
  ),
  TREASURY_MISMATCH: kind<{ day: string; listed: string; reported: string }>(
    'What the receipt lists and the treasury say of a day differs, or the treasury has not said anything.',
    ({ day, listed, reported }) =>
      `${day} 入库明细 ${listed} 元，国库 ${reported} 元，不符。 On ${day} the lists say ${listed} yuan, the treasury ${reported}.`,
    '查询 receiptReconciliation；缺的补报，多的冲销，或录入国库日报。 Query receiptReconciliation; submit what is missing, reverse what is too much, or enter the treasury’s report.',
  ),
  SWEEP_AMOUNT_DIFFERS: kind<{ given: string; listed: string }>(
    'What left the treasury by the bank’s statement is not what it took in on these days.',
    ({ given, listed }) => `划转 ${given} 元，入库 ${listed} 元。 ${given} yuan were swept, ${listed} yuan came in.`,
    '填写此次划转所含的起止日期。 Give the days that the sweep is for, from the first through the last.',
  ),
  SWEEP_ALREADY_ALLOTTED: kind<{ sweep: string }>(
    'The sweep was allotted before, or its entries are reversed.',
    ({ sweep }) => `划转 ${sweep} 已划入或已冲销。 Sweep ${sweep} was allotted, or it is reversed.`,
    '已有的见查询 premiumSweeps。 Query premiumSweeps for what stands.',
  ),
  SUBSIDY_LEVEL: kind<{ item: string }>(
    'A subsidy without the government that paid it, or another income with one.',
    ({ item }) => `${item}：仅财政补助须且只须填写级次。 ${item}: a subsidy, and only a subsidy, has a level.`,
    'FISCAL_SUBSIDY 须填级次 CENTRAL、PROVINCE、CITY 或 COUNTY，其他项目不填。 Give level CENTRAL, PROVINCE, CITY or COUNTY with FISCAL_SUBSIDY, and with nothing else.',
  ),
  SUBSIDY_DUE_EITHER: kind(
    'A subsidy due given both as an amount and per head, or as neither.',
    () => '应到金额与人均标准须填且只填一项。 Either the amount due or the standard per head is given.',
    '填写 amount，或 perHead（乘以参保人数）。 Give amount, or perHead (times the persons insured).',
  ),
} satisfies Record<string, Kind<never>>;
