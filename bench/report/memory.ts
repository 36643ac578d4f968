/**
 * The most memory that a process has while its render thread makes one report, over what it had before the thread was started. A process
 * of its own: content (JSON) from standard input; prints pages and megabytes.
 */
import { readFileSync } from 'node:fs';
import { DEMO_SIGNER } from '../../reports/signing-key.js';
import type { FundReportContent } from '../../src/report/fund-content.js';
import { DEFAULT_LIMITS } from '../../src/report/limits.js';
import { Renderer } from '../../src/report/renderer.js';

const inMegabytes = (name: string): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024;

const content = JSON.parse(readFileSync(0, 'utf8')) as FundReportContent;
const renderer = new Renderer();
const idle = inMegabytes('VmRSS');
let pages = 0;
await renderer.render(
  { content, signer: DEMO_SIGNER, limits: DEFAULT_LIMITS },
  new AbortController().signal,
  (_, total) => (pages = total),
);
console.log(JSON.stringify({ pages, over: inMegabytes('VmHWM') - idle }));
await renderer.close();
