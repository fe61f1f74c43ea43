import { readFileSync, writeFileSync } from 'node:fs';
import type { Clock } from '../../../../bff/ports/clock.ts';

/** A clock ahead of the machine's by what stands in a file: one time for all processes of a test. */
export interface SharedClock extends Clock {
  readonly advance: (ms: number) => void;
}

export function sharedClock(file: string): SharedClock {
  const ahead = (): number => Number(readFileSync(file, 'utf8'));
  return {
    now: () => Date.now() + ahead(),
    advance: (ms) => writeFileSync(file, String(ahead() + ms)),
  };
}
