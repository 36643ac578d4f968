/** 考核: targets and scores. */
import { type Kind, kind } from './kind.js';

export const ASSESSMENT_REFUSALS = {
  ASSESSMENT_NOT_FORESEEN: kind<{ policy: string }>(
    'The policy says nothing of targets and their assessment.',
    ({ policy }) => `政策 ${policy} 未规定目标考核。 The policy ${policy} foresees no assessment.`,
    '见政策的 ASSESSMENT 条款。 See the policy’s ASSESSMENT provision.',
  ),
  DUPLICATE_TARGET: kind<{ county: string; target: string }>(
    'A target, or the figure for one, is given twice for a county.',
    ({ county, target }) => `${county} 的目标 ${target} 重复。 Target ${target} of ${county} is given twice.`,
    '每项只填一次；OTHER 类可有几项，名称各异。 Give each once; several of kind OTHER by different names.',
  ),
  TARGET_NAME: kind<{ target: string }>(
    'A target of kind OTHER has no name, or one of another kind has one.',
    ({ target }) =>
      `目标 ${target}：仅“其他”须写名称。 Only a target of kind OTHER takes a name, and it must (${target}).`,
    '在 `name` 写明内容；其他种类不填。 Say in `name` what it is about; leave it out for every other kind.',
  ),
  TARGET_BOUND: kind<{ target: string; bound: string }>(
    'A target of kind OTHER does not say which side of it is good, or another kind says otherwise than it is.',
    ({ target, bound }) => `目标 ${target} 的方向不符（${bound}）。 The bound of target ${target} is amiss (${bound}).`,
    'OTHER 类填 AT_LEAST 或 AT_MOST；其他种类不填。 Give AT_LEAST or AT_MOST for OTHER; leave it out for every other kind.',
  ),
  TARGET_WEIGHT: kind<{ given: string }>(
    'The points of a target are none, or more than 1,000.',
    ({ given }) => `分值 ${given} 须大于 0，不超过 1000。 ${given} points are not above 0 and at most 1,000.`,
    '文件未定分值的不填。 Leave the weight out where the document gives none.',
  ),
  TARGET_NOT_ISSUED: kind<{ county: string; target: string }>(
    'A figure is about a target that was not issued to the county.',
    ({ county, target }) => `未向 ${county} 下达目标 ${target}。 No target ${target} was issued to ${county}.`,
    '目标任务见最近一次下达的文件（targetDocuments）。 See the targets of the newest document: targetDocuments.',
  ),
  TARGET_IS_MEASURED: kind<{ target: string; by: string }>(
    'A figure is entered that the ledger or the duties measure.',
    ({ target, by }) =>
      `目标 ${target} 由系统计量（${by}），不得录入。 Target ${target} is measured (${by}) and can’t be entered.`,
    '不填；考核表由账簿取数。 Leave it out; the scorecard has the figure.',
  ),
} satisfies Record<string, Kind<never>>;
