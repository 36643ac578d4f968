/** How large a file will be: its first lines are written, and the rest is taken to be like them. */
import type { Column } from './column.js';
import type { Format } from './format.js';
import type { LineOrder } from './preset.js';
import type { LineRow, Source } from './source.js';

const SAMPLE = 500;

/** About how many bytes; exact for what is no longer than the sample. */
export async function estimateBytes(
  format: Format,
  source: Source,
  columns: readonly Column[],
  order: LineOrder,
): Promise<number> {
  const { lines } = source.about;
  const sampled = Math.min(lines, SAMPLE);
  const sample = await sizeOf(format.write(first(source, SAMPLE), columns, order));
  if (sampled === lines) return sample;
  const empty = await sizeOf(format.write(first(source, 0), columns, order));
  return Math.round(empty + ((sample - empty) * lines) / sampled);
}

/** The same source with no more lines than that, whatever their order. */
function first(source: Source, most: number): Source {
  let left = most;
  return {
    ...source,
    async *lines(columns, _, only): AsyncGenerator<LineRow[]> {
      if (left === 0) return;
      for await (const batch of source.lines(columns, 'BOOKED', { ...only, most: left })) {
        left -= batch.length;
        yield batch;
      }
    },
  };
}

async function sizeOf(text: AsyncIterable<string | Buffer>): Promise<number> {
  let size = 0;
  for await (const chunk of text) size += Buffer.byteLength(chunk);
  return size;
}
