import type { SlowOperation, OperationState } from '../contract/operations.ts';
import { number, type Locale } from '../kit/format.ts';
import type { OperationStrings } from './strings.ts';

/** The tone of the badge of each state. */
export const tones: Readonly<Record<OperationState, string>> = {
  todo: '',
  doing: 'info',
  blocked: 'warn',
  done: 'good',
  failed: 'bad',
  cancelled: '',
};

/** « Archive de 312 documents » */
export const titleOf = ({ type, facts }: SlowOperation, t: OperationStrings, locale: Locale): string =>
  t.titles[type](facts, number(Number(facts['count'] ?? 0), locale));

/** What is going on, or what to do, in one sentence. */
export function sentenceOf(it: SlowOperation, t: OperationStrings): string {
  if (it.state === 'blocked') return t.blocks[it.blockedBy ?? ''] ?? t.blocked;
  if (it.state === 'failed') return t.failures[it.failure ?? ''] ?? t.failures['unexpected'] ?? '';
  if (it.state === 'todo') return t.waits;
  if (it.state === 'doing') return t.goesOn;
  return it.state === 'done' && !it.result ? t.gone : '';
}

/** Bytes as one reads them: `12,4 Mo`. */
export function sizeText(bytes: number, locale: Locale): string {
  const [unit, by] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const);
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    maximumFractionDigits: bytes < 1e7 ? 1 : 0,
  }).format(bytes / by);
}
