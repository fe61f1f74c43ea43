/** Repeatable chance: the same seed gives the same data on every machine. */
export interface Chance {
  /** A number in [0, 1). */
  next(): number;
  /** An integer from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True in `share` of the cases, 0 to 1. */
  happens(share: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** A public id such as `svc_k3v09sxq2mfa81tz`. */
  id(prefix: string): string;
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');

/** Mulberry32: 32 bits of state, more than a demo needs. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  return {
    next,
    pick,
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    happens: (share) => next() < share,
    id: (prefix) => `${prefix}_${Array.from({ length: 16 }, () => pick(letters)).join('')}`,
  };
}

/** Chance without memory: 32 bits that depend on the seed, the question and the index alone. */
export function scatter(seed: number, question: number, index: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(question + 1, 0xc2b2ae35) ^ index;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
