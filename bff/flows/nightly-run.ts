import type { Deps } from '../deps.ts';
import { closePeriods } from '../invoices/ledger/closures.ts';
import { attemptsToLookAt } from '../payments/domain.ts';
import { isoAt, today } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import { finishLease, takeLease } from '../storage/lease.ts';
import { follow } from './follow.ts';
import { warnExpiring } from './expiring.ts';
import { endPeriods } from './lifecycle.ts';
import { chargeDue, planDue } from './nightly.ts';
import { followOpenRefunds } from './refund.ts';
import { findProviderNews } from './provider-news.ts';
import { remindAll } from './remind.ts';
import { withdrawCharge } from './withdraw-charge.ts';

const leaseMs = 5 * 60_000;
const lookEveryMs = 20_000;

/** What a nightly run did. */
export interface NightlyReport {
  /** Refunds and disputes that the provider lists and nobody had told. */
  readonly found: number;
  readonly planned: number;
  readonly charged: number;
  readonly ended: number;
  /** Refunds whose end nobody told, asked for. */
  readonly refunds: number;
  /** Cards that end soon, told. */
  readonly warned: number;
  /** Mails that reminded of unpaid invoices and of services that end. */
  readonly reminded: number;
  /** Days, months and years of the journals closed. */
  readonly closed: number;
}

/**
 * The run of a day: the journals of the days before are closed; plans, charges, ends of periods. One process has it at a time; if it dies, another goes on where it
 * was after five minutes, and what was done is not done twice. It ends early when `going` says no. Nothing when the day's run is done or in other hands.
 */
export async function runNightly(
  deps: Deps,
  holder: string,
  going: () => boolean = () => true,
): Promise<NightlyReport | undefined> {
  const name = `nightly:${today(deps.clock)}`;
  const stillMine = async (): Promise<boolean> =>
    going() &&
    takeLease(deps.db, name, holder, { now: isoAt(deps.clock), until: isoAt(deps.clock, leaseMs) });
  if (!(await stillMine())) return undefined;
  const closed = await closePeriods(deps, stillMine);
  const found = await findProviderNews(deps, stillMine);
  const planned = await planDue(deps, stillMine);
  const charged = await chargeDue(deps, stillMine);
  const ended = await endPeriods(deps, stillMine);
  const refunds = await followOpenRefunds(deps, stillMine);
  const warned = await warnExpiring(deps, stillMine);
  const reminded = await remindAll(deps, stillMine);
  if (going()) await finishLease(deps.db, name, holder);
  return { found, planned, charged, ended, refunds, closed, warned, reminded };
}

/** So long a charge that his bank wants the customer for waits for him, as its mail says. */
const confirmWithinMs = 72 * 3_600_000;

/**
 * Asks the provider about attempts whose outcome is open for too long. A charge that waits for a customer who does not come is
 * given up, so that it is tried again or paid another way.
 */
export async function reconcile(deps: Deps): Promise<number> {
  const open = await attemptsToLookAt(deps, 50);
  for (const { id } of open)
    await followOrGiveUp(deps, id).catch((err: unknown) =>
      deps.log.warn({ err, payment: id }, 'an open payment could not be followed'),
    );
  return open.length;
}

async function followOrGiveUp(deps: Deps, id: string): Promise<void> {
  const payment = await follow(deps, id);
  if (payment?.status !== 'requires_action' || payment.offSession === 0) return;
  if (deps.clock.now() - Date.parse(payment.createdAt) > confirmWithinMs) await withdrawCharge(deps, id);
}

/** Looks every twenty seconds whether there is a day to run or an attempt to follow; returns the end of it. */
export function runByItself(deps: Deps): () => Promise<void> {
  const holder = newId(deps.random, 'run');
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout>;
  const once = async (): Promise<void> => {
    try {
      const report = await runNightly(deps, holder, () => !stopped);
      if (report) deps.log.info({ ...report }, 'nightly run done');
      await reconcile(deps);
    } catch (err) {
      deps.log.error({ err }, 'the nightly run failed; it is tried again');
    }
    if (!stopped) timer = setTimeout(look, lookEveryMs);
  };
  const look = (): void => void (running = once());
  timer = setTimeout(look, 0);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await running;
  };
}
