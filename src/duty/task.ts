/** 职责: what each is called, and whether each member owes it or the pool, fund by fund or once. */
import { DeadlineTask, type Insurance } from '../policy/policy.js';

/** Deadlines of the documents, and what a settlement or a levy made somebody owe by a day. */
export const DutyTask = { ...DeadlineTask, PAY_OBLIGATION: 'PAY_OBLIGATION' } as const;
export type DutyTask = keyof typeof DutyTask;

export interface TaskTraits {
  /** Chinese, then English. */
  title: string;
  /** For: a member each, or the pool once. Where it is OWNER, each member if a county's office owes it, else the pool. */
  of: 'MEMBER' | 'POOL' | 'OWNER';
  /** In each fund, in one, or (null) for both together. */
  funds: readonly Insurance[] | null;
}

const BOTH: readonly Insurance[] = ['EMPLOYEE', 'RESIDENT'];

export const TASKS: Readonly<Record<DutyTask, TaskTraits>> = {
  REMIT_INCOME: { title: '收入上解 Remit income', of: 'MEMBER', funds: BOTH },
  ALLOT_PREMIUMS: { title: '按旬划转保费 Sweep premiums every ten days', of: 'POOL', funds: BOTH },
  SUBMIT_PLANS: { title: '编制用款计划 Submit the fund-use plan', of: 'MEMBER', funds: BOTH },
  DISBURSE: { title: '拨付用款 Pay the fund-use plan', of: 'MEMBER', funds: BOTH },
  BOOK_EXPENDITURE: { title: '汇总支出记账 Sum up and book expenditure', of: 'POOL', funds: BOTH },
  PREFUND: { title: '年初预拨 Prefund the year', of: 'MEMBER', funds: BOTH },
  TOP_UP_WORKING_CAPITAL: { title: '拨付周转金 Pay working capital', of: 'POOL', funds: BOTH },
  RETURN_WORKING_CAPITAL: { title: '退回周转金 Return working capital', of: 'POOL', funds: BOTH },
  SUBMIT_BUDGET: { title: '报送预算 Submit the budget', of: 'OWNER', funds: BOTH },
  ISSUE_TARGETS: { title: '下达目标任务 Issue the targets', of: 'POOL', funds: BOTH },
  SUBMIT_FINAL_ACCOUNTS: { title: '报送年度决算 Submit the final accounts', of: 'OWNER', funds: BOTH },
  AUDIT_YEAR: { title: '年度审计评估 Have the year audited', of: 'POOL', funds: null },
  PAY_RESIDENT_PREMIUMS: { title: '集中征缴居民保费 Collect residents’ premiums', of: 'MEMBER', funds: ['RESIDENT'] },
  CLEAR_ARREARS: { title: '清偿统筹前欠款 Clear debts from before pooling', of: 'MEMBER', funds: BOTH },
  REMIT_OPENING_BALANCE: { title: '上解统筹前结余 Remit the balance from before pooling', of: 'MEMBER', funds: BOTH },
  EVEN_OUT_POLICIES: { title: '均衡统一医保政策 Even out policies', of: 'MEMBER', funds: null },
  SET_UP_RESERVE: { title: '建立风险调剂金 Set up the adjustment fund', of: 'POOL', funds: BOTH },
  REMIT_LEVY: { title: '上解风险金 Remit to the reserve', of: 'MEMBER', funds: BOTH },
  PAY_OBLIGATION: { title: '履行应付义务 Pay what a settlement made owed', of: 'MEMBER', funds: BOTH },
};
