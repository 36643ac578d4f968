import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countySettlement } from '../../reports/county-settlement.js';
import { poolSettlement } from '../../reports/pool-settlement.js';
import { type Mark, Sheet } from '../../reports/sheet.js';
import { table } from '../../reports/table.js';
import { countyContent, poolContent } from './sample-content.js';

const bottomOf = (mark: Mark): number =>
  mark.kind === 'text' ? mark.baseline : mark.kind === 'line' ? Math.max(mark.y1, mark.y2) : mark.y + mark.height;

/** Without the foot, and the number that a turned page has at its side. */
const body = ({ marks }: Sheet['pages'][number], sheet: Sheet): Mark[] =>
  marks.filter((mark) => bottomOf(mark) <= sheet.y + sheet.room + 1 && !(mark.kind === 'text' && mark.turned));

/** A short case and a long one, so that blocks end anywhere on a page; told as numbers, so that a counterexample can be printed. */
const cases = fc.oneof(
  fc.record({ vouchers: fc.nat(30), facts: fc.nat(12) }),
  fc.record({ times: fc.integer({ min: 1, max: 4 }) }),
);

function sheetOf(of: { vouchers: number; facts: number } | { times: number }): Sheet {
  if ('times' in of) return poolSettlement(poolContent(of.times));
  const content = countyContent(of.vouchers);
  return countySettlement({ ...content, facts: Array.from({ length: of.facts }, () => content.facts[0]!) });
}

test('no heading stands alone at the foot of a page, wherever the blocks before it end', () => {
  fc.assert(
    fc.property(cases, (of) => {
      const sheet = sheetOf(of);
      for (const { title, page, y } of sheet.bookmarks) {
        const below = body(sheet.pages[page]!, sheet).filter((mark) => bottomOf(mark) > y + 30);
        // A section of nothing is one line: 本年未录入事实。
        expect({ title, followed: below.length > 0 }).toEqual({ title, followed: true });
      }
    }),
    { numRuns: 40 },
  );
});

test('a sentence that leads to a table is on the page of the table, wherever it begins', () => {
  const textOf = ({ marks }: Sheet['pages'][number]) =>
    marks.map((mark) => (mark.kind === 'text' ? mark.text : '')).join('\n');
  for (let above = 0; above < 60; above++) {
    const sheet = new Sheet({ left: '', right: '', foot: '' });
    sheet.space(above * 12);
    sheet.lead('与基金年度收支的勾稽：');
    table(sheet, [{ title: '项目', cell: (row: string) => row }], ['收入', '支出']);
    const page = sheet.pages.map(textOf).find((text) => text.includes('项目'));
    expect({ above, page }).toEqual({ above, page: expect.stringContaining('与基金年度收支的勾稽：') });
  }
});

test('a column of amounts that is left to be written in is as wide as one that is filled', () => {
  const sheet = new Sheet({ left: '', right: '', foot: '' });
  const columns = ['2,616,491,568.08', ''].map((text, at) => ({
    title: ['账面', '余额'][at]!,
    align: 'right' as const,
    cell: () => text,
  }));
  table(sheet, [{ title: '账户', grow: 1, cell: () => '市级财政专户' }, ...columns], [1]);
  const edges = sheet.pages[0]!.marks.flatMap((mark) => (mark.kind === 'line' && mark.x1 === mark.x2 ? [mark.x1] : []));
  const [, second = 0, third = 0, right = 0] = [...new Set(edges)].sort((a, b) => a - b);
  expect(right - third).toBeCloseTo(third - second);
});

test('every mark stays within its page, and no page is empty', () => {
  fc.assert(
    fc.property(cases, (of) => {
      const sheet = sheetOf(of);
      for (const page of sheet.pages) {
        expect(body(page, sheet).length).toBeGreaterThan(5);
        for (const mark of page.marks) {
          expect(bottomOf(mark)).toBeLessThan(page.height - 20);
          if (mark.kind === 'text' && !mark.turned)
            expect(mark.x + mark.face.measure(mark.text, mark.size)).toBeLessThan(sheet.left + sheet.width + 1);
        }
      }
    }),
    { numRuns: 40 },
  );
});

/** In mm from the paper's edges, of the number's outer end and of its line, on the page as it is bound: turned pages by a quarter. */
const numberOf = (sheet: Sheet, at: number): { text: string; fromLeft: number; fromTop: number } => {
  const page = sheet.pages[at]!;
  const mark = page.marks.find((one) => one.kind === 'text' && /^— \d+ —$/.test(one.text)) as Mark & { kind: 'text' };
  const mm = (points: number): number => Math.round((points / 72) * 25.4);
  const [x, y] = [mark.x + page.shift.x, mark.baseline + page.shift.y];
  const end = at % 2 === 0 ? mark.face.measure(mark.text, mark.size) : 0;
  return mark.turned
    ? { text: mark.text, fromLeft: mm(y + end), fromTop: mm(page.width - x - 0.38 * mark.size) }
    : { text: mark.text, fromLeft: mm(x + end), fromTop: mm(y - 0.38 * mark.size) };
};

test.each([
  ['upright pages', countySettlement(countyContent())],
  ['turned pages', poolSettlement(poolContent())],
])('GB/T 9704: the number of %s stands 7 mm below the text, outside, one character in', (_, sheet) => {
  // Text from 28 mm (a recto; 26 mm on a verso) to 156 mm further, and from 37 mm to 225 mm further; a character of 4号 is 5 mm.
  expect(numberOf(sheet, 0)).toEqual({ text: '— 1 —', fromLeft: 28 + 156 - 5, fromTop: 37 + 225 + 7 });
  expect(numberOf(sheet, 1)).toEqual({ text: '— 2 —', fromLeft: 26 + 5, fromTop: 37 + 225 + 7 });
});
