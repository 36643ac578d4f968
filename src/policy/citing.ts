import type { ApprovalStage, Citation, CountyKind, Government, PolicyDocument, Reading } from './policy.js';

/** The pen of a policy file: cites(article, quote) is a citation of its document. */
export const citing =
  ({ title, number }: PolicyDocument) =>
  (article: string, quote: string): Citation => ({ document: title, number, article, quote });

/** A reading beside the sentence that leaves something open. */
export const reading = (
  id: string,
  citation: Citation,
  open: string,
  chosen: string,
  alternative: string | null = null,
): Reading => ({ id, open, chosen, alternative, citation });

/** No document says whether money for debts from before pooling counts into the year in which it comes or goes. */
export const ofEarlierYears = (id: string, citation: Citation): Reading =>
  reading(
    id,
    citation,
    '收回或清偿统筹前的欠款，是否计入收付当年的收支。',
    '收付时按科目入账并注明所属年度，不计入当年收支，转入或支自该县累计结余。',
    '计入收付当年的收支。',
  );

/** No document says how targets are scored, nor who finds out. */
export const scoredByWeight = (id: string, citation: Citation): Reading =>
  reading(
    id,
    citation,
    '目标如何计量、由谁认定、如何计分，未作规定。',
    '账簿所记和到期事项由系统计量，其余由市医疗保障部门录入、市财政部门确认；达到目标得下达文件所定分值，否则不得分，无分值的不计分；' +
      '不能证明完成的视为未完成。',
    '按完成比例计分。',
  );

/** The same four words in every document leave the same open. */
export const balanced = (id: string, citation: Citation): Reading =>
  reading(
    id,
    citation,
    '可否编制支出大于收入的预算。',
    '不可，除非列明动用累计结余，且不超过账面累计结余；收支均含上下级往来。',
    '一律不可。',
  );

/** 决算: a document that has one system of final accounts says nothing of how they are approved; the Budget Law does. */
export const FINAL_STAGES: readonly ApprovalStage[] = [
  { act: 'REVIEW', offices: ['CITY_FINANCE'] },
  { act: 'APPROVE', offices: ['CITY_GOVERNMENT'] },
  { act: 'APPROVE', offices: ['PEOPLES_CONGRESS'] },
];
export const byBudgetLaw = (id: string, citation: Citation): Reading =>
  reading(
    id,
    citation,
    '决算草案如何审批未作规定。',
    '比照预算法第七十七条：财政部门审核，市政府审定，报市人大常委会批准（以人大一席签署）；批准后该年度不得再入账，其后查明的记入开启的期间。审计机关的审计在系统外进行。',
    '批准后可按原程序撤销并重新开启清算期。',
  );

/** They call the budget binding, and do not say on what. */
export const bindsPlans = (id: string, citation: Citation): Reading =>
  reading(
    id,
    citation,
    '预算的约束力对什么、如何起作用，未作规定。',
    '超出预算余额的用款计划不予批准，须先调整预算；已发生的待遇支出照付照记，只作预警。',
    '只作预警，不限制用款。',
  );

/** 年初: no document says which day is meant. */
export const atYearStart = (id: string, citation: Citation): Reading =>
  reading(id, citation, '“年初”至何日为止未定。', '至1月31日止。', '至第一季度末止。');

/** No document dates the drafting of a budget. */
export const budgetWithoutDay = (id: string, citation: Citation): Reading =>
  reading(
    id,
    citation,
    '预算何时编制、报送未定日期。',
    '列于上年年末，不计逾期。',
    '须在预算年度开始前报送，过期为逾期。',
  );

/** 市本级 has city finance for a government, 省本级 provincial finance, every other member the government of its place. */
export const GOVERNMENT_OF_KIND: Readonly<Record<CountyKind, Government>> = {
  COUNTY: 'LOCAL_GOVERNMENT',
  COUNTY_CITY: 'LOCAL_GOVERNMENT',
  DISTRICT: 'LOCAL_GOVERNMENT',
  DEVELOPMENT_ZONE: 'LOCAL_GOVERNMENT',
  CITY_OWN: 'MUNICIPAL_FINANCE',
  CITY: 'LOCAL_GOVERNMENT',
  PROVINCE_OWN: 'PROVINCIAL_FINANCE',
};
