/** 清欠: debts from before pooling, and what governments owe. */
import { type Kind, kind } from './kind.js';

export const ARREARS_REFUSALS = {
  DEBT_NOT_FORESEEN: kind<{ pool: string; debt: string }>(
    'The pool’s policy says nothing of debts of this kind from before pooling.',
    ({ pool, debt }) =>
      `${pool} 的政策未规定此类欠款（${debt}）。 The policy of ${pool} foresees no debt of kind ${debt}.`,
    '种类见政策的 ARREARS 条款。 See the policy’s ARREARS provisions for the kinds.',
  ),
  DEBT_NOT_FROM_BEFORE: kind<{ year: number; pooledFrom: number }>(
    'A debt from before pooling is said to be of a year that is pooled.',
    ({ year, pooledFrom }) =>
      `${year} 年度不在统筹之前（${pooledFrom} 年度起统筹）。 ${year} is not before pooling, which begins with ${pooledFrom}.`,
    '填写欠款所属（最后）年度；统筹年度的欠款由其清算处理。 Give the (last) year from which the debt is; what a pooled year leaves owed is its settlement’s.',
  ),
  DUPLICATE_DEBT: kind<{ number: string }>(
    'A number occurs twice in a register of debts.',
    ({ number }) => `欠款编号“${number}”重复。 Debt "${number}" is given twice.`,
    '每笔欠款各用一个编号。 Give each debt a number of its own.',
  ),
  DEBT_LEFT_OUT: kind<{ number: string }>(
    'A new version of a county’s register leaves out a debt of the one before.',
    ({ number }) => `清册缺欠款“${number}”。 The register leaves out debt "${number}".`,
    '清册须完整：每笔欠款都要再填；确无欠款的金额填 0.00。 A register is whole: give every debt again; one that was none has the amount 0.00.',
  ),
  DEBT_OF_OTHER_KIND: kind<{ number: string; debt: string }>(
    'A new version of a register makes a debt one of another kind.',
    ({ number, debt }) => `欠款“${number}”登记为 ${debt}，种类不得改变。 Debt "${number}" is registered as ${debt}.`,
    '先注销（金额 0.00），再以新编号登记。 Withdraw it (amount 0.00) and register another with a number of its own.',
  ),
  DEBT_BELOW_PAID: kind<{ number: string; paid: string }>(
    'A new version of a register makes a debt smaller than what was paid of it.',
    ({ number, paid }) => `欠款“${number}”已付 ${paid} 元，不得低于此数。 ${paid} yuan of debt "${number}" are paid.`,
    '先冲销缴付的分录，或至少填已付数。 Reverse the payment’s entry first, or give at least what is paid.',
  ),
  DEADLINE_MISSING: kind<{ debt: string }>(
    'A debt of a kind that is cleared by a day set for each has none.',
    ({ debt }) => `此类欠款（${debt}）须限期解决，未填期限。 A debt of kind ${debt} takes a deadline.`,
    '填写解决的期限。 Give the day by which it is to be settled.',
  ),
  DEBT_PAID_OTHERWISE: kind<{ debt: string; payers: string }>(
    'A debt is not paid by who is said to pay.',
    ({ debt, payers }) => `此类欠款（${debt}）由 ${payers} 付款。 A debt of kind ${debt} is paid by ${payers}.`,
    '欠基金的由债务人缴入；基金所欠的由基金支付，或由政府代付。 What the fund is owed its debtor pays in; what it owes it pays itself, or the government for it.',
  ),
  INSTALMENTS_OUT_OF_ORDER: kind<{ due: string }>(
    'The instalments of a clearance plan are not one after the other, each on a later day.',
    ({ due }) => `各期期限须先后相继（${due}）。 Each instalment is due after the one before (${due}).`,
    '按日期先后填写，每日一期。 Give them in the order of their days, one a day.',
  ),
  PLAN_NOT_WHOLE: kind<{ planned: string; owed: string }>(
    'The instalments of a clearance plan do not add up to exactly what is owed.',
    ({ planned, owed }) =>
      `各期合计 ${planned} 元，尚欠 ${owed} 元。 The instalments come to ${planned} yuan; ${owed} are owed.`,
    '计划须恰为现欠数；其后有缴付或更正的，重新制定。 Plan what is owed now, no more and no less; a plan that a payment or a correction overtook is made anew.',
  ),
  CLEARANCE_PLAN_MOVED_ON: kind(
    'The clearance plan is confirmed already, or a newer one is there.',
    () => '清欠计划已审定，或已有新的计划。 The clearance plan is confirmed already, or there is a newer one.',
    '重新查询该欠款的计划。 Query the debt’s plans again.',
  ),
  PAYMENT_IN_BOOKS: kind<{ entry: string }>(
    'A payment in the books is withdrawn as if it were outside of them.',
    ({ entry }) => `该笔缴付已入账（分录 ${entry}），须冲销分录。 The payment is in the books: entry ${entry}.`,
    '冲销其分录（reverseEntry）。 Reverse its entry: reverseEntry.',
  ),
  PAYMENT_WITHDRAWN: kind(
    'The payment was withdrawn before.',
    () => '该笔缴付已撤回。 The payment is withdrawn already.',
    '无须办理。 There is nothing to do.',
  ),
  OBLIGATION_OF_OTHER_KIND: kind<{ kind: string }>(
    'The obligation is not paid this way.',
    ({ kind }) => `该义务（${kind}）不以此方式缴付。 An obligation of kind ${kind} is not paid this way.`,
    '各类义务的办理如下。 TOP_UP and MAKE_GOOD_INCOME are paid by recordTopUp, REPLENISH_RESERVE and RESERVE_LEVY by payIntoReserve, REPAY_LOAN by ' +
      'repayLoan, REPAY_ADVANCE by repayAdvance, SHARE_TO_MUNICIPAL_FINANCE, REFUND_SHARE and REWARD by recordOutsidePayment, other refunds by ' +
      'refundGovernment.',
  ),
  GOVERNMENT_PAYS_LAST: kind<{ balance: string }>(
    'The fund’s own balance still bears the amount, or does not bear it.',
    ({ balance }) =>
      `该县累计结余 ${balance} 元：先由结余缴付，不足部分由政府缴付。 The county’s balance is ${balance} yuan: it pays first, its government the rest.`,
    '先由基金（FUND）以结余支付，不足部分由政府（GOVERNMENT）支付。 Pay from FUND as far as the balance goes, then from GOVERNMENT.',
  ),
} satisfies Record<string, Kind<never>>;
