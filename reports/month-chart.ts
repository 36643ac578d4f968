/** 收支走势: twelve months side by side, income white, expenditure dark: legible on any printer. */
import type { BlockContent } from '../src/report/fund-content.js';
import type { Fill, Sheet } from './sheet.js';

type Months = Extract<BlockContent, { type: 'MONTHS' }>;

const FILLS: readonly Fill[] = ['white', 'black'];
const HEIGHT = 120;
const SIZE = 8;

export function monthChart(sheet: Sheet, { series, months }: Months): void {
  const alt = months.map(
    ({ label, amounts }) => `${label} ${series.map((name, at) => `${name} ${amounts[at]}`).join('，')}`,
  );
  sheet.need(HEIGHT + 50);
  sheet.within('Figure', () => draw(sheet, series, months), `柱形图：${alt.join('；')}`);
}

function draw(sheet: Sheet, series: Months['series'], months: Months['months']): void {
  series.forEach((name, at) => {
    const x = sheet.left + at * 90;
    sheet.mark({ kind: 'area', x, y: sheet.y + 3, width: 16, height: 8, fill: FILLS[at]!, outlined: true });
    sheet.line(name, x + 21, sheet.y + 7, 70, { size: SIZE });
  });
  sheet.space(20);
  const bottom = sheet.y + HEIGHT;
  const pitch = sheet.width / months.length;
  const bar = pitch * 0.34;
  months.forEach(({ label, permille }, at) => {
    const x = sheet.left + at * pitch;
    permille.forEach((length, which) => {
      const height = (HEIGHT * length) / 1000;
      if (height === 0) return;
      sheet.mark({
        ...{ kind: 'area', fill: FILLS[which]!, outlined: true },
        ...{ x: x + pitch * 0.14 + which * bar, y: bottom - height, width: bar, height },
      });
    });
    sheet.line(label, x, bottom + 8, pitch, { size: SIZE, align: 'center' });
  });
  sheet.rule(sheet.left, bottom, sheet.left + sheet.width, bottom, 0.8);
  sheet.y = bottom + 22;
}
