import type { InvoiceState, InvoiceTab } from '../contract/invoices.ts';
import type { Input } from '../contract/api.ts';

type Seller = NonNullable<Input<'sumInvoices'>['seller']>;

/** What the list is asked to show: the tab, the words searched, the filters and the page. */
export interface View {
  readonly tab: InvoiceTab;
  readonly search: string;
  readonly state: InvoiceState | undefined;
  readonly seller: Seller | undefined;
  /** Total with VAT in cents; an exact amount is both. */
  readonly amountFrom: number | undefined;
  readonly amountTo: number | undefined;
  /** `YYYY-MM-DD` */
  readonly issuedFrom: string;
  readonly issuedTo: string;
  readonly purchaseOrder: string;
  /** Rows of a page. */
  readonly size: number;
  readonly cursor: string | undefined;
  /** Number of the first row of the page. */
  readonly from: number;
}

// Written out: the contract's own lists come with its validator, which a widget does not need.
export const tabs = ['all', 'to_pay', 'paid', 'credit_notes'] as const satisfies InvoiceTab[];
export const states = [
  'open',
  'partially_paid',
  'overdue',
  'in_dispute',
  'paid',
  'credited',
  'issued',
  'applied',
  'refunded',
  'available',
] as const satisfies InvoiceState[];
export const sellers = ['host', 'care'] as const satisfies Seller[];
export const sizes = [25, 50, 100] as const;

/** The view without any filter. */
export const unfiltered = {
  search: '',
  state: undefined,
  seller: undefined,
  amountFrom: undefined,
  amountTo: undefined,
  issuedFrom: '',
  issuedTo: '',
  purchaseOrder: '',
} as const satisfies Partial<View>;

/** Reads a view from the text of a query; what it does not know counts as not said. */
export function readView(text: string): View {
  const params = new URLSearchParams(text);
  const from = Number(params.get('from'));
  const cursor = params.get('cursor') || undefined;
  return {
    tab: one(tabs, params.get('tab')) ?? 'all',
    search: (params.get('search') ?? '').slice(0, 100),
    state: one(states, params.get('state')),
    seller: one(sellers, params.get('seller')),
    amountFrom: cents(params.get('min')),
    amountTo: cents(params.get('max')),
    issuedFrom: day(params.get('since')),
    issuedTo: day(params.get('until')),
    purchaseOrder: (params.get('order') ?? '').slice(0, 60),
    size: one(sizes, Number(params.get('size'))) ?? 25,
    cursor,
    from: cursor && Number.isSafeInteger(from) && from > 0 ? from : 1,
  };
}

const one = <T>(list: readonly T[], value: unknown): T | undefined => list.find((it) => it === value);
const cents = (text: string | null): number | undefined =>
  text && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
const day = (text: string | null): string =>
  text && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';

/** Writes a view as the text of a query, without what goes without saying. */
export function writeView(view: View): string {
  const params = new URLSearchParams({
    ...(view.tab === 'all' ? {} : { tab: view.tab }),
    ...(view.search && { search: view.search }),
    ...(view.state && { state: view.state }),
    ...(view.seller && { seller: view.seller }),
    ...(view.amountFrom === undefined ? {} : { min: String(view.amountFrom) }),
    ...(view.amountTo === undefined ? {} : { max: String(view.amountTo) }),
    ...(view.issuedFrom && { since: view.issuedFrom }),
    ...(view.issuedTo && { until: view.issuedTo }),
    ...(view.purchaseOrder && { order: view.purchaseOrder }),
    ...(view.size === 25 ? {} : { size: String(view.size) }),
    ...(view.cursor && { cursor: view.cursor, from: String(view.from) }),
  });
  return params.toString();
}

/** The filters of a view, as the operations take them. */
export const filterOf = (view: View, service?: string): Input<'sumInvoices'> => ({
  tab: view.tab === 'all' ? undefined : view.tab,
  search: view.search.trim() || undefined,
  state: view.state,
  seller: view.seller,
  amountFrom: view.amountFrom,
  amountTo: view.amountTo,
  issuedFrom: view.issuedFrom || undefined,
  issuedTo: view.issuedTo || undefined,
  purchaseOrder: view.purchaseOrder.trim() || undefined,
  service: service || undefined,
});

/** The page that a view asks for. */
export const questionOf = (view: View, service?: string): Input<'listInvoices'> => ({
  ...filterOf(view, service),
  cursor: view.cursor,
  limit: view.size,
});

/** Whether anything but the tab narrows the list. */
export const isFiltered = (view: View): boolean => view.search.trim() !== '' || filterCount(view) > 0;

/** How many filters are set, the search aside. */
export const filterCount = (view: View): number =>
  [
    view.state,
    view.seller,
    view.amountFrom !== undefined || view.amountTo !== undefined,
    view.issuedFrom || view.issuedTo,
    view.purchaseOrder,
  ].filter(Boolean).length;
