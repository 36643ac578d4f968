import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countySettlement } from '../../reports/county-settlement.js';
import { poolSettlement } from '../../reports/pool-settlement.js';
import type { Mark, Sheet } from '../../reports/sheet.js';
import { countyContent, poolContent } from './sample-content.js';

const bottomOf = (mark: Mark): number =>
  mark.kind === 'text' ? mark.baseline : mark.kind === 'line' ? Math.max(mark.y1, mark.y2) : mark.y + mark.height;

/** The margins' marks come last: a rule and four texts, or more where the notice takes several lines. */
const body = ({ marks }: Sheet['pages'][number], sheet: Sheet): Mark[] =>
  marks.filter((mark) => bottomOf(mark) <= sheet.y + sheet.room + 1);

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

test('every mark stays within its page, and no page is empty', () => {
  fc.assert(
    fc.property(cases, (of) => {
      const sheet = sheetOf(of);
      for (const page of sheet.pages) {
        expect(body(page, sheet).length).toBeGreaterThan(5);
        for (const mark of page.marks) {
          expect(bottomOf(mark)).toBeLessThan(page.height - 20);
          if (mark.kind === 'text')
            expect(mark.x + mark.face.measure(mark.text, mark.size)).toBeLessThan(sheet.left + sheet.width + 1);
        }
      }
    }),
    { numRuns: 40 },
  );
});
