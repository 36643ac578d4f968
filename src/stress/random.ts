/**
 * Random numbers that are the same again for the same seed: xoshiro128** (Blackman and Vigna), seeded by splitmix32, normals by
 * Marsaglia's polar method. Whole-number arithmetic, + − × ÷, square roots and logarithms only, which V8 computes alike everywhere.
 */

/** Stored with a run: another way of drawing gets another name. */
export const GENERATOR = 'xoshiro128**/splitmix32/polar 1';

const TWO_TO_THE_32 = 4_294_967_296;

export interface Random {
  /** A whole number below 2^32. */
  next(): number;
  /** From 0 up to, but never, 1. */
  uniform(): number;
  /** Mean 0, standard deviation 1. */
  normal(): number;
}

/** Numbers of its own for each stream (a scenario): it does not matter in which order, or where, the scenarios are computed. */
export function randomOf(seed: number, stream: number): Random {
  const mix = splitmix32(seed);
  const ofStream = splitmix32((mix() ^ Math.imul(stream, 0x9e3779b9)) | 0);
  mix();
  return xoshiro128([ofStream() ^ mix(), ofStream(), ofStream(), ofStream() | 1]);
}

export function xoshiro128([a, b, c, d]: readonly [number, number, number, number]): Random {
  let [s0, s1, s2, s3] = [a | 0, b | 0, c | 0, d | 0];
  let spare: number | undefined;

  const next = (): number => {
    const result = Math.imul(rotated(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotated(s3, 11);
    return result;
  };
  const uniform = (): number => next() / TWO_TO_THE_32;
  const normal = (): number => {
    if (spare !== undefined) {
      const kept = spare;
      spare = undefined;
      return kept;
    }
    for (;;) {
      const [x, y] = [2 * uniform() - 1, 2 * uniform() - 1];
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
  return { next, uniform, normal };
}

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Spreads a seed over many words: neighbouring seeds have nothing in common. */
function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = state ^ (state >>> 16);
    word = Math.imul(word, 0x21f0aaad);
    word ^= word >>> 15;
    word = Math.imul(word, 0x735a2d97);
    return word ^ (word >>> 15);
  };
}
