/** 代拟稿: a letter as GB/T 9704 lays it out without a red head: title, addressee, body, what is attached, signature without a seal. */
import type { FundReportContent, LetterContent } from '../src/report/fund-content.js';
import { PITCH, SIZE } from './gongwen.js';
import { chineseDate, titleParts } from './parts.js';
import { Sheet } from './sheet.js';
import { song } from './typeface.js';

export function letter(content: FundReportContent, { to, paragraphs, attachment, from, date }: LetterContent): Sheet {
  const sheet = new Sheet({ left: content.title.join(''), right: '代拟稿', foot: content.notice ?? '' });
  sheet.title(titleParts(content.title, content), '代拟稿：供制发机关审定，未经制发不生效');
  if (content.notice) sheet.notice(content.notice);
  sheet.lines(`${to}：`);
  for (const text of paragraphs) sheet.lines(text, {}, 2);
  sheet.space(PITCH);
  sheet.lines(`附件：${attachment}`, {}, 2);
  sheet.need(3 * PITCH);
  sheet.space(PITCH);
  signature(sheet, from, chineseDate(date));
  return sheet;
}

/** 7.3.5.2: the name two characters from the right, the date beginning two after it; where the date is longer, it is the one that stands so. */
function signature(sheet: Sheet, from: string, date: string): void {
  const em = SIZE.three;
  const right = sheet.left + sheet.width - 2 * em;
  const [name, day] = [song.measure(from, em), song.measure(date, em)];
  const begins = day > name ? right - day - 2 * em : right - name;
  for (const [text, x] of [
    [from, begins],
    [date, begins + 2 * em],
  ] as const) {
    const middle = sheet.y + PITCH / 2;
    sheet.within('P', () => sheet.line(text, x, middle, sheet.width));
    sheet.space(PITCH);
  }
}
