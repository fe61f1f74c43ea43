import type { InvoiceState, InvoiceTab } from '../contract/invoices.ts';
import type { Input } from '../contract/api.ts';
import type { Paged } from '../kit/list-place.ts';
import { fr } from './strings.ts';
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

// As the words name them: the contract's own lists come with its validator, which a widget does not need.
export const tabs = Object.keys(fr.tabs) as InvoiceTab[];
export const states = Object.keys(fr.states) as InvoiceState[];
export const sellers = ['host', 'care'] as const satisfies Seller[];

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
export function filterOf({ size, cursor, from, ...view }: View, service?: string): Input<'sumInvoices'> {
  const asked = Object.entries({ ...view, service }).map(([name, value]) => {
    const text = typeof value === 'string' ? value.trim() : value;
    return [name, text === '' || text === 'all' ? undefined : text];
  });
  return Object.fromEntries(asked) as Input<'sumInvoices'>;
}

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
