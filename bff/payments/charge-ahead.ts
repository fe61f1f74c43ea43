import type { Deps } from '../deps.ts';
import { periodAfter } from '../ports/calendar.ts';
import { addDays, today } from '../ports/clock.ts';
import type { Write } from '../storage/write.ts';
import { chargeDay, days } from './plans.ts';
import { findAnyPlan, findService, planOfPeriod, type StandingService } from './scheduled-storage.ts';

/** The next charge of a service. */
export interface ChargeAhead {
  readonly on: string;
  /** Absent when it is announced already, or at once. */
  readonly announcedOn?: string;
}

/** A service as it stands, for what is charged of it. */
export const findStanding = findService;

/** Whether its period runs and has a next one: what has ended is not charged by itself. */
export const isRunning = ({ state, cancelOn, periodMonths }: StandingService): boolean =>
  state === 'active' && cancelOn === null && periodMonths > 0;

/**
 * The next automatic charge of a service: the one that is planned, else the one to come; for a service that asks each
 * time, the one that agreeing today would bring. None while a charge is under way, or when this period is left out.
 */
export async function chargeAhead(
  deps: Deps,
  db: Deps['db'] | Write['tx'],
  service: StandingService,
): Promise<ChargeAhead | undefined> {
  const { id, expiresOn, periodMonths, startedOn, renewal } = service;
  const day = today(deps.clock);
  if (!isRunning(service) || expiresOn < day || expiresOn === '9999-12-31') return undefined;
  const known = await planOfPeriod(db, id, periodAfter(expiresOn, periodMonths, startedOn).start);
  const plan = known && (await findAnyPlan(db, known.id));
  if (plan && (plan.status === 'planned' || plan.status === 'failed'))
    return plan.nextTryOn ? { on: plan.nextTryOn } : undefined;
  const isOver = plan && plan.status !== 'stopped' && plan.status !== 'canceled';
  if (isOver || (plan && renewal === 'auto')) return undefined;
  const usual = addDays(expiresOn, -days.notice);
  return usual > day
    ? { on: chargeDay(expiresOn, usual), announcedOn: usual }
    : { on: chargeDay(expiresOn, day) };
}
