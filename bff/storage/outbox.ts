import type { Kysely, Transaction } from 'kysely';
import { isoAt, type Clock } from '../ports/clock.ts';
import type { Engine, Tables } from './tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** What is to happen after commit. */
export interface Job {
  /** Which handler runs it: `mail`, `sign-up`… */
  readonly kind: string;
  /** Unique for ever, such as `password-changed:per_1:2026-11-23T…`: a second row of the same key is not written. */
  readonly key: string;
  readonly payload: unknown;
  /** Milliseconds from now; at once when absent. */
  readonly afterMs?: number;
}

/** A job in the hands of one process. */
export interface LeasedJob {
  readonly id: number;
  readonly kind: string;
  readonly key: string;
  readonly payload: string;
  /** This try included. */
  readonly attempts: number;
  readonly leasedUntil: string;
}

/** Writes a job with the write that causes it: both are there after commit, or neither. */
export const leave = (db: Db, clock: Clock, job: Job): Promise<void> => leaveAll(db, clock, [job]);

/** The same for several jobs in one statement. */
export async function leaveAll(db: Db, clock: Clock, jobs: readonly Job[]): Promise<void> {
  if (jobs.length === 0) return;
  await db
    .insertInto('outbox')
    .values(
      jobs.map((job) => ({
        kind: job.kind,
        key: job.key,
        payload: JSON.stringify(job.payload),
        createdAt: isoAt(clock),
        dueAt: isoAt(clock, job.afterMs),
        attempts: 0,
        leasedUntil: null,
        doneAt: null,
        lastError: null,
      })),
    )
    .onConflict((c) => c.column('key').doNothing())
    .execute();
}

/** Takes the next due job for `leaseMs`; no other process has it meanwhile. */
export async function lease(
  db: Db,
  engine: Engine,
  clock: Clock,
  leaseMs: number,
): Promise<LeasedJob | undefined> {
  const now = isoAt(clock);
  const leasedUntil = isoAt(clock, leaseMs);
  const next = db
    .selectFrom('outbox')
    .where('doneAt', 'is', null)
    .where('dueAt', '<=', now)
    .where((e) => e.or([e('leasedUntil', 'is', null), e('leasedUntil', '<=', now)]))
    .orderBy('dueAt')
    .orderBy('id')
    .limit(1)
    .select('id')
    .$if(engine === 'postgres', (q) => q.forUpdate().skipLocked());
  const row = await db
    .updateTable('outbox')
    .set((e) => ({ leasedUntil, attempts: e('attempts', '+', 1) }))
    .where('id', '=', next)
    .returning(['id', 'kind', 'key', 'payload', 'attempts'])
    .executeTakeFirst();
  return row && { ...row, leasedUntil };
}

/**
 * Marks a leased job as done, forgetting its payload unless `keep`. Answers false when the lease was lost: somebody
 * else has the job, and the caller must undo.
 */
export async function finish(
  db: Db,
  job: LeasedJob,
  set: { readonly doneAt: string; readonly lastError?: string; readonly keep: boolean },
): Promise<boolean> {
  const result = await db
    .updateTable('outbox')
    .set({
      doneAt: set.doneAt,
      leasedUntil: null,
      lastError: set.lastError ?? null,
      ...(set.keep ? {} : { payload: '{}' }),
    })
    .where('id', '=', job.id)
    .where('leasedUntil', '=', job.leasedUntil)
    .where('attempts', '=', job.attempts)
    .where('doneAt', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

/** Gives a leased job back, to be tried again at `dueAt`. */
export const postpone = (db: Db, job: LeasedJob, dueAt: string, lastError: string) =>
  db
    .updateTable('outbox')
    .set({ dueAt, leasedUntil: null, lastError })
    .where('id', '=', job.id)
    .where('leasedUntil', '=', job.leasedUntil)
    .where('doneAt', 'is', null)
    .execute();

/** The newest jobs of a kind, done or not. */
export const newest = (db: Db, kind: string, most: number) =>
  db.selectFrom('outbox').where('kind', '=', kind).selectAll().orderBy('id', 'desc').limit(most).execute();

/** One job of a kind. */
export const findJob = (db: Db, kind: string, id: number) =>
  db.selectFrom('outbox').where('kind', '=', kind).where('id', '=', id).selectAll().executeTakeFirst();

/** Forgets jobs done before `before`. */
export const forgetDone = (db: Db, before: string) =>
  db.deleteFrom('outbox').where('doneAt', '<', before).execute();
