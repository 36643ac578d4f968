/**
 * The law as data. A policy is one document, read into rules; a rule is one row of the specification (HD-7); a provision is one
 * sentence of it with its figures, its citation, and the readings taken where the sentence leaves something open. The settlement
 * of every city is composed of the same few kinds of provision, so that a city is data and nothing else.
 *
 * Rates and factors are decimal strings, months and years whole numbers. A version is never edited once a settlement used it.
 */

import type { Role } from '../identity/role.js';

/** A closed list of words, usable as values and as a type alike. */
const words = <W extends string>(...list: W[]) =>
  Object.fromEntries(list.map((word) => [word, word])) as { [K in W]: K };

/** 险种: each insurance of a pool is one fund. */
export const Insurance = words('EMPLOYEE', 'RESIDENT');
export type Insurance = keyof typeof Insurance;

/** The kind of a pool's member; it decides who the local government is. */
export const CountyKind = words(
  'COUNTY',
  'COUNTY_CITY',
  'DISTRICT',
  'DEVELOPMENT_ZONE',
  'CITY_OWN',
  'CITY',
  'PROVINCE_OWN',
);
export type CountyKind = keyof typeof CountyKind;

/** 缺口类别: what kind of deficit an amount is. */
export const DeficitClass = words('POLICY', 'MANAGEMENT', 'FORCE_MAJEURE');
export type DeficitClass = keyof typeof DeficitClass;

/** Who or what covers a step of a deficit. OTHER_BALANCE and LOAN (借入款项) only where a decision covers what the law leaves open. */
export const FundingSource = words(
  'ACCUMULATED_BALANCE',
  'OWN_RESERVE',
  'SHARED_RESERVE',
  'POOLED_BALANCE',
  'OTHER_BALANCE',
  'LOCAL_GOVERNMENT',
  'MUNICIPAL_FINANCE',
  'PROVINCIAL_FINANCE',
  'LOAN',
);
export type FundingSource = keyof typeof FundingSource;

/** Causes of a deficit that are decided amounts with evidence, not measured. */
export const FaultCause = words(
  'SUPERVISION_TARGETS_MISSED',
  'RESERVE_NOT_REMITTED',
  'BUDGET_CHANGED_WITHOUT_AUTHORITY',
  'GRAVE_LOSS_BY_VIOLATION',
  'OTHER',
);
export type FaultCause = keyof typeof FaultCause;

/** 欠款: what may be owed from before pooling: to the fund by government finance and enterprises, or by it to providers. */
export const DebtKind = words(
  'GOVERNMENT_PREMIUM',
  'FISCAL_SUBSIDY',
  'MATERNITY',
  'MUTUAL_AID',
  'RETIRED_CADRES',
  'ENTERPRISE_PREMIUM',
  'HOSPITAL',
  'PHARMACY',
);
export type DebtKind = keyof typeof DebtKind;

export const ObligationKind = words('REPLENISH_RESERVE', 'SHARE_TO_MUNICIPAL_FINANCE', 'MAKE_GOOD_INCOME');
export type ObligationKind = keyof typeof ObligationKind;

export const ObligationPayer = words('COUNTY', 'LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE');
export type ObligationPayer = keyof typeof ObligationPayer;

export const ObligationPayee = words('RISK_RESERVE', 'MUNICIPAL_FINANCE', 'FUND');
export type ObligationPayee = keyof typeof ObligationPayee;

export const SurplusTarget = words('ACCUMULATED_BALANCE', 'POOLED_BALANCE', 'SHARED_RESERVE');
export type SurplusTarget = keyof typeof SurplusTarget;

/** 收入项目: the items of income, as they are loaded and as they come by their own paths. */
export const IncomeItem = words('PREMIUM', 'FISCAL_SUBSIDY', 'INTEREST', 'TRANSFER_IN', 'OTHER_INCOME');
export type IncomeItem = keyof typeof IncomeItem;

/** Who stands behind a county when the law says 当地政府. */
export type Government = Extract<FundingSource, 'LOCAL_GOVERNMENT' | 'MUNICIPAL_FINANCE' | 'PROVINCIAL_FINANCE'>;

/** An office that takes part in a procedure, by the name of its role. */
export type Office = Role;

/** 报批件: what an office submits and others approve. */
export const SubmissionKind = words(
  'COUNTY_BUDGET',
  'POOL_BUDGET',
  'BUDGET_ADJUSTMENT',
  'FUND_USE_PLAN',
  'WORKING_CAPITAL',
  'COUNTY_FINAL_ACCOUNTS',
  'POOL_FINAL_ACCOUNTS',
);
export type SubmissionKind = keyof typeof SubmissionKind;

