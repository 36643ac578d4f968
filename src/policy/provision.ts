/** One sentence of a policy with its figures: every kind of provision there is. Rates and factors are decimal strings, months and years whole numbers. */
import type {
  CountyKind,
  DeadlineTask,
  DebtKind,
  DeficitClass,
  FaultCause,
  FundingSource,
  Government,
  IncomeItem,
  Insurance,
  ObligationKind,
  ObligationPayee,
  ObligationPayer,
  Office,
  SubmissionKind,
  SurplusTarget,
} from './words.js';

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
export type PlanCheckProvision = MoneyCheck | MeanCheck;
interface PlanCheck extends Sentence {
  kind: 'PLAN_CHECK';
}
export interface MoneyCheck extends PlanCheck {
  against: 'AVAILABLE_MONEY';
}
/** As many months of the mean over so many years before. */
export interface MeanCheck extends PlanCheck {
  against: 'MEAN_EXPENDITURE';
  meanOfYears: number;
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

/** Something due at a time: every period by a day or within months of the year, or on one date. */
export interface DeadlineProvision extends Sentence {
  kind: 'DEADLINE';
  task: DeadlineTask;
  /** Who has to do it; a county's office: each member's own, or whoever stands for it. */
  owedBy: Office;
  due:
    | { every: 'TEN_DAYS' }
    /** firstInYear: within which months the year's first is due, where the text dates it apart. */
    | { every: 'MONTH' | 'QUARTER'; byDay?: number; firstInYear?: { months: readonly number[] } }
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
