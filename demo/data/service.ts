import { autoRenewConsentVersion, type ServiceState } from '../../components/contract/services.ts';
import { addDays } from '../../bff/ports/clock.ts';
import { tabOf } from '../../bff/services/domain.ts';
import { foldKey } from '../../bff/services/fold.ts';
import { noEnd } from '../../bff/services/view.ts';
import { billService } from './billing.ts';
import { instantOn, periodStart } from './calendar.ts';
import type { Product } from './catalogue.ts';
import type { Holder } from './holder.ts';
import { tellHistory } from './history.ts';
import type { ServiceRow, Sketch } from './sketch.ts';
import type { World } from './world.ts';

const pendingStates: readonly ServiceState[] = ['pending_payment', 'pending_setup', 'failed_setup'];

/** Adds a service with its tags, history and invoices; returns its id. */
export function addService(world: World, holder: Holder, sketch: Sketch): string {
  const row = rowOf(world, holder, sketch);
  const unpaidCents = billService(world, holder, row, sketch);
  world.add('service', { ...row, unpaidCents });
  for (const tag of sketch.tags ?? [])
    world.add('serviceTag', { customerId: holder.id, serviceId: row.id, tag });
  tellHistory(world, holder, row, sketch);
  return row.id;
}

function rowOf(world: World, holder: Holder, sketch: Sketch): ServiceRow {
  const { product, label = '', state = 'active' } = sketch;
  const domain = sketch.domain ? new URL(`http://${sketch.domain}`).hostname : '';
  const dates = datesOf(world, sketch);
  const orderNumber = `CMD-${dates.createdAt.slice(0, 4)}-${String(world.count('order')).padStart(5, '0')}`;
  const renewal = sketch.renewal ?? (product.months === 0 ? 'none' : 'auto');
  return {
    customerId: holder.id,
    id: world.chance.id('svc'),
    kind: product.kind,
    seller: product.kind === 'home_care' ? 'care' : 'host',
    state,
    tab: tabOf(state),
    label,
    domain,
    product: product.name,
    labelKey: foldKey(label || domain || product.name),
    searchKey: foldKey(`${label} ${domain} ${product.name} ${orderNumber}`),
    orderNumber,
    priceCents: product.cents,
    nextPriceCents: sketch.nextCents ?? null,
    periodMonths: product.months,
    startedOn: dates.startedOn,
    expiresOn: dates.expiresOn,
    renewal,
    ...(renewal === 'auto'
      ? { consentVersion: autoRenewConsentVersion, consentAt: dates.createdAt }
      : { consentVersion: null, consentAt: null }),
    unpaidCents: 0,
    cancelOn: sketch.cancelled ? (product.months === 0 ? addDays(world.today, 30) : dates.expiresOn) : null,
    moving: sketch.moving ? 1 : 0,
    createdAt: dates.createdAt,
    version: 1,
  };
}

function datesOf(world: World, { product, state = 'active', endsIn = 180, periods = 1 }: Sketch) {
  const minute = world.count('minute') * 7;
  if (pendingStates.includes(state)) {
    const ordered = addDays(world.today, -world.chance.between(1, 4));
    return { startedOn: null, expiresOn: noEnd, createdAt: instantOn(ordered, minute % 60) };
  }
  const expiresOn =
    product.months === 0 && state !== 'terminated' ? noEnd : addDays(world.today, reachable(endsIn, product));
  const startedOn =
    product.months === 0
      ? addDays(state === 'terminated' ? expiresOn : world.today, -30 * periods)
      : periodStart(expiresOn, product.months, periods - 1);
  return { startedOn, expiresOn, createdAt: instantOn(startedOn, minute) };
}

/** No further than a period that began before yesterday can end. */
const reachable = (endsIn: number, { months }: Product): number =>
  months === 0 ? endsIn : Math.min(endsIn, months * 30 - 2);
