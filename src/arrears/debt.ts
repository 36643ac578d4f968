/** 欠款: each kind of debt from before pooling: which way it runs, where it is booked, and which rule says how it is cleared. Pure. */
import type { AccountCode, AccountDetail } from '../ledger/entry.js';
import { type ArrearsProvision, type DebtKind, type Policy, provisionsOf, type Ruled } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';

interface DebtAccount {
  name: string;
  /** TO_FUND: a claim of the fund's. BY_FUND: what the agency owes providers. */
  owed: 'TO_FUND' | 'BY_FUND';
  account: { code: AccountCode; detail?: AccountDetail };
}

/**
 * Premiums are premium income also when they come late (清欠 is a detail of 4001). Mutual aid and retired cadres are schemes beside the
 * two funds: the chart has no account for what comes in for them, so it is other income.
 */
export const DEBTS: Readonly<Record<DebtKind, DebtAccount>> = {
  GOVERNMENT_PREMIUM: { name: '财政欠缴医疗保险费', owed: 'TO_FUND', account: { code: '4001' } },
  FISCAL_SUBSIDY: { name: '欠拨财政补助', owed: 'TO_FUND', account: { code: '4101' } },
  MATERNITY: { name: '欠缴生育保险费', owed: 'TO_FUND', account: { code: '4001' } },
  MUTUAL_AID: { name: '欠缴大病医疗互助资金', owed: 'TO_FUND', account: { code: '4501' } },
  RETIRED_CADRES: { name: '欠拨离休干部医疗统筹资金', owed: 'TO_FUND', account: { code: '4501' } },
  ENTERPRISE_PREMIUM: { name: '困难企业欠缴医疗保险费', owed: 'TO_FUND', account: { code: '4001' } },
  HOSPITAL: { name: '拖欠协议医疗机构费用', owed: 'BY_FUND', account: { code: '5001', detail: 'INPATIENT' } },
  PHARMACY: { name: '拖欠协议零售药店费用', owed: 'BY_FUND', account: { code: '5001', detail: 'OUTPATIENT' } },
};

/** 由谁付款: the debtor into the fund; the fund to a provider, or the government for it and outside the fund. */
export const DebtPayer = { DEBTOR: 'DEBTOR', FUND: 'FUND', GOVERNMENT: 'GOVERNMENT' } as const;
export type DebtPayer = keyof typeof DebtPayer;

export const payersOf = (kind: DebtKind): readonly DebtPayer[] =>
  DEBTS[kind].owed === 'TO_FUND' ? ['DEBTOR'] : ['FUND', 'GOVERNMENT'];

/** The policy under which a pool's debts from before it stay where they are: its first. */
export const poolingPolicy = (policies: PolicyRegistry, pool: string): Policy | undefined =>
  policies.all
    .filter((policy) => policy.pool === pool)
    .toSorted((one, other) => one.fiscalYears.first - other.fiscalYears.first)[0];

export const arrearsRule = (policy: Policy, kind: DebtKind): Ruled<ArrearsProvision> | undefined =>
  provisionsOf(policy, 'ARREARS').find(({ debts }) => debts.includes(kind));

/** The day by which the policy wants everything settled that the fund is owed; null where it names none. */
export const dayForAll = (policy: Policy, kind: DebtKind): string | null => {
  const law = provisionsOf(policy, 'DEADLINE').find(({ task }) => task === 'CLEAR_ARREARS');
  return DEBTS[kind].owed === 'TO_FUND' && law && 'on' in law.due ? law.due.on : null;
};
