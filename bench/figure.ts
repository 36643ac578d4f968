import type { Measured } from './rounds.js';

/** One row of the table: a side of the product against one yardstick. */
export interface Figure {
  subject: string;
  /** What both sides are counted in: "ms", "requests/s". */
  unit: string;
  product: Measured;
  yardstick: { name: string; measured: Measured };
  /** The ratio of product to yardstick that the project wants; absent where the yardstick is there to compare only. */
  aim?: { atMost: number } | { atLeast: number };
}

export const ratioOf = ({ product, yardstick }: Figure): number => product.median / yardstick.measured.median;

export function reaches(figure: Figure): boolean {
  const ratio = Number(ratioOf(figure).toFixed(2)); // judged as it is shown
  if (!figure.aim) return true;
  return 'atMost' in figure.aim ? ratio <= figure.aim.atMost : ratio >= figure.aim.atLeast;
}

/** The figures as a table of Markdown. */
export function table(figures: readonly Figure[]): string {
  return [
    '| what | product | yardstick | ratio | aim |',
    '|---|---|---|---|---|',
    ...figures.map((figure) => {
      const { subject, unit, product, yardstick, aim } = figure;
      const wanted = aim && ('atMost' in aim ? `≤ ${aim.atMost.toFixed(1)}` : `≥ ${aim.atLeast.toFixed(1)}`);
      const cells = [
        subject,
        `${span(product)} ${unit}`,
        `${yardstick.name}: ${span(yardstick.measured)} ${unit}`,
        `**${ratioOf(figure).toFixed(2)}**`,
        wanted ? `${wanted} ${reaches(figure) ? '✓' : '✗'}` : '–',
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ].join('\n');
}

const span = ({ lowest, median, highest }: Measured): string => `${plain(median)} (${plain(lowest)}–${plain(highest)})`;

/** Three digits that mean something. */
const plain = (value: number): string => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));
