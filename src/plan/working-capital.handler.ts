/** What an application for working capital has of its own: how its amount was reckoned, and that its approval holds the money. */
import { sql } from '../database/write.js';
import { yuan } from '../money.js';
import { refusal } from '../refusal.js';
import type { SubmissionHandler } from '../submission/handler.js';
import { policyOf } from '../submission/policy-of.js';
import { cityAccounts } from './city-account.service.js';
import { holdMoney, requested } from './hold.service.js';
import { periodFaults } from './period-faults.service.js';
import { workingCapitalOf } from './plan-law.js';
import { planPeriodOf } from './plan-period.js';

export interface Application {
  /** Plans of the quarter that are not yet paid. */
  plans: string;
  /** What of the working capital is left. */
  balance: string;
  /** The one less the other, not below zero. */
  proposal: string;
  amount: string;
  /** Why another amount than proposed. */
  reason: string | null;
}

export const workingCapitalHandler: SubmissionHandler = {
  async contentOf(em, { id, version }) {
    const [row] = await sql<Application>(
      em,
      `select plans::text, balance::text, proposal::text, amount::text, reason
       from working_capital_application where submission = $1 and version = $2`,
      [id, version],
    );
    return row;
  },

  async faults(em, context, submission) {
    const policy = policyOf(context, submission);
    const asked = await requested(em, submission);
    const { available } = (await cityAccounts(em, submission.fund)).CITY_SPECIAL;
    return [
      ...(await periodFaults(em, submission.fund, planPeriodOf(submission, policy))),
      ...(asked > available
        ? [
            refusal(
              'MONEY_NOT_AVAILABLE',
              { asked: yuan(asked), available: yuan(available) },
              ['input', 'amount'],
              workingCapitalOf(policy)!.citation,
            ),
          ]
        : []),
    ];
  },

  async approved(em, context, submission) {
    const policy = policyOf(context, submission);
    const { lastMonth } = planPeriodOf(submission, policy);
    await holdMoney(em, submission, 'CITY_SPECIAL', lastMonth, workingCapitalOf(policy)!.citation);
  },
};
