/** A pool's settlement summary of 50 pages and more, against the same pages put down by bare pdfkit. */
import { poolSettlement } from '../../reports/pool-settlement.js';
import { renderReport } from '../../reports/report.js';
import type { PoolSettlementContent } from '../../src/report/content.js';
import { toDraw } from '../../test/report/drawn.js';
import { poolContent } from '../../test/report/sample-content.js';
import type { Figure } from '../figure.js';
import { byTurns, timed } from '../rounds.js';
import { barePages } from './bare-pages.js';

const PAGES = 50;

export async function reportBench(): Promise<Figure[]> {
  const content = longEnough();
  const { pages } = poolSettlement(content);
  const product = () => timed(() => renderReport(toDraw(content)));
  const bare = () => timed(() => barePages(pages));
  await product();
  await bare();
  const measured = await byTurns({ product, bare });
  return [
    {
      subject: `a report of ${pages.length} pages, ${content.counties.length} counties`,
      unit: 'ms',
      product: measured.product,
      yardstick: { name: 'bare pdfkit', measured: measured.bare },
      aim: { atMost: 1.3 },
    },
  ];
}

/** Handan's counties as often as it takes. */
function longEnough(): PoolSettlementContent {
  for (let times = 1; ; times++) {
    const content = poolContent(times);
    if (poolSettlement(content).pages.length >= PAGES) return content;
  }
}
