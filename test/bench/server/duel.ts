import { round, type Contender, type Round, type Shot } from './load.ts';

/** A server under load, with the requests that it gets. */
export interface Side {
  readonly server: Contender;
  readonly shots: readonly Shot[];
}

/** One round of each side, a pair. */
export interface Pair {
  readonly base: Round;
  readonly other: Round;
}

/**
 * Loads both sides in turn, base first, and keeps the pairs: the machine's weather then falls on both. The first pairs
 * warm up and are thrown away.
 */
export async function duel(base: Side, other: Side, rounds: number, amount: number): Promise<Pair[]> {
  const warm = 2;
  const pairs: Pair[] = [];
  for (let i = 0; i < rounds + warm; i++) {
    const pair = {
      base: await round(base.server, base.shots, amount),
      other: await round(other.server, other.shots, amount),
    };
    if (pair.base.failed + pair.other.failed > 0) throw new Error('a request failed under load');
    if (i >= warm) pairs.push(pair);
  }
  return pairs;
}

/** What the second side has more than the base, pair by pair. */
export const ratios = (pairs: readonly Pair[], of: (round: Round) => number): number[] =>
  pairs.map(({ base, other }) => of(other) / of(base));
