/** Horizontal bars, stacked by source, told apart by hatching rather than colour: legible on any printer. */
import type { BarContent } from '../src/report/content.js';
import { grouped } from '../src/money.js';
import type { Fill, Sheet } from './sheet.js';
import { song } from './typeface.js';

/** In the order of the sources; a policy has seven at most. */
const FILLS: readonly Fill[] = ['white', 'rising', 'grey', 'level', 'black', 'falling', 'pale'];
const BAR = { height: 11, pitch: 20 };
const LEGEND = 20;
const SIZE = 9;
/** Amounts stand to the right of the longest bar. */
const AMOUNT_WIDTH = 92;

export function barChart(sheet: Sheet, sources: readonly string[], bars: readonly BarContent[]): void {
  const alt = bars.map(({ label, amount }) => `${label} ${grouped(amount)} 元`).join('；');
  sheet.within('Figure', () => drawBars(sheet, sources, bars), `条形图：${alt}`);
}

function drawBars(sheet: Sheet, sources: readonly string[], bars: readonly BarContent[]): void {
  const fillOf = (source: string): Fill => FILLS[sources.indexOf(source) % FILLS.length]!;
  sheet.need(Math.min(LEGEND + bars.length * BAR.pitch, sheet.fullRoom / 2));
  legend(sheet, sources, fillOf);
  const labelWidth = Math.max(...bars.map(({ label }) => song.measure(label, SIZE))) + 8;
  const from = sheet.left + labelWidth;
  const longest = sheet.width - labelWidth - AMOUNT_WIDTH;
  let axis = sheet.y;
  for (const { label, amount, parts } of bars) {
    if (sheet.room < BAR.pitch) {
      sheet.rule(from, axis, from, sheet.y, 0.8);
      sheet.turnPage();
      axis = sheet.y;
    }
    const middle = sheet.y + BAR.pitch / 2;
    sheet.line(label, sheet.left, middle, labelWidth - 6, { size: SIZE, align: 'right' });
    let x = from;
    for (const { source, permille } of parts) {
      const width = (longest * permille) / 1000;
      const y = middle - BAR.height / 2;
      sheet.mark({ kind: 'area', x, y, width, height: BAR.height, fill: fillOf(source), outlined: true });
      x += width;
    }
    sheet.line(grouped(amount), x + 5, middle, AMOUNT_WIDTH, { size: SIZE });
    sheet.space(BAR.pitch);
  }
  sheet.rule(from, axis, from, sheet.y, 0.8);
  sheet.space(8);
}

function legend(sheet: Sheet, sources: readonly string[], fillOf: (source: string) => Fill): void {
  const key = { width: 20, height: 9 };
  let x = sheet.left;
  for (const source of sources) {
    const width = key.width + 5 + song.measure(source, SIZE) + 14;
    if (x + width > sheet.left + sheet.width) {
      x = sheet.left;
      sheet.space(16);
    }
    const middle = sheet.y + 8;
    const y = middle - key.height / 2;
    sheet.mark({ kind: 'area', x, y, width: key.width, height: key.height, fill: fillOf(source), outlined: true });
    sheet.line(source, x + key.width + 5, middle, width, { size: SIZE });
    x += width;
  }
  sheet.space(LEGEND);
}
