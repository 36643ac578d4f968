/** Loads of 5,000 rows over HTTP, against plain inserts of the rows that they write. */
import pg from 'pg';
import type { Figure } from '../figure.js';
import { actsOn, openHandan } from '../handan.js';
import { startProduct } from '../product.js';
import { byTurns, timed } from '../rounds.js';
import { type Batch, PlainInserts } from './plain-insert.js';
import { loadDocument, ROWS } from './rows.js';

/** Requests of one turn. */
const REQUESTS = 3;

export async function postingBench(): Promise<Figure[]> {
  const product = await startProduct();
  const client = new pg.Client(product.database);
  await client.connect();
  try {
    const act = actsOn(product);
    await openHandan(act);
    const plain = await PlainInserts.prepare(client);
    let documents = 0;
    let batches: Batch[] = [];
    const rate = async (work: () => Promise<void>) => (REQUESTS * ROWS * 1_000) / (await timed(work));
    const sides = {
      product: async () => {
        const inputs = Array.from({ length: REQUESTS }, () => loadDocument(++documents));
        const loads: string[] = [];
        const measured = await rate(async () => {
          for (const input of inputs) {
            const { load } = await act<{ load: string }>('CITY_MEDICAL', 'loadIncomeAndExpenditure', input, 'load');
            loads.push(load);
          }
        });
        batches = [];
        for (const load of loads) batches.push(await plain.capture(load));
        return measured;
      },
      plain: () =>
        rate(async () => {
          for (const batch of batches) await plain.insert(batch);
        }),
    };
    for (const side of Object.values(sides)) await side();
    const measured = await byTurns(sides);
    await plain.check();
    return [
      {
        subject: `posting ${ROWS.toLocaleString('en')} rows a request over HTTP`,
        unit: 'rows/s',
        product: measured.product,
        yardstick: { name: 'plain inserts', measured: measured.plain },
        aim: { atLeast: 0.4 },
      },
    ];
  } finally {
    await client.end();
    await product.stop();
  }
}
