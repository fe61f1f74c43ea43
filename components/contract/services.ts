import * as v from 'valibot';
import { operation } from './operation.ts';
import {
  ability,
  changed,
  cursor,
  date,
  file,
  id,
  instant,
  limit,
  line,
  money,
  page,
  search,
  timelineEntry,
} from './shapes.ts';

/** What a service is. */
export const serviceKinds = ['hosting', 'domain', 'ssl', 'managed_server', 'home_care'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** The life of a service; `expired` is the grace period, the service still answers. */
export const serviceStates = [
  'pending_payment',
  'pending_setup',
  'failed_setup',
  'active',
  'expired',
  'suspended',
  'terminated',
] as const;
export type ServiceState = (typeof serviceStates)[number];

/** The tabs of the list; `todo` holds what needs the customer whatever its state. */
export const serviceTabs = ['active', 'expired', 'pending', 'todo'] as const;
export type ServiceTab = (typeof serviceTabs)[number];

/** How a service is prolonged: charged by itself, asked each time, or not at all. */
export const renewalModes = ['auto', 'manual', 'none'] as const;
export type RenewalMode = (typeof renewalModes)[number];

/** What makes a service wait for the customer. */
export const serviceTasks = [
  'expiring',
  'expired',
  'unpaid',
  'suspended',
  'setup_failed',
  'payment_pending',
] as const;

export const serviceActions = [
  'label',
  'tag',
  'autoRenew',
  'renew',
  'reactivate',
  'cancel',
  'upgrade',
  'ticket',
] as const;
export type ServiceAction = (typeof serviceActions)[number];

/** A service as one row of the list. */
export const serviceRow = v.object({
  id,
  kind: v.picklist(serviceKinds),
  state: v.picklist(serviceStates),
  /** The customer's own name for it; empty when he gave none. */
  label: v.string(),
  /** The domain it serves, A-label (RFC 5890); empty when there is none. */
  domain: v.string(),
  /** The commercial name of the plan. */
  product: v.string(),
  /** Price of one period, tax included for persons, without tax for companies (see `taxIncluded`). */
  price: money,
  taxIncluded: v.boolean(),
  /** Months of one period; 0 for a service billed in arrears. */
  periodMonths: v.number(),
  /** Last day of the paid period; absent before the start. */
  expiresOn: v.optional(date),
  renewal: v.picklist(renewalModes),
  /** Unpaid cents of its invoices. */
  unpaid: money,
  tags: v.array(v.string()),
  /** A change of owner is under way: most acts are locked. */
  moving: v.boolean(),
  /** Day of the end that the customer asked for. */
  cancelOn: v.optional(date),
  /** What waits for the customer. */
  tasks: v.array(v.picklist(serviceTasks)),
  /** Version for `If-Match`. */
  version: v.number(),
  actions: v.record(v.picklist(serviceActions), ability),
});
export type ServiceRow = v.InferOutput<typeof serviceRow>;

/** A service with what its own page shows. */
export const service = v.object({
  ...serviceRow.entries,
  /** Number of the order that created it. */
  orderNumber: v.string(),
  startedOn: v.optional(date),
  createdAt: instant,
  /** Price of the next period when it differs. */
  nextPrice: v.optional(money),
  /** Day of the next charge, with automatic renewal. */
  nextChargeOn: v.optional(date),
  /**
   * What agreeing to automatic renewal now would bring, VAT included; absent where nothing of this period would be
   * charged.
   */
  renewalOffer: v.optional(
    v.object({
      amount: money,
      chargedOn: date,
      /** Absent when it is announced at once. */
      announcedOn: v.optional(date),
    }),
  ),
  /** The consent to automatic renewal in force: its text version and when it was given. */
  autoRenewConsent: v.optional(v.object({ textVersion: v.string(), at: instant })),
  holder: v.string(),
  timeline: v.array(timelineEntry),
});
export type Service = v.InferOutput<typeof service>;

const filters = {
  tab: v.optional(v.picklist(serviceTabs)),
  /** Label, domain, order number or invoice number. */
  search: v.optional(search),
  kind: v.optional(v.array(v.picklist(serviceKinds))),
  state: v.optional(v.array(v.picklist(serviceStates))),
  renewal: v.optional(v.picklist(renewalModes)),
  /** Only services whose period ends within so many days. */
  expiresWithin: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365))),
  unpaid: v.optional(v.boolean()),
  tag: v.optional(line(40)),
};
const sort = v.optional(v.picklist(['expiry', '-expiry', 'label', '-label', 'price', '-price']), 'expiry');

