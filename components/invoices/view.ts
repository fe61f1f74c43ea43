import type { InvoiceState, InvoiceTab } from '../contract/invoices.ts';
import type { Input } from '../contract/api.ts';
import type { Paged } from '../kit/list-place.ts';
import { oneOf, pageParts, textOf, viewFrom, viewText, type Parts } from '../kit/list-view.ts';

type Seller = NonNullable<Input<'sumInvoices'>['seller']>;

/** What the list is asked to show: the tab, the words searched, the filters and the page. */
export interface View extends Paged {
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

const cents = (text: string): number | undefined => (/^\d{1,12}$/.test(text) ? Number(text) : undefined);
const day = (text: string): string => (/^\d{4}-\d\d-\d\d$/.test(text) && Date.parse(text) ? text : '');

const parts: Parts<View> = {
  tab: ['tab', oneOf(tabs, 'all')],
  search: ['search', textOf(100)],
  state: ['state', oneOf(states, undefined)],
  seller: ['seller', oneOf(sellers, undefined)],
  amountFrom: ['min', cents],
  amountTo: ['max', cents],
  issuedFrom: ['since', day],
  issuedTo: ['until', day],
  purchaseOrder: ['order', textOf(60)],
  ...pageParts,
};

export const readView = (text: string): View => viewFrom(parts, text);
export const writeView = (view: View): string => viewText(parts, view);

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