/** Where a sentence stands. The quote is verbatim in the document but for white space; number is null where the copy has none. */
export interface Citation {
  document: string;
  number: string | null;
  article: string;
  quote: string;
}

/** 解读: what a sentence leaves open, what was chosen, and what else it could mean. */
export interface Reading {
  id: string;
  open: string;
  chosen: string;
  alternative: string | null;
  citation: Citation;
}

interface Sentence {
  citation: Citation;
  readings?: readonly Reading[];
}

/** What part of a deficit is of a class: the sum of the measures, at most what earlier classes left. REMAINDER takes all that is left. */
export interface ClassProvision extends Sentence {
  kind: 'DEFICIT_CLASS';
  deficitClass: DeficitClass;
  measuredBy: readonly DeficitMeasure[];
  /** All counties' amounts together: at most the excess of all expenditure over all income; above it they are rationed. */
  cappedBy?: 'POOL_OVERSPENT';
}
export type DeficitMeasure =
  | 'INCOME_BELOW_DUE'
  /** The task issued to the county; the income due where none was. */
  | 'INCOME_BELOW_TARGET'
  | 'NON_COMPLIANT_EXPENDITURE'
  | 'DECLARED_FORCE_MAJEURE'
  | FaultCause
  | 'REMAINDER';

/** One step in covering a class of deficit. Within a class the steps are taken in the order in which they stand. */
export type StepProvision = OwnStep | PotStep | GovernmentStep;
interface Step extends Sentence {
  kind: 'STEP';
  deficitClass: DeficitClass;
}
/** Out of what the county has of its own, as far as it goes. */
export interface OwnStep extends Step {
  source: 'ACCUMULATED_BALANCE' | 'OWN_RESERVE';
  /** PRO_RATA: classes that share the source and have no order share it by their size; otherwise the earlier class goes first. */
  betweenClasses?: 'PRO_RATA';
}
/** Out of a pot of many counties. */
export interface PotStep extends Step {
  source: 'SHARED_RESERVE' | 'POOLED_BALANCE';
  /** A share of what remains of the class ("0.50", half up to the fen), or an amount decided for the county, as far as needed. */
  claim: 'DECIDED_DRAW' | { shareOfRemainder: string };
  /** All that a county ever drew is at most so many times what it ever paid in ("2.00"); the year's own levy counts as paid in. */
  everAtMost?: { timesContributed: string };
  /** What the counties still have of their own reserves stands behind the pot, after the common part, pro rata. */
  withOwnReserves?: true;
  /** When the claims are together more than the pot holds. */
  ifShort: 'RATION' | 'REFUSE';
  /** Readings on which an outcome rests only when the pot is short. */
  readingsIfShort?: readonly Reading[];
}
/** A government pays all that remains. */
export interface GovernmentStep extends Step {
  source: 'LOCAL_GOVERNMENT' | 'MUNICIPAL_FINANCE';
}

/** What a settlement makes someone owe, outside its steps. */
export interface ObligationProvision extends Sentence {
  kind: 'OBLIGATION';
  obligation: ObligationKind;
  payer: 'COUNTY' | 'LOCAL_GOVERNMENT';
  payee: ObligationPayee;
  /** Only in this fund; in both where absent. */
  insurance?: Insurance;
  /** A share of what steps from these sources covered, or the subsidies not paid in, less what a class already covers. */
  amount: { shareOfSteps: string; from: readonly FundingSource[] } | { subsidyShortfallBeyond: DeficitClass };
  dueAfterYears: number;
}

/** Where a surplus goes, in the order in which the provisions stand; REST is all that is left. */
export interface SurplusProvision extends Sentence {
  kind: 'SURPLUS';
  to: SurplusTarget;
  share: string | 'REST';
  /** All must hold. */
  conditions?: readonly SurplusCondition[];
}
export type SurplusCondition = 'COLLECTED_ABOVE_TARGET' | 'TARGETS_MET' | 'EXPENDITURE_WITHIN_TARGET';

