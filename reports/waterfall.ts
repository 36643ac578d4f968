/** 缺口瀑布图: from the whole deficit down, one step under the other, each where the one before ended. */
import { grouped } from '../src/money.js';
import type { WaterfallStepContent } from '../src/report/content.js';
import type { Sheet } from './sheet.js';
import { song } from './typeface.js';

interface Waterfall {
  steps: readonly WaterfallStepContent[];
}

const SIZE = 8.5;
const PITCH = 18;
const AMOUNT_WIDTH = 92;

export function waterfall(sheet: Sheet, { steps }: Waterfall): void {
  const alt = steps.map(({ label, amount }) => `${label} ${grouped(amount)} 元`).join('；');
  sheet.need(Math.min(steps.length * PITCH, sheet.fullRoom / 2));
  sheet.within('Figure', () => draw(sheet, steps), `瀑布图：${alt}`);
}

function draw(sheet: Sheet, steps: Waterfall['steps']): void {
  const labelWidth = Math.max(...steps.map(({ label }) => song.measure(label, SIZE))) + 8;
  const start = sheet.left + labelWidth;
  const whole = sheet.width - labelWidth - AMOUNT_WIDTH;
  steps.forEach(({ label, amount, from, to }, at) => {
    if (sheet.room < PITCH) sheet.turnPage();
    const middle = sheet.y + PITCH / 2;
    const [x, end] = [start + (whole * from) / 1000, start + (whole * to) / 1000];
    sheet.line(label, sheet.left, middle, labelWidth - 6, { size: SIZE, align: 'right' });
    sheet.mark({
      ...{ kind: 'area', fill: at === 0 ? 'black' : 'rising', outlined: true },
      ...{ x: Math.min(x, end), y: middle - 5, width: Math.max(Math.abs(end - x), 0.5), height: 10 },
    });
    sheet.line(grouped(amount), start + whole + 6, middle, AMOUNT_WIDTH - 6, { size: SIZE, align: 'right' });
    sheet.space(PITCH);
  });
  sheet.space(8);
}
