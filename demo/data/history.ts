import { addDays } from '../../bff/ports/clock.ts';
import { autoRenewConsentVersion } from '../../components/contract/services.ts';
import { instantOn, periodStart } from './calendar.ts';
import type { Holder } from './holder.ts';
import type { RowOf } from './rows.ts';
import type { ServiceRow, Sketch } from './sketch.ts';
import type { World } from './world.ts';

type Facts = Readonly<Record<string, string>>;
type Signature = Pick<RowOf<'timeline'>, 'by' | 'onBehalfOf' | 'from'>;
type Tell = (day: string, what: string, facts?: Facts, signature?: Signature) => void;

const bySystem: Signature = { by: null, onBehalfOf: null, from: null };

/** Writes what happened to a service until today. */
export function tellHistory(world: World, holder: Holder, row: ServiceRow, sketch: Sketch): void {
  const write = (at: string, what: string, facts: Facts, signature: Signature): void =>
    void world.add('timeline', {
      customerId: holder.id,
      resource: `service:${row.id}`,
      id: world.chance.id('tl'),
      at,
      what,
      ...signature,
      facts: JSON.stringify(facts),
    });
  // Nothing lies in the future, whatever the hour at which the demo starts.
  const past = (day: string): string => (day < world.today ? day : addDays(world.today, -1));
  const tell: Tell = (day, what, facts = {}, signature = bySystem) =>
    write(instantOn(past(day), 60 + world.count('minute') * 11), what, facts, signature);
  write(row.createdAt, 'created', { order: row.orderNumber }, { ...bySystem, by: holder.person });
  if (row.startedOn) tell(row.startedOn, 'started');
  tellRenewals(world, row, sketch, tell);
  tellChoices(world, row, sketch, holder, tell);
  tellState(world, row, tell);
}

/** The last three renewals: older ones say nothing new. */
function tellRenewals(world: World, row: ServiceRow, { periods = 1 }: Sketch, tell: Tell): void {
  if (row.periodMonths === 0 || !row.startedOn) return;
  for (let back = Math.min(periods - 2, 2); back >= 0; back--) {
    const start = periodStart(row.expiresOn, row.periodMonths, back);
    if (start <= world.today)
      tell(addDays(start, -7), 'renewed', {
        until: addDays(periodStart(row.expiresOn, row.periodMonths, back - 1), -1),
      });
  }
}

function tellChoices(world: World, row: ServiceRow, sketch: Sketch, holder: Holder, tell: Tell): void {
  const start = row.startedOn;
  if (!start) return;
  const own = { ...bySystem, by: holder.person };
  const delegated = holder.delegate ? { ...bySystem, by: holder.delegate, onBehalfOf: holder.name } : own;
  if (row.renewal === 'auto') tell(start, 'auto-renew-on', { consent: autoRenewConsentVersion }, own);
  if (row.label !== '')
    tell(
      addDays(start, 1),
      'label-changed',
      { from: '', to: row.label },
      { ...delegated, from: sketch.via ?? null },
    );
  if (sketch.tags) tell(addDays(start, 2), 'tags-changed', { tags: sketch.tags.join(', ') }, delegated);
  if (row.cancelOn) tell(addDays(world.today, -6), 'cancel-scheduled', { on: row.cancelOn }, own);
  if (sketch.moving) tell(addDays(world.today, -2), 'move-started', {}, own);
}

function tellState(world: World, row: ServiceRow, tell: Tell): void {
  if (row.state === 'expired') tell(addDays(row.expiresOn, 1), 'expired');
  if (row.state === 'suspended') tell(addDays(world.today, -4), 'suspended', { reason: 'unpaid' });
  if (row.state === 'terminated') tell(addDays(row.expiresOn, 31), 'terminated');
  if (row.state === 'failed_setup')
    tell(row.createdAt.slice(0, 10), 'setup-failed', { reason: 'domain-points-elsewhere' });
}
