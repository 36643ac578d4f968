/** Stretches of whole numbers (days, years), and by which of several each part of the line is covered. */

/** From the first to the last, both in it; last is null where it has no end. */
export interface Span {
  first: number;
  last: number | null;
}

/** The line from `start` on, cut where coverage changes: every part with those that cover it, in the order given. */
export function partsOf<S extends Span>(start: number, covering: readonly S[]): (Span & { by: S[] })[] {
  const cuts = new Set([start]);
  for (const { first, last } of covering) {
    cuts.add(first);
    if (last !== null) cuts.add(last + 1);
  }
  const sorted = [...cuts].filter((cut) => cut >= start).sort((a, b) => a - b);
  return sorted.map((first, at) => ({
    first,
    last: at + 1 < sorted.length ? sorted[at + 1]! - 1 : null,
    by: covering.filter((span) => span.first <= first && first <= (span.last ?? first)),
  }));
}