/** How a reserve is built up out of the counties' money. */
export interface LevyProvision extends Sentence {
  kind: 'LEVY';
  builds: 'OWN_RESERVE' | 'SHARED_RESERVE';
  /**
   * ONCE: in the first year. YEARLY: added every year, on each county's own base. LEVEL: topped up every year to rate × base of all
   * counties, charged pro rata. DECIDED: when decided.
   */
  how: 'ONCE' | 'YEARLY' | 'LEVEL' | 'DECIDED';
  /** Null: a decision to be entered; there is no default. */
  rate: string | null;
  /** Above this share of the year's income in the reserve ("0.50") the rate no longer stands: a lower one is to be decided. */
  rateUntilStock?: string;
  base: 'INCOME' | 'PREMIUMS' | 'PREMIUMS_AND_SUBSIDIES' | 'ACCUMULATED_BALANCE';
  /** Which year's figures are the base: 0 the fund year itself, -1 the year before. */
  baseYear: 0 | -1;
  firstYear: number;
  chargedTo: readonly ('SURPLUS' | 'ACCUMULATED_BALANCE')[];
}

/** 垫付: what may be lent to a county's fund in a temporary difficulty of payment. It is to be given back; it bears no interest. */
export interface AdvanceProvision extends Sentence {
  kind: 'ADVANCE';
  /** Whose money it is: the reserve's, or of the government that stands behind the county. */
  lender: 'RISK_RESERVE' | 'LOCAL_GOVERNMENT';
  dueAfterYears: number;
  /** What the year's settlement draws from these for the county goes to its open advances first. */
  setOffAgainst: readonly ('OWN_RESERVE' | 'SHARED_RESERVE')[];
  /** What is then still open: the settlement waits until it is given back, or it stays owed. */
  openAtSettlement: 'REFUSED' | 'STAYS_OWED';
}

/** 奖励: what may be decided for a county that did better than its budget, paid by one budget to another. */
export interface RewardProvision extends Sentence {
  kind: 'REWARD';
  condition: Extract<SurplusCondition, 'COLLECTED_ABOVE_TARGET'>;
  payer: Extract<ObligationPayer, 'MUNICIPAL_FINANCE'>;
  dueAfterYears: number;
}

/** Who drafts, reviews and confirms a settlement: three persons. */
export interface ApprovalProvision extends Sentence {
  kind: 'APPROVAL';
  drafts: Office;
  reviews: Office;
  confirms: Office;
}

/** When what a government has to pay into the fund is due. */
export interface TopUpProvision extends Sentence {
  kind: 'TOP_UP';
  dueAfterYears: number;
}

/** 当地政府: who it is for each kind of member. */
export interface LocalGovernmentProvision extends Sentence {
  kind: 'LOCAL_GOVERNMENT';
  of: Readonly<Record<CountyKind, Government>>;
}

/** Where money is kept. */
export interface CustodyProvision extends Sentence {
  kind: 'CUSTODY';
  of: 'ACCUMULATED_BALANCE' | 'OWN_RESERVE' | 'SHARED_RESERVE';
  at:
    | 'CITY_SPECIAL_ACCOUNT'
    | 'LOCALLY_RETAINED'
    | 'OWN_ACCOUNT'
    | 'RESERVE_SPECIAL_ACCOUNT'
    | 'CLAIM_ON_RESERVE_ACCOUNT';
  /** 统一管理和调度使用: by decision one county's balance may cover what is missing in another. */
  commandedByCity?: true;
}

/** 收入路径: who collects an income, and through which accounts it comes, one after the other, before it is in the fund's special account. */
export interface IncomePathProvision extends Sentence {
  kind: 'INCOME_PATH';
  collectedBy: 'TAX' | 'COUNTY';
  items: readonly IncomeItem[];
  through: readonly ('TREASURY' | 'PENDING_SUB_ACCOUNT' | 'COUNTY_SPECIAL_ACCOUNT')[];
}

/** 用款计划: what each member asks for a coming month or quarter, who pays it, and out of which account. Its way is an APPROVAL_CHAIN. */
export interface FundUsePlanProvision extends Sentence {
  kind: 'FUND_USE_PLAN';
  every: 'MONTH' | 'QUARTER';
  paidFrom: 'FISCAL_SPECIAL_ACCOUNT' | 'CITY_EXPENDITURE_ACCOUNT';
  paidBy: Office;
}

/** What a plan is checked against beside the budget (BUDGET_CONTROL). Above the money at hand it is refused; off the mean it is warned of. */
export interface PlanCheckProvision extends Sentence {
  kind: 'PLAN_CHECK';
  against: 'AVAILABLE_MONEY' | 'MEAN_EXPENDITURE';
}

/** 预拨: what is paid ahead of need at the start of a year, as months of mean monthly expenditure over so many years before. */
export interface PrefundingProvision extends Sentence {
  kind: 'PREFUNDING';
  months: number;
  meanOfYears: number;
  paidBy: Office;
}

/** 周转金: what the city's expenditure account is given ahead of the plans of each period, and gives back at year end. */
export interface WorkingCapitalProvision extends Sentence {
  kind: 'WORKING_CAPITAL';
  paidBy: Office;
  returnedBy: Office;
}