/** The services of the account, next to expire first. */
export const listServices = operation({
  name: 'listServices',
  summary: 'List the services of the account, filtered, searched and sorted.',
  method: 'GET',
  path: '/services',
  audience: 'customer',
  scope: 'services:read',
  right: 'service.view',
  input: v.strictObject({ ...filters, sort, cursor: v.optional(cursor), limit }),
  output: page(serviceRow),
  problems: ['cursor-invalid'],
  revalidates: true,
});

/** How many services stand under each tab, each kind and each tag, with the same filters less the tab. */
export const countServices = operation({
  name: 'countServices',
  summary: 'Count the services of the account by tab.',
  method: 'GET',
  path: '/services/counts',
  audience: 'customer',
  scope: 'services:read',
  right: 'service.view',
  input: v.strictObject({}),
  output: v.object({
    tabs: v.record(v.picklist(serviceTabs), v.number()),
    /** Tags in use on the account. */
    tags: v.array(v.string()),
  }),
  problems: [],
  revalidates: true,
});

/** One service with its history. */
export const getService = operation({
  name: 'getService',
  summary: 'Read one service with its actions and history.',
  method: 'GET',
  path: '/services/:id',
  audience: 'customer',
  scope: 'services:read',
  right: 'service.view',
  input: v.strictObject({ id }),
  output: service,
  problems: ['not-found'],
  revalidates: true,
});

/** The list as a spreadsheet: UTF-8 with BOM, `;`, decimal comma, formula-safe. */
export const exportServices = operation({
  name: 'exportServices',
  summary: 'Export the filtered services as CSV with the yearly cost of each.',
  method: 'GET',
  path: '/services.csv',
  audience: 'customer',
  scope: 'services:read',
  right: 'service.view',
  input: v.strictObject({ ...filters, sort }),
  output: file,
  produces: 'text/csv',
  problems: [],
  perMinute: 10,
});

const written = v.object({ version: v.number(), changed });

/** Gives a service the customer's own name; an empty label returns to the product's. */
export const labelService = operation({
  name: 'labelService',
  summary: 'Set the label of a service.',
  method: 'PATCH',
  path: '/services/:id/label',
  audience: 'customer',
  scope: 'services:manage',
  right: 'service.label',
  input: v.strictObject({ id, label: line(80) }),
  output: written,
  problems: ['not-found', 'action-refused', 'precondition-failed'],
  ifMatch: true,
});

/** A tag: 1 to 40 characters on one line. */
export const tag = v.pipe(line(40), v.minLength(1, 'must have at least one character'));

/** Replaces the tags of a service: at most 10, each once. */
export const tagService = operation({
  name: 'tagService',
  summary: 'Replace the tags of a service.',
  method: 'PATCH',
  path: '/services/:id/tags',
  audience: 'customer',
  scope: 'services:manage',
  right: 'service.label',
  input: v.strictObject({
    id,
    tags: v.pipe(
      v.array(tag),
      v.maxLength(10, 'at most 10 tags'),
      v.transform((tags) => [...new Set(tags)]),
    ),
  }),
  output: written,
  problems: ['not-found', 'action-refused', 'precondition-failed'],
  ifMatch: true,
});

/** The text of the consent to automatic renewal, by version; what the customer saw is stored with his consent. */
export const autoRenewConsentVersion = '2026-11';

/**
 * Turns automatic renewal on or off. On needs the consent text's version; the charge is then announced fifteen days
 * before and taken seven days before the period ends.
 */
export const setAutoRenew = operation({
  name: 'setAutoRenew',
  summary: 'Turn automatic renewal of a service on (with consent) or off.',
  method: 'PUT',
  path: '/services/:id/auto-renew',
  audience: 'customer',
  scope: 'services:manage',
  right: 'service.renew',
  input: v.variant('on', [
    v.strictObject({
      id,
      on: v.literal(true),
      consent: v.literal(autoRenewConsentVersion, 'must be the consent text in force'),
      /** The day of the first charge as it was shown: on any other one nothing is turned on. */
      chargedOn: v.optional(date),
    }),
    v.strictObject({ id, on: v.literal(false) }),
  ]),
  output: written,
  problems: ['not-found', 'action-refused', 'precondition-failed'],
  ifMatch: true,
});
