import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { finish, lease, postpone, type LeasedJob } from '../storage/outbox.ts';
import type { Write } from '../storage/write.ts';

/** What a handler is given. */
export interface Task<P> {
  readonly payload: P;
  readonly key: string;
  /** This try included. */
  readonly attempts: number;
  /**
   * Marks the job as done inside the handler's own write, so that effect and mark are committed together and the job
   * happens exactly once. Without it the mark follows the handler: at least once.
   */
  readonly done: (write: Write) => Promise<void>;
}

export type Handler<P = never> = (task: Task<P>) => Promise<void>;

/** Thrown by a handler whose job will never succeed: it is closed with the reason and not tried again. */
export class Hopeless extends Error {
  override name = 'Hopeless' as const;
}

/** The queue's workers of this process. */
export interface Jobs {
  /** Looks for due jobs four times a second until stopped. */
  start(): void;
  /** Lets running jobs finish. */
  stop(): Promise<void>;
  /** Runs whatever is due now and answers how many tries were made: for tests and for a page without timers. */
  drain(): Promise<number>;
}

const lookEveryMs = 250;
/** A full disk must not be filled further by telling it four times a second. */
const lookAfterFaultMs = 5000;
const leaseMs = 90_000;
const workers = 4;
/** Tries before a job is closed as failed: some twelve hours with the delays below. */
export const triesMost = 20;
const delayMost = 3_600_000;

/** Seconds double from 5 s to an hour, with a tenth of chance so that failed jobs do not come back as one wave. */
export const delayMs = (attempts: number, chance: number): number =>
  Math.round(Math.min(5000 * 2 ** (attempts - 1), delayMost) * (1 + chance / 10));

/** Runs the jobs of the outbox by their kind. Several processes may run on one database. */
export function jobRunner(deps: Deps, handlers: Readonly<Record<string, Handler>>): Jobs {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<number> | undefined;
  let stopped = false;
  const pass = (): Promise<number> => {
    running ??= work(deps, handlers, () => stopped).finally(() => (running = undefined));
    return running;
  };
  const look = (): void => {
    let next = lookEveryMs;
    void pass()
      .catch((err: unknown) => {
        deps.log.error({ err }, 'the outbox cannot be worked on');
        next = lookAfterFaultMs;
      })
      .finally(() => {
        if (!stopped) timer = unref(setTimeout(look, next));
      });
  };
  return {
    start: look,
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running?.catch(() => 0);
    },
    drain: async () => {
      await running?.catch(() => 0);
      return pass();
    },
  };
}

function unref(timer: ReturnType<typeof setTimeout>): ReturnType<typeof setTimeout> {
  (timer as { unref?: () => void }).unref?.();
  return timer;
}

async function work(
  deps: Deps,
  handlers: Readonly<Record<string, Handler>>,
  stopped: () => boolean,
): Promise<number> {
  const one = async (): Promise<number> => {
    for (let tries = 0; ; tries++) {
      const job = stopped() ? undefined : await lease(deps.db, deps.engine, deps.clock, leaseMs);
      if (!job) return tries;
      // There is work: the others come to help.
      help ??= Promise.allSettled(Array.from({ length: workers - 1 }, one));
      await attempt(deps, handlers[job.kind], job);
    }
  };
  let help: Promise<PromiseSettledResult<number>[]> | undefined;
  const tries = await one();
  const others = (await help) ?? [];
  return others.reduce((sum, it) => sum + (it.status === 'fulfilled' ? it.value : 0), tries);
}

async function attempt(deps: Deps, handler: Handler | undefined, job: LeasedJob): Promise<void> {
  let marked = false;
  const done = async (write: Write): Promise<void> => {
    if (!(await close(deps, write.tx, job))) throw new Error('the lease was lost');
    marked = true;
  };
  try {
    if (!handler) throw new Hopeless(`no handler runs ${job.kind}`);
    await handler({ payload: JSON.parse(job.payload) as never, key: job.key, attempts: job.attempts, done });
    if (!marked) await close(deps, deps.db, job);
  } catch (err) {
    await failed(deps, job, err);
  }
}

const close = (deps: Deps, db: Deps['db'], job: LeasedJob, lastError?: string): Promise<boolean> =>
  finish(db, job, {
    doneAt: isoAt(deps.clock),
    keep: deps.settings.sandboxes.includes(job.kind),
    ...(lastError ? { lastError } : {}),
  });

async function failed(deps: Deps, job: LeasedJob, err: unknown): Promise<void> {
  const lastError = (err instanceof Error ? err.message : String(err)).slice(0, 300);
  const facts = { err, job: job.id, kind: job.kind, attempts: job.attempts };
  if (err instanceof Hopeless || job.attempts >= triesMost) {
    deps.log.error(facts, 'job closed without success');
    await close(deps, deps.db, job, lastError);
    return;
  }
  deps.log.warn(facts, 'job failed, will be tried again');
  const [byte = 0] = deps.random.bytes(1);
  await postpone(deps.db, job, isoAt(deps.clock, delayMs(job.attempts, byte / 255)), lastError);
}
