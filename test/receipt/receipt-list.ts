/** Receipt lists for tests: a row in short, a list as the tax office would send it. */
import type { Receipt } from '../../src/receipt/reconcile.js';
import { yuan } from '../../src/money.js';

export const HEAD = '入库日期,险种,县市区,项目,票号,金额';

/** "2021-03-05 a 100.00 T1", with whatever is given instead. */
export type Line = Partial<Record<'day' | 'insurance' | 'county' | 'item' | 'number' | 'amount', string>>;

export const lineOf = ({
  day = '2021-03-05',
  insurance = '城乡居民基本医疗保险',
  county = '甲县',
  item = '居民个人缴费',
  number = 'T1',
  amount = '100.00',
}: Line): string => [day, insurance, county, item, number, amount].join(',');

export const csvOf = (lines: readonly Line[]): string => [HEAD, ...lines.map(lineOf)].join('\r\n');

export const asLine = ({ enteredOn, insurance, county, item, number, amount }: Receipt): Line => ({
  ...{ day: enteredOn, insurance, county, item, number },
  amount: yuan(amount),
});
