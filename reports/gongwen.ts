/**
 * The page of GB/T 9704-2012《党政机关公文格式》, as far as it speaks of ordinary reports: no red head, no imprint. 宋体 stands for the 仿宋 and
 * 楷体 that no free font of the 通用规范汉字表 has. Departs where 5.2.2 and 5.2.3 allow it ("特定情况可以作适当调整"): tables and their notes are
 * in smaller type, and a turned page is widened into its 天头 so that twelve columns of amounts fit.
 */
const MM = 72 / 25.4;

/** 5.1 */
const A4 = { width: 210 * MM, height: 297 * MM };
/** 5.2.1: 天头、订口、版心 */
const HEAD = 37 * MM;
const SPINE = 28 * MM;
const TEXT = { width: 156 * MM, height: 225 * MM };
/** What is left at the fore-edge; a verso's text stands there, behind its recto's (6.2: 双面印刷，页码套正). */
const FORE_EDGE = A4.width - SPINE - TEXT.width;
/** What a turned page gains of its 天头. */
const WIDENED = 17 * MM;

/** 字号, in points (5.2.2, 7.3.1, 7.5; 初号 and 1号 for the cover). */
export const SIZE = { initial: 42, one: 26, two: 22, three: 16, four: 14, five: 10.5 } as const;

/** 5.2.3: 22 lines a page. */
export const PITCH = TEXT.height / 22;

export type Orientation = 'portrait' | 'landscape';

/** A page's size and the area of its text; a page is laid out as a recto. */
export interface Frame {
  orientation: Orientation;
  size: { width: number; height: number };
  left: number;
  width: number;
  top: number;
  bottom: number;
  /** How a verso's text stands off its recto's. */
  verso: { x: number; y: number };
}

export const FRAMES: Readonly<Record<Orientation, Frame>> = {
  portrait: {
    orientation: 'portrait',
    size: A4,
    ...{ left: SPINE, width: TEXT.width, top: HEAD, bottom: HEAD + TEXT.height },
    verso: { x: FORE_EDGE - SPINE, y: 0 },
  },
  // 8: the head of a turned table is at the spine of a recto and at the fore-edge of a verso: both are turned to the left.
  landscape: {
    orientation: 'landscape',
    size: { width: A4.height, height: A4.width },
    left: A4.height - HEAD - TEXT.height,
    width: TEXT.height + WIDENED,
    ...{ top: SPINE, bottom: SPINE + TEXT.width },
    verso: { x: 0, y: FORE_EDGE - SPINE },
  },
};

/**
 * 7.5: the dashes of a page number stand 7 mm below the text, the number one character in from the outer edge; 8: a turned page has it
 * where the others do. Where the number's outer end stands on a recto, and where on its verso.
 */
const NUMBER = { y: HEAD + TEXT.height + 7 * MM, recto: SPINE + TEXT.width - SIZE.four, verso: SPINE + SIZE.four };

/** Where a page number as wide as this begins, on the page as it is laid out: its line's middle. */
export function numberPlace({ orientation }: Frame, isVerso: boolean, width: number): { x: number; y: number } {
  const x = isVerso ? NUMBER.verso : NUMBER.recto - width;
  // Turned to the right by a quarter: what was below is at the left.
  return orientation === 'portrait' ? { x, y: NUMBER.y } : { x: A4.height - NUMBER.y, y: x };
}

/**
 * The cover of an audit's report as audit bodies lay it out, for a submission: the pool's name 60 mm from the paper's top, the number's
 * foot 50 mm below that, who and what is reported on 80 mm further down, 45 mm from the left.
 */
export const COVER = { name: 60 * MM, number: 110 * MM, subject: 190 * MM, left: 45 * MM };
