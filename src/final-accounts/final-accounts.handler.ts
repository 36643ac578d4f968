/** 决算: as long as it is on its way its figures have to be those of the books; when the pool's is approved the database shuts the year. */
import { readIn } from '../database/write.js';
import { fundOf } from '../ledger/ledger.service.js';
import { type Refusal, refusal } from '../refusal.js';
import type { SubmissionHandler } from '../submission/handler.js';
import type { SubmissionState } from '../submission/submission.js';
import { changedFigures, type Content, contentOf } from './figures.js';
import { keptContent } from './kept-content.js';
import { figuresOfYear } from './read-figures.js';
import { approvedParts, lastVouchers, readBooks, yearFaults } from './year.service.js';

const MOST_NAMED = 5;

export const finalAccountsHandler: SubmissionHandler = {
  contentOf: async (em, submission) => contentOf(await keptContent(readIn(em), submission)),
  faults: async (em, { policies }, submission) => {
    const { pool, insurance, fiscalYear, county } = submission;
    const fund = await fundOf(em, pool, insurance);
    const books = await readBooks(em, fund, fiscalYear);
    const { counties, faults } = await approvedParts(em, policies.get(submission.policy)!, books, county);
    const kept = await keptContent(readIn(em), submission);
    const vouchers = await lastVouchers(em, fund.id, fiscalYear, county);
    return [
      ...(await yearFaults(em, books, county)),
      ...faults,
      ...stale(kept, { figures: figuresOfYear(books, county).figures, books: vouchers, counties }, submission),
    ];
  },
  approved: () => Promise.resolve(),
};

/** The vouchers differ as soon as anything is booked in the year; the figures say what it changed. */
function stale(kept: Content, now: Content, { county, pool, citation }: SubmissionState): Refusal[] {
  const changed = changedFigures(kept.figures, now.figures);
  const same = (one: readonly object[], other: readonly object[]) => JSON.stringify(one) === JSON.stringify(other);
  if (changed.length === 0 && same(kept.books, now.books) && same(kept.counties, now.counties)) return [];
  const named = changed.length > 0 ? changed.slice(0, MOST_NAMED) : ['凭证 vouchers'];
  const rest = changed.length > MOST_NAMED ? ' …' : '';
  return [
    refusal('FINAL_ACCOUNTS_STALE', { of: county ?? pool, changed: `${named.join(', ')}${rest}` }, ['input'], citation),
  ];
}