/** 期限事项: what is to be done by a day. */
export const DeadlineTask = words(
  'REMIT_INCOME',
  'ALLOT_PREMIUMS',
  'SUBMIT_PLANS',
  'DISBURSE',
  'BOOK_EXPENDITURE',
  'PREFUND',
  'TOP_UP_WORKING_CAPITAL',
  'RETURN_WORKING_CAPITAL',
  'SUBMIT_BUDGET',
  'ISSUE_TARGETS',
  'SUBMIT_FINAL_ACCOUNTS',
  'AUDIT_YEAR',
  'PAY_RESIDENT_PREMIUMS',
  'CLEAR_ARREARS',
  'REMIT_OPENING_BALANCE',
  'EVEN_OUT_POLICIES',
  'SET_UP_RESERVE',
  'REMIT_LEVY',
);
export type DeadlineTask = keyof typeof DeadlineTask;

/** Something due at a time: every period by a day or within months of the year, or on one date. */
export interface DeadlineProvision extends Sentence {
  kind: 'DEADLINE';
  task: DeadlineTask;
  /** Who has to do it; a county's office: each member's own, or whoever stands for it. */
  owedBy: Office;
  due:
    | { every: 'TEN_DAYS' }
    | { every: 'MONTH' | 'QUARTER'; byDay?: number }
    | { every: 'YEAR'; months: readonly number[] }
    | { on: string };
  /** Which period it is about: the one before that in which it is due, or the next; the same where absent. */
  about?: 'PERIOD_BEFORE' | 'NEXT_PERIOD';
  /** 未定日: the text sets no day. It is listed at its period's end, and never late. */
  noDay?: true;
}

/** 清欠: which debts from before pooling stay with the locality, and how each is cleared. */
export interface ArrearsProvision extends Sentence {
  kind: 'ARREARS';
  debts: readonly DebtKind[];
  /** PLAN: in instalments, by a clearance plan; DEBTOR: whoever owes it sees to it; DEADLINE: by a day to be set for each. */
  cleared: 'PLAN' | 'DEBTOR' | 'DEADLINE';
  /** Who confirms a plan; a county's own government makes it. */
  confirms: Office;
}

/** What an account may hold, as months of mean monthly expenditure over so many years before. */
export interface LimitProvision extends Sentence {
  kind: 'LIMIT';
  of: 'COUNTY_EXPENDITURE_ACCOUNT';
  months: number;
  meanOfYears: number;
}

/** A figure to be watched; below its threshold, where it has one, a warning. */
export interface IndicatorProvision extends Sentence {
  kind: 'INDICATOR';
  indicator:
    'INSURED_SHARE' | 'WORKING_FUNDS_PER_PERSON' | 'MONTHS_OF_COVER' | 'PER_CAPITA_EXPENDITURE' | 'RISK_WARNING';
  atLeast?: string;
  unit?: 'PERCENT' | 'YUAN_PER_PERSON_YEAR' | 'MONTHS';
}

/** 考核: targets are issued to the counties at the year's start and scored at its end. */
export interface AssessmentProvision extends Sentence {
  kind: 'ASSESSMENT';
  /** Any of them issues the targets. */
  issues: readonly Office[];
  /** Who confirms the figures that the books don't have. */
  confirms: Office;
}

/** What breaking a duty brings. */
export interface LiabilityProvision extends Sentence {
  kind: 'LIABILITY';
  offence: 'FRAUD' | 'MISUSE' | 'LATE_REMITTANCE';
  /** A fine of so many times the amount. */
  fine?: { atLeast: string; atMost: string };
}

/** 审批程序: the way of what is submitted: all offices of a stage sign, one stage after the other. */
export interface ApprovalChainProvision extends Sentence {
  kind: 'APPROVAL_CHAIN';
  of: readonly SubmissionKind[];
  /** Any of them may submit. */
  submittedBy: readonly Office[];
  stages: readonly ApprovalStage[];
}
export interface ApprovalStage {
  /** REVIEW 审核, APPROVE 审批, REPLY 批复: with the last it is issued to those who carry it out. */
  act: 'REVIEW' | 'APPROVE' | 'REPLY';
  /** Together: each signs once, by a person of its own. */
  offices: readonly Office[];
}

/** 以收定支: a budget's expenditure is within its income and the accumulated balance whose use it declares, at most what the books have. */
export interface BudgetByIncomeProvision extends Sentence {
  kind: 'BUDGET_BY_INCOME';
}

