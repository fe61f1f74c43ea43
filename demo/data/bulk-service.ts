import { autoRenewConsentVersion, type ServiceState } from '../../components/contract/services.ts';
import { addDays } from '../../bff/ports/clock.ts';
import { tabOf } from '../../bff/services/domain.ts';
import { foldKey } from '../../bff/services/fold.ts';
import { noEnd } from '../../bff/services/view.ts';
import { buysCare, type BulkOptions } from './bulk-plan.ts';
import { addMonths } from './calendar.ts';
import { catalogue as sold, type Product } from './catalogue.ts';
import { towns, trades } from './names.ts';
import { scatter } from './random.ts';
import type { RowOf } from './rows.ts';

const web: readonly Product[] = [
  sold.pro,
  sold.fr,
  sold.sslSimple,
  sold.com,
  sold.essential,
  sold.eu,
  sold.serverS,
  sold.shop,
];
const care: readonly Product[] = [sold.cleaning, sold.ironing, sold.windows];
const tags = ['production', 'vitrine', 'projet', 'archives', 'franchise', 'vente'] as const;
const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');
const tradeSlugs = trades.map(slug);
const townSlugs = towns.map(slug);

/** Folded once: it is asked for each of millions of rows. */
export const nameKeys: ReadonlyMap<string, string> = new Map(
  [...web, ...care].map(({ name }) => [name, foldKey(name)]),
);

/** One of very many services: what it is follows from its index alone. */
export interface BulkService {
  readonly id: string;
  readonly product: Product;
  readonly domain: string;
}

export const idOf = (prefix: string, seed: number, index: number): string =>
  `${prefix}_${seed}x${index.toString(36).padStart(6, '0')}`;

/** The `position`-th service of a customer, the `index`-th of all. */
export function bulkService(
  { seed }: BulkOptions,
  customer: number,
  position: number,
  index: number,
): BulkService {
  const list = buysCare(seed, customer) ? care : web;
  const product = list[position % list.length] ?? sold.fr;
  const domain =
    product.kind === 'home_care'
      ? ''
      : `${tradeSlugs[customer % tradeSlugs.length]}-${townSlugs[position % townSlugs.length]}-${index.toString(36)}.fr`;
  return { id: idOf('svc', seed, index), product, domain };
}

/** Its row. Everything is lower case without accents already, so its keys need no folding. */
export function bulkServiceRow(
  options: BulkOptions,
  service: BulkService,
  index: number,
  owed: { customerId: string; unpaidCents: number },
): RowOf<'service'> {
  const { id, product, domain } = service;
  const lot = scatter(options.seed, 3, index);
  const state = stateOf(lot % 100, owed.unpaidCents);
  const dates = datesOf(options.today, product, state, lot >>> 8);
  const orderNumber = `CMD-${dates.createdAt.slice(0, 4)}-${options.seed}${String(index).padStart(7, '0')}`;
  const renewal = product.months === 0 || state === 'terminated' ? 'none' : lot % 5 === 0 ? 'manual' : 'auto';
  const name = nameKeys.get(product.name) ?? '';
  return {
    customerId: owed.customerId,
    id,
    kind: product.kind,
    seller: product.kind === 'home_care' ? 'care' : 'host',
    state,
    tab: tabOf(state),
    label: '',
    domain,
    product: product.name,
    labelKey: domain === '' ? name : domain,
    searchKey: `${domain} ${name} ${orderNumber.toLowerCase()}`.trim(),
    orderNumber,
    priceCents: product.cents,
    nextPriceCents: null,
    periodMonths: product.months,
    startedOn: dates.startedOn,
    expiresOn: dates.expiresOn,
    renewal,
    consentVersion: renewal === 'auto' ? autoRenewConsentVersion : null,
    consentAt: renewal === 'auto' ? dates.createdAt : null,
    unpaidCents: owed.unpaidCents,
    cancelOn: null,
    moving: 0,
    createdAt: dates.createdAt,
    version: 1,
  };
}

/** A tag for one service in four. */
export const bulkTag = ({ seed }: BulkOptions, index: number): string | undefined =>
  scatter(seed, 4, index) % 4 === 0 ? tags[index % tags.length] : undefined;

function stateOf(lot: number, unpaid: number): ServiceState {
  if (unpaid > 0) return lot < 30 ? 'suspended' : 'active';
  if (lot < 4) return 'expired';
  if (lot < 8) return 'terminated';
  if (lot < 9) return 'pending_setup';
  return lot < 10 ? 'pending_payment' : 'active';
}

function datesOf(today: string, product: Product, state: ServiceState, lot: number) {
  if (state === 'pending_setup' || state === 'pending_payment') {
    return {
      startedOn: null,
      expiresOn: noEnd,
      createdAt: `${addDays(today, -1 - (lot % 4))}T08:00:00.000Z`,
    };
  }
  const ahead =
    state === 'expired' ? -1 - (lot % 28) : state === 'terminated' ? -60 - (lot % 600) : 1 + (lot % 364);
  const expiresOn = addDays(today, ahead);
  const startedOn = addMonths(expiresOn, -12 * (1 + (lot % 6)));
  const open = product.months === 0 && state === 'active';
  const start = startedOn < today ? startedOn : addDays(today, -1);
  return { startedOn: start, expiresOn: open ? noEnd : expiresOn, createdAt: `${start}T08:00:00.000Z` };
}
