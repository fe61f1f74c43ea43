import { setTimeout as pause } from 'node:timers/promises';
import type { Running } from '../bff/main.ts';
import { runNightly } from '../bff/flows/nightly-run.ts';
import { isoAt, today } from '../bff/ports/clock.ts';
import { doneUntil } from '../bff/storage/lease.ts';
import type { DemoClock } from './clock.ts';
import type { PaymentSite } from './payment-site.ts';

const dayMs = 86_400_000;
const waitMs = 120_000;

/** What is moved together. */
export interface Stage {
  readonly running: Running;
  readonly clock: DemoClock;
  readonly payments: PaymentSite;
}

/** What a day brought. */
export interface DayReport {
  readonly day: string;
  readonly planned: number;
  readonly charged: number;
  readonly ended: number;
  readonly mails: number;
}

/** Lets one day pass: its nightly run, the answers of the payment site, and the mails of it all. Nobody is signed out. */
export async function advanceDay({ running, clock, payments }: Stage): Promise<DayReport> {
  const { deps, app } = running;
  const before = await mailsSent(deps);
  await keepSessions(deps);
  clock.advance(dayMs);
  const done = (await runNightly(deps, 'demo')) ?? { planned: 0, charged: 0, ended: 0 };
  await untilRun(deps);
  await payments.tick();
  await app.jobs.drain();
  return { day: today(clock), ...done, mails: (await mailsSent(deps)) - before };
}

/** The server may have begun the day's run by itself: it is waited for. */
async function untilRun({ db, clock }: Running['deps']): Promise<void> {
  const name = `nightly:${today(clock)}`;
  for (let waited = 0; waited < waitMs; waited += 250) {
    const lease = await db.selectFrom('lease').where('name', '=', name).select('until').executeTakeFirst();
    if (lease?.until === doneUntil) return;
    await pause(250);
  }
  throw new Error(`the run of ${name} did not end within two minutes`);
}

/** Sessions move along with the clock: they would end while nobody could use them. */
async function keepSessions({ db, clock }: Running['deps']): Promise<void> {
  const later = (instant: string): string => new Date(Date.parse(instant) + dayMs).toISOString();
  const live = await db
    .selectFrom('session')
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', isoAt(clock))
    .select(['idHash', 'seenAt', 'expiresAt'])
    .execute();
  for (const { idHash, seenAt, expiresAt } of live)
    await db
      .updateTable('session')
      .set({ seenAt: later(seenAt), expiresAt: later(expiresAt) })
      .where('idHash', '=', idHash)
      .execute();
}

const mailsSent = async ({ db }: Running['deps']): Promise<number> =>
  (
    await db
      .selectFrom('outbox')
      .where('kind', '=', 'mail')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
