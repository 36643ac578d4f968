/** Every resolver of the product: what stands here is in the schema. */
import type { NonEmptyArray } from 'type-graphql';
import { ViewerResolver } from './identity/viewer.resolver.js';
import { ArrearsResolver } from './arrears/arrears.resolver.js';
import {
  AssessmentResolver,
  CountyScorecardResolver,
  FactsTargetsResolver,
  ScorecardResolver,
  TargetDocumentResolver,
} from './assessment/assessment.resolver.js';
import { DecisionResolver } from './decision/decision.resolver.js';
import { RefusalResolver } from './refusal.resolver.js';
import { CoverageResolver } from './policy/coverage.resolver.js';
import { PolicyResolver, ProvisionResolver } from './policy/policy.resolver.js';
import { ReportResolver } from './report/report.resolver.js';
import { CorrectionResolver } from './settlement/correction.resolver.js';
import { ObligationResolver } from './settlement/obligation.resolver.js';
import { SettlementResolver } from './settlement/settlement.resolver.js';
import { SimulateResolver } from './settlement/simulate.resolver.js';
import { CloseYearResolver } from './year/close-year.resolver.js';
import { LoadResolver } from './load/load.resolver.js';
import { OpenBooksResolver } from './ledger/open-books.resolver.js';
import { PeriodResolver } from './period/period.resolver.js';
import { RecordFactsResolver } from './facts/record-facts.resolver.js';
import { RegisterPoolResolver } from './pool/register-pool.resolver.js';
import { ReserveResolver } from './reserve/reserve.resolver.js';
import { ReverseEntryResolver } from './ledger/reverse-entry.resolver.js';
import { FactsHistoryResolver } from './facts/facts-history.resolver.js';
import { CountyFundYearResolver } from './fund/county-fund-year.resolver.js';
import { FundResolver } from './fund/fund.resolver.js';
import { FundYearResolver } from './fund/fund-year.resolver.js';
import { BalanceResolver } from './ledger/balance.resolver.js';
import { ChartResolver } from './ledger/chart.resolver.js';
import { JournalEntryResolver, JournalLineResolver, VoucherResolver } from './ledger/journal.resolver.js';
import { LoadsResolver } from './load/loads.resolver.js';
import { PoolResolver } from './pool/pool.resolver.js';
import { CompareResolver } from './compare/compare.resolver.js';
import { CountyDutiesResolver, DutyResolver } from './duty/duty.resolver.js';
import { DeficitEvidenceResolver, WhatIfResolver } from './evidence/evidence.resolver.js';
import { HindsightResolver } from './hindsight/hindsight.resolver.js';
import { LeviesResolver } from './reserve/levies.resolver.js';
import { InputFactsResolver, SettlementInputsResolver } from './settlement/settlement-inputs.resolver.js';
import { ReserveHistoryResolver } from './reserve/reserve-history.resolver.js';
import { WorkingFundsResolver } from './working-funds/working-funds.resolver.js';
import { AdvanceResolver } from './advance/advance.resolver.js';
import { LineStepResolver, PostedStepResolver } from './settlement/step.resolver.js';
import { LineRuleResolver, ObligationTrailResolver, StepRuleResolver } from './settlement/trail.resolver.js';
import {
  CountyFundYearWarningsResolver,
  CountyWarningsResolver,
  FundYearWarningsResolver,
  WarningResolver,
} from './warning/warning.resolver.js';
import { CountyFundYearIndicatorsResolver, FundYearIndicatorsResolver } from './indicator/indicators.resolver.js';
import { FundYearHistoryResolver } from './history/history.resolver.js';
import { FinalAccountsResolver, SubmittedFinalAccountsResolver } from './final-accounts/final-accounts.resolver.js';
import { PublishedResolver } from './published/published.resolver.js';
import { ExportResolver } from './export/export.resolver.js';
import { StatementResolver } from './statement/statement.resolver.js';
import { VerifyReportResolver } from './report/verification/verify-report.resolver.js';
import { PlanResolver, PlanStartResolver } from './plan/plan.resolver.js';
import { SubmissionResolver } from './submission/submission.resolver.js';
import {
  BudgetExecutionResolver,
  BudgetLineResolver,
  BudgetResolver,
  CountyFundYearBudgetResolver,
  FundYearBudgetResolver,
  SubmittedBudgetResolver,
} from './budget/budget.resolver.js';
import { StressRunResolver } from './stress/stress.resolver.js';
import { CountyTierResolver, FactsTierResolver, PoolTierResolver, TiersResolver } from './tiers/tiers.resolver.js';
import { IncomePathsResolver, IncomeResolver } from './income/income.resolver.js';
import { BankResolver } from './bank/bank.resolver.js';
import { ReceiptResolver } from './receipt/receipt.resolver.js';
import { SubsidyResolver } from './subsidy/subsidy.resolver.js';

export const resolvers: NonEmptyArray<Function> = [
  ViewerResolver,
  PolicyResolver,
  ProvisionResolver,
  CoverageResolver,
  SimulateResolver,
  ReportResolver,
  SettlementResolver,
  CorrectionResolver,
  ObligationResolver,
  DecisionResolver,
  ArrearsResolver,
  AssessmentResolver,
  TargetDocumentResolver,
  CountyScorecardResolver,
  ScorecardResolver,
  FactsTargetsResolver,
  RefusalResolver,
  CloseYearResolver,
  LoadResolver,
  OpenBooksResolver,
  PeriodResolver,
  RecordFactsResolver,
  RegisterPoolResolver,
  ReserveResolver,
  ReverseEntryResolver,
  PoolResolver,
  FundResolver,
  FundYearResolver,
  CountyFundYearResolver,
  JournalEntryResolver,
  VoucherResolver,
  JournalLineResolver,
  ChartResolver,
  BalanceResolver,
  LoadsResolver,
  FactsHistoryResolver,
  PostedStepResolver,
  LineStepResolver,
  SettlementInputsResolver,
  InputFactsResolver,
  LineRuleResolver,
  StepRuleResolver,
  ObligationTrailResolver,
  CompareResolver,
  DeficitEvidenceResolver,
  WhatIfResolver,
  HindsightResolver,
  LeviesResolver,
  WarningResolver,
  FundYearWarningsResolver,
  CountyFundYearWarningsResolver,
  CountyWarningsResolver,
  FundYearIndicatorsResolver,
  CountyFundYearIndicatorsResolver,
  FundYearHistoryResolver,
  StressRunResolver,
  StatementResolver,
  ExportResolver,
  PublishedResolver,
  FinalAccountsResolver,
  SubmittedFinalAccountsResolver,
  SubmissionResolver,
  VerifyReportResolver,
  BudgetResolver,
  BudgetLineResolver,
  BudgetExecutionResolver,
  SubmittedBudgetResolver,
  FundYearBudgetResolver,
  CountyFundYearBudgetResolver,
  AdvanceResolver,
  TiersResolver,
  CountyTierResolver,
  PoolTierResolver,
  FactsTierResolver,
  IncomeResolver,
  IncomePathsResolver,
  ReceiptResolver,
  BankResolver,
  SubsidyResolver,
  WorkingFundsResolver,
  ReserveHistoryResolver,
  PlanStartResolver,
  PlanResolver,
  DutyResolver,
  CountyDutiesResolver,
];
