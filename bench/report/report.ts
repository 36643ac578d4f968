/** Handan's yearly package: against bare pdfkit drawing and tagging the same pages, against Chromium printing the same words; and its memory. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fundReport } from '../../reports/fund-report.js';
import { renderReport } from '../../reports/report.js';
import { projectRoot } from '../../src/project-root.js';
import type { FundReportContent } from '../../src/report/fund-content.js';
import { toDraw } from '../../test/report/drawn.js';
import type { Figure } from '../figure.js';
import { byTurns, timed } from '../rounds.js';
import { barePages } from './bare-pages.js';
import { CHROMIUM, chromiumPrints } from './chromium.js';
import { packageContent, repeated } from './package-content.js';

const MEMORY_PAGES = 1_000;
const MEMORY_AIM = 300;

export async function reportBench(): Promise<Figure[]> {
  const content = await packageContent();
  const { pages } = fundReport(content);
  const subject = `a package of ${pages.length} pages`;
  const product = () => timed(() => renderReport(toDraw(content)));
  const bare = () => timed(() => barePages(pages));
  await product();
  await bare();
  const measured = await byTurns({ product, bare });
  return [
    {
      subject,
      unit: 'ms',
      product: measured.product,
      yardstick: { name: 'bare pdfkit, tagged', measured: measured.bare },
      aim: { atMost: 1.3 },
    },
    ...(await againstChromium(content)),
    memory(content),
  ];
}

async function againstChromium(content: FundReportContent): Promise<Figure[]> {
  if (!CHROMIUM) {
    console.error('Chromium is not installed here: the product is not measured against it.');
    return [];
  }
  const { pages } = fundReport(content);
  const rate = (milliseconds: number): number => (pages.length * 1_000) / milliseconds;
  const chromium = chromiumPrints(pages);
  try {
    await chromium.print(true);
    const measured = await byTurns({
      product: async () => rate(await timed(() => renderReport(toDraw(content)))),
      // its start is not printing: what an empty page takes is taken off
      chromium: async () =>
        rate((await timed(() => chromium.print(true))) - (await timed(() => chromium.print(false)))),
    });
    return [
      {
        subject: `a package of ${pages.length} pages`,
        unit: 'pages/s',
        product: measured.product,
        yardstick: { name: 'Chromium', measured: measured.chromium },
        aim: { atLeast: 5 },
      },
    ];
  } finally {
    chromium.end();
  }
}

function memory(content: FundReportContent): Figure {
  const times = Math.ceil(MEMORY_PAGES / fundReport(content).pages.length);
  const { stdout, status } = spawnSync(process.execPath, [join(projectRoot, 'dist/bench/report/memory.js')], {
    input: JSON.stringify(repeated(content, times)),
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('the report whose memory is measured was not made');
  const { pages, over } = JSON.parse(stdout) as { pages: number; over: number };
  const once = (value: number) => ({ lowest: value, median: value, highest: value });
  return {
    subject: `memory of a package of ${pages.toLocaleString('en')} pages, over the idle process`,
    unit: 'MB',
    product: once(over),
    yardstick: { name: 'a bound', measured: once(MEMORY_AIM) },
    aim: { atMost: 1 },
  };
}
