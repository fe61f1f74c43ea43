import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import type { Write } from '../storage/write.ts';
import { tabOf } from './domain.ts';
import * as stored from './storage.ts';

/** A step of the life of services whose paid period ended before a day. */
export interface Ending {
  readonly from: 'active' | 'expired' | 'suspended';
  readonly to: 'expired' | 'suspended' | 'terminated';
  /** Last paid days before this one. */
  readonly before: string;
  readonly day: string;
}

/** The next services that take the step, by id. */
export const biteOfEnded = (
  deps: Deps,
  ending: Ending,
  after: string,
  limit: number,
): Promise<{ id: string; customerId: string }[]> => stored.ended(deps.db, ending, after, limit);

/** Takes one service a step further, if it still stands there; false when it was renewed meanwhile. */
export async function endPeriod(
  deps: Deps,
  write: Write,
  { id, customerId }: { readonly id: string; readonly customerId: string },
  ending: Ending,
): Promise<boolean> {
  const service = await stored.findForUpdate(write.tx, deps.engine, { customerId, ids: 'all' }, id);
  if (service?.state !== ending.from || service.expiresOn >= ending.before) return false;
  await stored.update(write.tx, customerId, id, { state: ending.to, tab: tabOf(ending.to) });
  await stored.raiseVersion(write.tx, customerId, id);
  await stored.insertTimeline(write.tx, {
    customerId,
    resource: `service:${id}`,
    id: newId(deps.random, 'tl'),
    at: isoAt(deps.clock),
    what: ending.to,
    by: null,
    onBehalfOf: null,
    from: null,
    facts: '{}',
  });
  write.changed(customerId, ['services', `service:${id}`]);
  return true;
}
