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

/** A short case and a long one, so that blocks end anywhere on a page. */
const sheets = fc.oneof(
  fc.tuple(fc.nat(30), fc.nat(12)).map(([vouchers, facts]) => {
    const content = countyContent(vouchers);
    return countySettlement({ ...content, facts: Array.from({ length: facts }, () => content.facts[0]!) });
  }),
  fc.integer({ min: 1, max: 4 }).map((times) => poolSettlement(poolContent(times))),
);

test('no heading stands alone at the foot of a page, wherever the blocks before it end', () => {
  fc.assert(
    fc.property(sheets, (sheet) => {
      for (const { title, page, y } of sheet.bookmarks) {
        const below = body(sheet.pages[page]!, sheet).filter((mark) => bottomOf(mark) > y + 30);
        expect({ title, followed: below.length > 1 }).toEqual({ title, followed: true });
      }
    }),
    { numRuns: 20 },
  );
});

test('every mark stays within its page, and no page is empty', () => {
  fc.assert(
    fc.property(sheets, (sheet) => {
      for (const page of sheet.pages) {
        expect(body(page, sheet).length).toBeGreaterThan(5);
        for (const mark of page.marks) {
          expect(bottomOf(mark)).toBeLessThan(page.height - 20);
          if (mark.kind === 'text')
            expect(mark.x + mark.face.measure(mark.text, mark.size)).toBeLessThan(sheet.left + sheet.width + 1);
        }
      }
    }),
    { numRuns: 20 },
  );
});
