import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../bff/ports/clock.ts';

/** A clock ahead of the machine's, kept in a file, so that the demo stays where it was taken. */
export interface DemoClock extends Clock {
  readonly aheadMs: () => number;
  readonly advance: (ms: number) => void;
}

/** Opens the clock of a data folder. */
export function demoClock(folder: string): DemoClock {
  const file = join(folder, 'clock.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { aheadMs?: number }) : {};
  let aheadMs = kept.aheadMs ?? 0;
  return {
    now: () => Date.now() + aheadMs,
    aheadMs: () => aheadMs,
    advance: (ms) => {
      aheadMs += ms;
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, JSON.stringify({ aheadMs }));
    },
  };
}