/** 预算约束: what becomes of spending above the budget before it is adjusted. Benefits due are paid and booked whatever the budget says. */
export interface BudgetControlProvision extends Sentence {
  kind: 'BUDGET_CONTROL';
  /** Of a fund-use plan that goes above what is left: refused, or passed with a warning. */
  overspending: 'REFUSE' | 'WARN';
}

/** An order without a figure. */
export interface PrincipleProvision extends Sentence {
  kind: 'PRINCIPLE';
  principle:
    | 'FUNDS_APART'
    | 'OLD_DEBTS_STAY'
    | 'BORNE_BY_COUNTY_OF_ENROLMENT'
    | 'YEARLY_AUDIT'
    | 'FINAL_REPORTS'
    | 'TRANSITION'
    | 'BUDGET_ADJUSTMENT'
    | 'VALIDITY'
    | 'POOL_MEMBERS'
    | 'REMIT_LEVY';
}

export type Provision =
  | ClassProvision
  | StepProvision
  | ObligationProvision
  | SurplusProvision
  | LevyProvision
  | AdvanceProvision
  | RewardProvision
  | ApprovalProvision
  | TopUpProvision
  | LocalGovernmentProvision
  | CustodyProvision
  | IncomePathProvision
  | DeadlineProvision
  | ArrearsProvision
  | LimitProvision
  | IndicatorProvision
  | AssessmentProvision
  | LiabilityProvision
  | ApprovalChainProvision
  | BudgetByIncomeProvision
  | BudgetControlProvision
  | FundUsePlanProvision
  | PlanCheckProvision
  | PrefundingProvision
  | WorkingCapitalProvision
  | PrincipleProvision;

export interface Rule {
  /** "HD-7": its row in the specification. */
  id: string;
  /** Chinese, then English. */
  subject: string;
  provisions: readonly Provision[];
}

export interface PolicyDocument {
  title: string;
  /** 文号; null where the copy has none. */
  number: string | null;
  /** Its text, in data/sources. */
  file: string;
}

export interface Policy {
  id: string;
  version: number;
  pool: string;
  document: PolicyDocument;
  /** Dates (ISO) on which the document comes into and goes out of force; to is null while no end is set. */
  inForce: { from: string; to: string | null };
  /** The fund years settled by it, also when settled later. */
  fiscalYears: { first: number; last: number | null };
  /** The order in which the classes of a deficit are covered. */
  classOrder: readonly DeficitClass[];
  rules: readonly Rule[];
}

/** A provision together with the rule it belongs to. */
export type Ruled<P> = P & { rule: string };

type ProvisionsByKind = Map<Provision['kind'], Ruled<Provision>[]>;
const sorted = new WeakMap<readonly Rule[], ProvisionsByKind>();

/** All provisions of a kind, in the order in which they stand. A policy never changes: its provisions are sorted by kind once. */
export function provisionsOf<K extends Provision['kind']>(
  { rules }: Pick<Policy, 'rules'>,
  kind: K,
): readonly Ruled<Extract<Provision, { kind: K }>>[] {
  let byKind = sorted.get(rules);
  if (!byKind) {
    byKind = Map.groupBy(
      rules.flatMap(({ id, provisions }) => provisions.map((provision) => ({ ...provision, rule: id }))),
      (provision) => provision.kind,
    );
    sorted.set(rules, byKind);
  }
  return (byKind.get(kind) ?? []) as Ruled<Extract<Provision, { kind: K }>>[];
}

/** The one provision of a kind that every policy has once; anything else is a fault of the policy file. */
export function provisionOf<K extends Provision['kind']>(
  policy: Pick<Policy, 'id' | 'rules'>,
  kind: K,
): Ruled<Extract<Provision, { kind: K }>> {
  const [provision, ...more] = provisionsOf(policy, kind);
  if (!provision || more.length > 0) throw new Error(`policy ${policy.id} must have one provision ${kind}`);
  return provision;
}

/** Every reading of a provision, those for a short pot included. */
export const readingsOf = (provision: Provision): readonly Reading[] => [
  ...(provision.readings ?? []),
  ...('readingsIfShort' in provision ? (provision.readingsIfShort ?? []) : []),
];

const readings = new WeakMap<readonly Rule[], readonly Reading[]>();

/** Every reading of a policy, in the order in which they stand. */
export function allReadings({ rules }: Pick<Policy, 'rules'>): readonly Reading[] {
  let all = readings.get(rules);
  if (!all) {
    all = rules.flatMap(({ provisions }) => provisions.flatMap(readingsOf));
    readings.set(rules, all);
  }
  return all;
}
