import type { RenewalMode, ServiceKind, ServiceState } from '../../components/contract/services.ts';
import type { Defaulted } from '../storage/defaulted.ts';

/** Clustered by customer: `WITHOUT ROWID` on SQLite, so that a customer's rows lie together at any size. */
export interface ServiceTable {
  customerId: string;
  id: string;
  kind: ServiceKind;
  state: ServiceState;
  /** The tab of the state: kept with it, so that an index serves tab and sort at once. */
  tab: 'active' | 'expired' | 'pending';
  label: string;
  domain: string;
  product: string;
  /** Lower-case, unaccented label or else domain or product: the sort by name. */
  labelKey: string;
  /** Lower-case, unaccented label, domain, product and order number: the search. */
  searchKey: string;
  orderNumber: string;
  priceCents: number;
  nextPriceCents: number | null;
  periodMonths: number;
  startedOn: string | null;
  /** `9999-12-31` while there is none, so that sorting needs no special case. */
  expiresOn: string;
  renewal: RenewalMode;
  consentVersion: string | null;
  consentAt: string | null;
  unpaidCents: number;
  cancelOn: string | null;
  moving: number;
  createdAt: string;
  version: number;
  /** The amount of a period, VAT included, that the customer agreed to when he turned automatic renewal on. */
  consentCents: number | null;
  /** Who sells it. */
  seller: 'host' | 'care';
}

export interface ServiceTagTable {
  customerId: string;
  serviceId: string;
  tag: string;
}

/** The history of any object of a customer. */
export interface TimelineTable {
  customerId: string;
  /** `service:svc_1`. */
  resource: string;
  id: string;
  at: string;
  what: string;
  by: string | null;
  onBehalfOf: string | null;
  from: string | null;
  facts: string;
}

export interface ServiceTables {
  service: Defaulted<ServiceTable, 'seller' | 'consentCents'>;
  serviceTag: ServiceTagTable;
  timeline: TimelineTable;
}
