/** 目标任务: the kinds of target that may be issued, in the order of a scorecard: its unit, which side is good, and who measures it. */

export const TargetBound = { AT_LEAST: 'AT_LEAST', AT_MOST: 'AT_MOST' } as const;
export type TargetBound = keyof typeof TargetBound;

export const TargetUnit = { YUAN: 'YUAN', PERCENT: 'PERCENT', COUNT: 'COUNT', POINTS: 'POINTS' } as const;
export type TargetUnit = keyof typeof TargetUnit;

interface KindOfTarget {
  name: string;
  /** Null: the target's name says it. */
  unit: TargetUnit | null;
  /** Null: the document says which. */
  bound: TargetBound | null;
  /** LEDGER: by the books; DUTIES: by what was due and when it was done. Neither can be entered. Null: entered, with a source. */
  measuredBy: 'LEDGER' | 'DUTIES' | null;
  /** 各项目标管理任务: one of those that have all to be met; the tasks of collection and expenditure are conditions of their own. */
  management: boolean;
}

const kind = (
  name: string,
  unit: TargetUnit | null,
  bound: TargetBound | null,
  measuredBy: KindOfTarget['measuredBy'] = null,
  management = true,
): KindOfTarget => ({ name, unit, bound, measuredBy, management });

export const TARGETS = {
  COLLECTION: kind('基金征缴任务', 'YUAN', 'AT_LEAST', 'LEDGER', false),
  EXPENDITURE: kind('基金支出指标', 'YUAN', 'AT_MOST', 'LEDGER', false),
  SUBSIDY_PAID_IN: kind('财政补助到位', 'YUAN', 'AT_LEAST', 'LEDGER'),
  EXPENDITURE_PER_HEAD: kind('人均支出', 'YUAN', 'AT_MOST', 'LEDGER'),
  LATE_DUTIES: kind('逾期事项', 'COUNT', 'AT_MOST', 'DUTIES'),
  ENROLMENT: kind('参保率', 'PERCENT', 'AT_LEAST'),
  ADMISSION_RATE: kind('住院率', 'PERCENT', 'AT_MOST'),
  REFERRAL_RATE: kind('转诊率', 'PERCENT', 'AT_MOST'),
  COST_GROWTH: kind('医疗费用增长率', 'PERCENT', 'AT_MOST'),
  PROVIDER_SUPERVISION: kind('协议服务机构监督管理', 'POINTS', 'AT_LEAST'),
  BUDGET_MANAGEMENT: kind('基金收支预算管理', 'POINTS', 'AT_LEAST'),
  OTHER: kind('其他', null, null),
} as const satisfies Record<string, KindOfTarget>;

export type TargetKind = keyof typeof TARGETS;
export const TargetKind = Object.fromEntries(Object.keys(TARGETS).map((name) => [name, name])) as {
  [K in TargetKind]: K;
};

/** "住院率", or what the document calls it. */
export const titleOf = ({ kind, name }: { kind: TargetKind; name: string }): string => name || TARGETS[kind].name;
