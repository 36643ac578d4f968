import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { breakLines } from '../../reports/line-break.js';
import { song } from '../../reports/typeface.js';

const SIZE = 10;
const lines = (text: string, ems: number): string[] => breakLines(text, ems * SIZE, song, SIZE);

test.each([
  ['text that fits stays one line', '先由累计结余解决', 8, ['先由累计结余解决']],
  ['a comma does not begin a line', '先由累计结余解决，不足', 8, ['先由累计结余解', '决，不足']],
  ['a bracket does not end one', '由市级风险金（共有', 7, ['由市级风险金', '（共有']],
  ['an amount stays whole', '弥补了 12,345.67 元', 6, ['弥补了', '12,345.67 元']],
  ['a line that was asked for is kept', '甲\n乙', 8, ['甲', '乙']],
  ['a hash goes on wherever the line ends', 'aaaaaaaaaaaaaaaa', 4, ['aaaaaaa', 'aaaaaaa', 'aa']],
])('%s', (_, text, ems, expected) => {
  expect(lines(text, ems)).toEqual(expected);
});

const piece = fc.constantFrom(
  '缺',
  '口',
  '弥',
  '补',
  '，',
  '。',
  '（',
  '）',
  '“',
  '”',
  'HD-7',
  '1,234.50',
  ' ',
  '第十二条',
);

test('no text is lost, and no line is wider than its column', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 80 }), fc.integer({ min: 6, max: 30 }), (pieces, ems) => {
      const text = pieces.join('').trim();
      const broken = lines(text, ems);
      expect(broken.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      for (const line of broken) expect(song.measure(line, SIZE)).toBeLessThanOrEqual(ems * SIZE + 1e-6);
    }),
  );
});
