/** 导入下级账簿: books in a member's upper book what its own pool's counties have in the given months and it still lacks. */
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { FundYearActInput } from '../fund/fund-year-act.input.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { ITEMS } from '../load/item.js';
import { book, LOADS } from '../load/load.service.js';
import { yuan } from '../money.js';
import { Refused, refusal } from '../refusal.js';
import { lowerPoolOf } from './lower-pool-of.service.js';
import { lacking } from './month-items.js';
import { monthItems } from './month-items.service.js';

export type LoadLowerBooks = FundYearActInput & { county: string; months: number[] };

export const loadLowerBooks = (context: Context, input: LoadLowerBooks) => {
  const { pool, insurance, fiscalYear, county, months } = input;
  const { em, viewer, policies } = context;
  mustActOn(viewer, LOADS, { pool, county });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(em, viewer, 'loadLowerBooks', input.idempotencyKey, input, async (tx) => {
    const wrong = months.flatMap((month, at) =>
      month >= 1 && month <= 12 ? [] : [refusal('INVALID_MONTH', { month }, ['input', 'months', at])],
    );
    if (wrong.length) throw new Refused(...wrong);
    const fund = await fundOf(tx, pool, insurance);
    await decideAlone(tx, fund.id); // of two at once the second finds nothing left to book
    const lower = await lowerPoolOf(tx, fund, county, fiscalYear);
    const books = [
      { fund: fund.id, county },
      { fund: lower.fund, county: null },
    ];
    const items = await monthItems(tx, books, fiscalYear);
    const [here, there] = [items.get(fund.id)!, items.get(lower.fund)!];
    const rows = lacking(here, there).filter(({ month }) => months.includes(month));
    const amountIn = (side: typeof here, month: number, item: string) =>
      yuan(side.find((one) => one.month === month && one.item === item)?.amount ?? 0n);
    const excess = rows.filter(({ amount }) => amount < 0n);
    if (excess.length)
      throw new Refused(
        ...excess.map(({ month, item }) => {
          const what = `${month}月${ITEMS[item].name} ${item}`;
          const facts = { county, what, here: amountIn(here, month, item), there: amountIn(there, month, item) };
          return refusal('TIERS_DISAGREE', facts, ['input', 'months']);
        }),
      );
    return book(tx, policies, viewer, {
      ...{
        pool,
        fiscalYear,
        document: `下级统筹区 ${lower.pool} ${fiscalYear}年${[...new Set(months)].join('、')}月账簿合计`,
      },
      rows: rows.map(({ month, item, amount }) => ({ county, insurance, month, item, amount: yuan(amount) })),
    });
  });
};
