/** 清算: facts, decisions and the life of a settlement. */
import { type Kind, kind } from './kind.js';

export const SETTLEMENT_REFUSALS = {
  FACTS_MISSING: kind<{ county: string }>(
    'A county has no facts for the fund year.',
    ({ county }) => `${county} 缺年度事实。 The year facts of ${county} are missing.`,
    '录入年度事实（recordYearFacts）。 Enter them: recordYearFacts.',
  ),
  FACTS_UNCONFIRMED: kind<{ county: string }>(
    'The newest version of a county’s facts is not confirmed.',
    ({ county }) => `${county} 的年度事实未经确认。 The year facts of ${county} are not confirmed.`,
    '由另一人确认（confirmYearFacts）。 Have a second person confirm them: confirmYearFacts.',
  ),
  FACTS_ABOVE_BOOKS: kind<{ county: string; fact: string; booked: string }>(
    'Non-compliant expenditure is more than all expenditure booked.',
    ({ county, fact, booked }) =>
      `${county} 不合规支出 ${fact} 元大于账面支出 ${booked} 元。 Non-compliant expenditure of ${fact} exceeds the ${booked} booked.`,
    '更正该事实，或补记账内所缺。 Correct the fact, or load what is missing.',
  ),
  FACTS_AGAINST_TARGETS: kind<{ county: string; fact: string; given: string; issued: string }>(
    'A fact contradicts the targets issued, or what the assessment says of them.',
    ({ county, fact, given, issued }) =>
      `${county} 的年度事实 ${fact} 为 ${given}，目标任务及考核为 ${issued}。 The fact ${fact} of ${county} is ${given}; by the targets issued it is ${issued}.`,
    '不填，取自目标任务；或重新下达（issueTargets），或更正考核数（recordAssessment）。 Leave it out: it is taken from the targets. Or have them issued anew (issueTargets), or the figure corrected (recordAssessment).',
  ),
  DECISION_NOT_FORESEEN: kind<{ policy: string; kind: string }>(
    'The policy leaves nothing of this kind to a decision, or a cover says not who covers.',
    ({ policy, kind }) =>
      `政策 ${policy} 没有须如此决定的事项（${kind}）。 ${policy} foresees no such decision (${kind}).`,
    '调剂须政策有须经决定的步骤，不填来源；弥补须填来源，OTHER_BALANCE 并须填出资县市区，且政策许可由市调度结余。 A draw needs a step by decision in the policy and takes no source; a cover takes a source, and a giver with OTHER_BALANCE, which needs a ' +
      'policy that lets the city command balances.',
  ),
  COVERS_ITSELF: kind<{ county: string }>(
    'A decision covers a county’s deficit from that county’s own balance, which the law uses first.',
    ({ county }) => `${county} 的结余已先用于其自身缺口。 The balance of ${county} is used for its own deficit first.`,
    '出资方另选县市区。 Name another county as the giver.',
  ),
  COVER_EXCEEDS_BALANCE: kind<{ giver: string; cover: string; left: string }>(
    'A decision covers more from a county’s balance than its own steps leave in it.',
    ({ giver, cover, left }) =>
      `决定调用 ${giver} 结余 ${cover} 元，其清算后仅余 ${left} 元。 ${cover} yuan are to come from the balance of ${giver}, in which ${left} are left.`,
    '减少决定的数额，或另定出资方（recordDecision）。 Lower the decision, or decide on another giver: recordDecision.',
  ),
  REWARD_NOT_EARNED: kind<{ county: string; collected: string; target: string }>(
    'A reward is for income above budget, and the county collected no more than its plan, or had none.',
    ({ county, collected, target }) =>
      `${county} 收入 ${collected} 元，未超过收入计划 ${target} 元。 ${county} collected ${collected} yuan, not more than its plan of ${target}.`,
    '核对该年度收入及其事实中的 incomeTarget。 Check the year’s income and the incomeTarget of its facts.',
  ),
  DECISION_HELD: kind<{ paid: string }>(
    'What was decided before is paid, in part or in whole: another decision can’t take its place.',
    ({ paid }) => `先前决定的奖励已付 ${paid} 元，不得另行决定。 ${paid} yuan of what was decided before are paid.`,
    '原决定保留；基金外的缴付不在此撤回。 Let the earlier decision stand; a payment outside the fund is not taken back here.',
  ),
  SETTLEMENT_EXISTS: kind<{ status: string }>(
    'The fund year is settled, or its settlement is past drafting.',
    ({ status }) => `该年度清算已存在（${status}）。 The fund year has a settlement already (${status}).`,
    '已入账的清算可补充（draftSettlementCorrection）或冲销（reverseSettlement）。 A posted settlement is corrected (draftSettlementCorrection) or reversed (reverseSettlement).',
  ),
  SETTLEMENT_NOT_IN_STATUS: kind<{ status: string }>(
    'The settlement’s status does not allow this step.',
    ({ status }) => `清算状态为 ${status}，不能办理此步。 The settlement is ${status}; this step is not next.`,
    '次序为：起草 → 复核 → 审定入账。 DRAFT → review → REVIEWED → confirm → POSTED.',
  ),
  SETTLEMENT_MOVED_ON: kind(
    'Somebody moved the settlement on, or a newer draft is there.',
    () => '清算已被他人办理或已重新起草。 The settlement has moved on meanwhile.',
    '重新查询，查看变动之处。 Query it again and look at what changed.',
  ),
  SETTLEMENT_STALE: kind<{ changed: string }>(
    'Since the draft was computed its inputs changed.',
    ({ changed }) => `起草后数据有变：${changed}。 The draft’s inputs changed: ${changed}.`,
    '重新起草（draftSettlement，补充清算为 draftSettlementCorrection）：生成新版，重新复核。 Call draftSettlement (of a correction: draftSettlementCorrection) again: it computes a new revision, which is reviewed anew.',
  ),
  NOTHING_TO_CORRECT: kind<{ year: number }>(
    'Nothing became known since the year was posted that would change its settlement.',
    ({ year }) =>
      `${year} 年度入账后无影响清算结果的变动。 Nothing that came later changes what is posted for ${year}.`,
    '可能变动的见查询 settlementDifferences；事实经确认后方计入。 Query settlementDifferences for what would change; facts count once they are confirmed.',
  ),
  MONTHS_OPEN: kind<{ year: number }>(
    'A month of a posted year is open again: more may be booked into it.',
    ({ year }) => `${year} 年度尚有月份未结账。 Months of ${year} are open.`,
    '先将各月结账（closePeriods），再为补充清算开启第 13 期。 Close them: closePeriods; then open period 13 for the correction.',
  ),
  SETTLEMENT_UNRESOLVED: kind<{ amount: string }>(
    'Part of the deficits is covered by nobody.',
    ({ amount }) => `尚有 ${amount} 元缺口未落实来源。 ${amount} yuan of deficit are covered by nobody.`,
    '先决定由谁弥补（recordDecision），再重新起草。 A decision has to cover the amount first: recordDecision, then draft again.',
  ),
  SETTLEMENT_HELD: kind<{ by: string }>(
    'A correction, a receipt, a refill, a later settlement or one of the upper pool stands on the settlement.',
    ({ by }) => `清算不能冲销：${by}。 The settlement can’t be reversed: ${by}.`,
    '先冲销依赖它的：清算和补充清算用 reverseSettlement；或就已入账的作补充清算（draftSettlementCorrection）。 Reverse that first, a correction or settlement by reverseSettlement; or correct what is posted: draftSettlementCorrection.',
  ),
  SETTLEMENT_NOT_POSTED: kind<{ year: number }>(
    'Final accounts and corrections come after the settlement, and none is posted.',
    ({ year }) => `${year} 年度清算尚未入账。 The settlement of ${year} is not posted.`,
    '先起草（draftSettlement）、复核、审定。 Draft, review and confirm it first: draftSettlement.',
  ),
} satisfies Record<string, Kind<never>>;
