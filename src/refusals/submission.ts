/** 报批: budgets, final accounts, and the way of everything that is approved. */
import { type Kind, kind } from './kind.js';

export const SUBMISSION_REFUSALS = {
  SUBMISSION_NOT_FORESEEN: kind<{ policy: string; kind: string }>(
    'The policy lays down no way for a submission of this kind.',
    ({ policy, kind }) => `政策 ${policy} 没有规定 ${kind} 的报批程序。 ${policy} lays down no way for ${kind}.`,
    '见政策的 APPROVAL_CHAIN 条款。 See the policy’s APPROVAL_CHAIN provisions.',
  ),
  SUBMISSION_NOT_IN_STATUS: kind<{ status: string }>(
    'The submission is returned or approved: there is nothing to sign, or no new version to take.',
    ({ status }) => `报批件状态为 ${status}，不能办理此步。 The submission is ${status}; this can’t be done now.`,
    '被退回的报新版；已批准的以后一次报送变更。 A returned submission takes a new version; an approved one is changed by a later submission.',
  ),
  SUBMISSION_MOVED_ON: kind(
    'Somebody signed or returned it meanwhile, or a newer version is there.',
    () => '报批件已被他人办理或已有新版。 The submission has moved on meanwhile.',
    '重新查询，查看变动之处，按其 contentHash 签署。 Query it again, look at what changed, and sign its contentHash.',
  ),
  UNKNOWN_BUDGET_LINE: kind<{ line: string; insurance: string }>(
    'Not a line of the insurance’s budget table, or none that is entered here.',
    ({ line, insurance }) =>
      `${insurance} 预算表没有可填报的项目“${line}”。 The budget table of ${insurance} has no line "${line}" to enter here.`,
    '项目及可填项见查询 `budgetTable`。 The `budgetTable` query lists the lines, and which are entered.',
  ),
  DUPLICATE_BUDGET_LINE: kind<{ line: string }>(
    'A line occurs twice in one document.',
    ({ line }) => `“${line}”重复。 "${line}" is given twice.`,
    '每个项目只填一次。 Give each line once.',
  ),
  BUDGET_MONTHS_WRONG: kind<{ line: string; given: number; wanted: number }>(
    'A line that is entered by months without its twelve, or months of a line that has none.',
    ({ line, given, wanted }) =>
      `“${line}”须有分月数 ${wanted} 个，所给 ${given} 个。 "${line}" takes ${wanted} months, not ${given}.`,
    '按月填的项目填 1 至 12 月，其他项目不填月。 Give January to December for lines that are entered by months, and none for the others.',
  ),
  BUDGET_MONTHS_DIFFER: kind<{ line: string; months: string; amount: string }>(
    'The months of a line do not add up to its year.',
    ({ line, months, amount }) =>
      `“${line}”分月合计 ${months} 元，全年 ${amount} 元。 The months of "${line}" come to ${months}, not ${amount}.`,
    '更正各月或全年数。 Correct the months or the year.',
  ),
  BUDGET_TOTAL_DIFFERS: kind<{ line: string; given: string; computed: string }>(
    'A total that was given is not what the lines come to.',
    ({ line, given, computed }) =>
      `“${line}”所报 ${given} 元，按各项计算为 ${computed} 元。 "${line}" was given as ${given}; its lines come to ${computed}.`,
    '更正明细或合计；合计可不填。 Correct the lines or the total; totals may be left out.',
  ),
  BUDGET_PART_ABOVE_WHOLE: kind<{ line: string; amount: string; whole: string }>(
    'A part (其中) is more than the line that it is a part of.',
    ({ line, amount, whole }) =>
      `其中“${line}” ${amount} 元大于所属项目 ${whole} 元。 "${line}" of ${amount} is more than its line of ${whole}.`,
    '更正其中数或所属项目。 Correct the part or its line.',
  ),
  EXPENDITURE_ABOVE_INCOME: kind<{ expenditure: string; income: string; declared: string }>(
    'The policy has the budget balanced, and its expenditure is above income and the declared use of the accumulated balance.',
    ({ expenditure, income, declared }) =>
      `支出 ${expenditure} 元大于收入 ${income} 元与动用累计结余 ${declared} 元之和。 Expenditure of ${expenditure} exceeds income of ${income} and the ${declared} taken from the balance.`,
    '减少支出，或申报动用结余（USE_OF_BALANCE）。 Lower the expenditure, or declare the use of the balance: USE_OF_BALANCE.',
  ),
  USE_ABOVE_BALANCE: kind<{ declared: string; balance: string }>(
    'A budget declares the use of more accumulated balance than the books have.',
    ({ declared, balance }) =>
      `动用累计结余 ${declared} 元，账面累计结余仅 ${balance} 元。 ${declared} of the balance are to be used; the books have ${balance}.`,
    '至多申报到结余数。 Declare at most what the balance is.',
  ),
  COUNTY_BUDGET_NOT_APPROVED: kind<{ county: string; status: string }>(
    'The pool’s budget is compiled when every county’s is approved.',
    ({ county, status }) => `${county} 的预算${status}。 The budget of ${county} is not approved.`,
    '先报送并批准该县市区的预算。 Have the county’s budget submitted and approved first.',
  ),
  POOL_BUDGET_STALE: kind<{ county: string }>(
    'A county’s budget is no longer the one that the pool’s was compiled from.',
    ({ county }) => `${county} 的预算在汇总之后已变。 The budget of ${county} changed after the pool’s was compiled.`,
    '县市区预算批准后重新汇总（compileBudget），生成新版。 When the county’s is approved, compile again: compileBudget makes a new version.',
  ),
  BUDGET_NOT_IN_FORCE: kind<{ county: string; year: number }>(
    'What changes a budget takes one that is in force.',
    ({ county, year }) =>
      `${county} ${year} 年度预算尚未下达执行。 The budget of ${county} for ${year} is not in force.`,
    '全市预算生效之前，县市区预算以重新报送替换（submitBudget）。 Before the pool’s budget is in force a county’s is replaced: submitBudget.',
  ),
  BUDGET_LINE_BELOW_ZERO: kind<{ line: string; month: string; amount: string }>(
    'After the change a line, or a month of it, would be below zero.',
    ({ line, month, amount }) =>
      `“${line}”${month}调整后为 ${amount} 元。 "${line}" (${month}) would come to ${amount}.`,
    '减少调减数，或从有余额的月份调减。 Take off less, or from months that have it.',
  ),
  LEVELS_DO_NOT_AGREE: kind<{ accounts: string; lower: string; upper: string }>(
    'What counties’ books and the pool’s have of one another does not meet.',
    ({ accounts, lower, upper }) =>
      `上下级往来 ${accounts} 未对上：下级 ${lower} 元，本级 ${upper} 元。 ${accounts}: counties’ books say ${lower}, the pool’s ${upper}.`,
    '查看合并报表的抵销；更正只在一方记账的事项。 Look at the eliminations of the consolidated statement; correct what is booked on one side only.',
  ),
  COUNTY_FINAL_ACCOUNTS_NOT_APPROVED: kind<{ county: string; status: string }>(
    'The pool’s final accounts are compiled from its counties’, and one of these is not approved.',
    ({ county, status }) =>
      `${county} 的决算未经批准（${status}）。 The final accounts of ${county} are not approved (${status}).`,
    '先报送并签署该县市区的决算。 Have them submitted and signed first.',
  ),
  FINAL_ACCOUNTS_STALE: kind<{ of: string; changed: string }>(
    'Since the final accounts were drawn up the books of the year, or a county’s final accounts, changed.',
    ({ of, changed }) =>
      `${of} 的决算编制后账簿有变：${changed}。 The final accounts of ${of} are no longer what the books say: ${changed}.`,
    '报送新版（submitFinalAccounts），原签署失效。 Submit a new version: submitFinalAccounts; earlier signatures lapse.',
  ),
  FINAL_ACCOUNTS_APPROVED: kind<{ year: number }>(
    'The year’s final accounts are approved: it is shut for good.',
    ({ year }) =>
      `${year} 年度决算已批准，会计期间不得再开启。 The final accounts of ${year} are approved: its periods stay closed.`,
    '事后发现的，记入已开启的期间。 Book what was found later in an open period.',
  ),
} satisfies Record<string, Kind<never>>;
