/** 汇总年度事实: a member's facts are taken from its own pool's posted settlement, with a link to it; to be confirmed like any others. */
import { issuedFacts } from '../assessment/assessment.query.js';
import { filledIn } from '../assessment/facts-by-targets.js';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { readIn } from '../database/write.js';
import { enterFacts } from '../facts/year-facts.service.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { FundYearActInput } from '../fund/fund-year-act.input.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { Refused, refusal } from '../refusal.js';
import { type Standing, standingOf } from '../settlement/standing.service.js';
import { lowerPoolOf } from './lower-pool-of.service.js';
import { summedFacts } from './summed-facts.js';

export const consolidateYearFacts = (context: Context, input: FundYearActInput & { county: string }) => {
  const { pool, insurance, fiscalYear, county } = input;
  mustActOn(context.viewer, ['CITY_MEDICAL'], { pool, county: null });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, context.viewer, 'consolidateYearFacts', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    const lower = await lowerPoolOf(em, fund, county, fiscalYear);
    const settlement = lower.settlement && (await standingOf(context, em, { id: lower.settlement }));
    if (!settlement)
      throw new Refused(
        refusal('LOWER_SETTLEMENT_MISSING', { pool: lower.pool, year: fiscalYear }, ['input', 'fiscalYear']),
      );
    // where the upper pool issued targets to the member itself, these count
    const issued = (await issuedFacts(readIn(em), context.policies, fund.id, fiscalYear)).get(county);
    const facts = {
      ...filledIn(summedFacts(settlement.inputs), issued),
      ...{ county, fund: fund.id, lowerSettlement: settlement.id },
    };
    const document = { fiscalYear, source: sourceOf(settlement), rows: [facts] };
    const [id] = await enterFacts(em, context.viewer.person, document);
    return { facts: id! };
  });
};

/** What a reader of the facts needs to find the settlement, and to see that it is the same. */
const sourceOf = ({ id, fund, fiscalYear, policy, contentHash }: Standing): string =>
  `下级统筹区 ${fund.pool} ${fiscalYear}年度清算 ${id}（政策 ${policy.id} 第${policy.version}版，内容哈希 ${contentHash}）`;
