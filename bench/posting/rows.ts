/** Documents of 5,000 rows of income and expenditure: every county, both funds, every month and item, more coming in than going out. */
import { demoOpenings, DEMO_YEAR } from '../../src/demo/demo-data.js';
import { isIncome, type Item, ITEMS } from '../../src/load/item.js';
import type { LoadDocument } from '../../src/load/load.service.js';
import { yuan } from '../../src/money.js';

export const ROWS = 5_000;

type Row = LoadDocument['rows'][number];

/** @param number which document: no two have the same amounts. */
export function loadDocument(number: number): LoadDocument {
  const places = demoOpenings('handan').flatMap(({ insurance, rows }) =>
    rows.map(({ county }) => ({ county, insurance })),
  );
  const items = Object.keys(ITEMS) as Item[];
  const rows = Array.from({ length: ROWS }, (_, at): Row => {
    const place = places[at % places.length]!;
    const month = (Math.floor(at / places.length) % 12) + 1;
    const item = items[Math.floor(at / places.length / 12) % items.length]!;
    const fen = (isIncome(item) ? 200_000_000 : 100_000_000) + ((at * 7_919 + number * 104_729) % 50_000_000);
    return { ...place, month, item, amount: yuan(BigInt(fen)) };
  });
  return { pool: 'handan', fiscalYear: DEMO_YEAR, document: `bench ${number}`, rows };
}
