import type { Deps } from '../deps.ts';
import { streakMost } from '../access/limits.ts';
import { forgetExpired } from '../access/storage.ts';
import { forgetEnded } from '../operations/storage.ts';
import { forgetEvents } from '../storage/events.ts';
import { forgetDone } from '../storage/outbox.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Forgets what has served: events heard, replies kept for repeats, counters, dead links, jobs done, old
 * slow work. No business rows. */
export async function sweep(deps: Deps): Promise<void> {
  const ago = (ms: number): string => new Date(deps.clock.now() - ms).toISOString();
  await forgetEvents(deps.db, ago(day));
  const before = { replies: ago(2 * day), attempts: ago(30 * day), links: ago(7 * day), now: ago(0) };
  await forgetExpired(deps.db, { ...before, streakMost });
  await forgetDone(deps.db, ago(30 * day));
  await forgetEnded(deps.db, ago(90 * day));
}

/** Sweeps at once and then every hour; returns the end of it. */
export function sweepHourly(deps: Deps): () => void {
  const run = (): void => void sweep(deps).catch((err: unknown) => deps.log.error({ err }, 'sweep failed'));
  const timer = setInterval(run, hour);
  (timer as { unref?: () => void }).unref?.();
  run();
  return () => clearInterval(timer);
}
