import { Refused, refusal } from '../refusal.js';

/** SQLSTATE of the refusals that our own functions and triggers raise: the code is the message, the facts are the detail. */
const OURS = 'TC001';

/** What the database's own defence of the books said no to, as a refusal; any other error is returned as it is. */
export function refusedBooks(error: unknown): unknown {
  const { code, message = '', detail = '' } = error as PostgresError;
  if (code !== OURS) return error;
  const [refused] = message.split('\n') as [string]; // MikroORM writes the detail under it
  switch (refused) {
    case 'PERIOD_CLOSED':
      return new Refused(refusal('PERIOD_CLOSED', { periods: detail }));
    case 'BALANCE_BELOW_ZERO':
    case 'BANK_ACCOUNT_BELOW_ZERO':
      return new Refused(refusal(refused, { accounts: detail }));
    case 'FOUR_EYES':
      return new Refused(refusal('FOUR_EYES', undefined));
    case 'CLOSING_PERIOD_NEEDS_MONTHS_CLOSED':
    case 'MONTHS_FROZEN_BY_CLOSING_PERIOD':
    case 'SETTLEMENT_MOVED_ON':
    case 'SUBMISSION_MOVED_ON':
      return new Refused(refusal(refused, undefined));
    case 'FINAL_ACCOUNTS_APPROVED':
      return new Refused(refusal('FINAL_ACCOUNTS_APPROVED', { year: Number(detail) }));
    case 'SETTLEMENT_NOT_IN_STATUS':
      return new Refused(refusal('SETTLEMENT_NOT_IN_STATUS', { status: detail }));
    case 'SETTLEMENT_CORRECTED':
      return new Refused(refusal('SETTLEMENT_HELD', { by: '已有补充清算入账 a correction' }));
    case 'SUBMISSION_NOT_IN_STATUS':
      return new Refused(refusal('SUBMISSION_NOT_IN_STATUS', { status: detail }));
    case 'SETTLEMENT_HELD':
      return new Refused(
        refusal('SETTLEMENT_HELD', { by: `上级统筹区已据此清算 the upper pool’s settlement (${detail})` }),
      );
    case 'LOWER_SETTLEMENT_REVERSED':
      return new Refused(refusal('LOWER_SETTLEMENT_REVERSED', { facts: detail }));
    case 'TIERS_IN_A_CIRCLE':
      return new Refused(refusal('TIERS_IN_A_CIRCLE', { link: detail }, ['input']));
    case 'CLEARANCE_PLAN_MOVED_ON':
      return new Refused(refusal(refused, undefined, ['input', 'plan']));
    case 'PLAN_NOT_WHOLE': {
      const [planned, owed] = detail.split(' ') as [string, string];
      return new Refused(refusal('PLAN_NOT_WHOLE', { planned, owed }));
    }
    case 'MONEY_HELD':
      return new Refused(refusal('MONEY_HELD', { accounts: detail }));
    case 'WORKING_CAPITAL_OUT':
      return new Refused(refusal('WORKING_CAPITAL_OUT', { amount: detail }));
    case 'MORE_THAN_OWED':
      return new Refused(refusal('MORE_THAN_OWED', { outstanding: detail }));
    default:
      return error; // a voucher that does not balance, an account that can't be: ours to mend, not the caller's
  }
}

interface PostgresError {
  code?: string;
  message?: string;
  detail?: string;
}
