/** What a benchmark found out: one line of the table. */
export interface Result {
  /** `S1 invoices`: the goal and its case. */
  readonly id: string;
  readonly title: string;
  /** The median of the rounds; ratios unless a unit is named. */
  readonly median: number;
  readonly unit: '×' | '%' | 'ms' | 'kB' | 'MB' | '/s' | '';
  readonly aim: number;
  /** Beyond this something is broken, whatever the weather on the machine. */
  readonly gate: number;
  /** Whether small or large figures are good. */
  readonly good: 'small' | 'large';
  readonly rounds: readonly number[];
  /** How it was measured, in one line. */
  readonly method: string;
  /** Where the time goes, where the aim is missed; what else must be known. */
  readonly note?: string;
}

/** A benchmark by its name on the command line. */
export interface Bench {
  readonly name: string;
  /** Set when it loads the built elements: they are built first. */
  readonly needsBuild?: true;
  readonly run: (options: BenchOptions) => Promise<Result[]>;
}

export interface BenchOptions {
  /** Also what takes long: ten million rows. */
  readonly full: boolean;
  readonly rounds: number;
}

/** The middle of some numbers. */
export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN;

/** The value under which so many per cent lie. */
export const percentile = (numbers: readonly number[], percent: number): number =>
  [...numbers].sort((a, b) => a - b)[
    Math.min(numbers.length - 1, Math.floor((numbers.length * percent) / 100))
  ] ?? NaN;

/** A result of rounds that were measured, by the figures of its goal. */
export const resultOf = (goal: Omit<Result, 'median' | 'rounds'>, rounds: readonly number[]): Result => ({
  ...goal,
  median: round3(median(rounds)),
  rounds: rounds.map(round3),
});

const round3 = (value: number): number => Number(value.toPrecision(3));

export type Verdict = 'aim met' | 'within gate' | 'missed';

export function verdictOf({ median: value, aim, gate, good }: Result): Verdict {
  const reaches = (bound: number): boolean => (good === 'small' ? value <= bound : value >= bound);
  return reaches(aim) ? 'aim met' : reaches(gate) ? 'within gate' : 'missed';
}
