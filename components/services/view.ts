import type { Input } from '../contract/api.ts';
import type { Paged } from '../kit/list-place.ts';
import { oneOf, pageParts, someOf, textOf, viewFrom, viewText, type Parts } from '../kit/list-view.ts';
import type { RenewalMode, ServiceKind, ServiceState, ServiceTab } from '../contract/services.ts';

export type Sort = NonNullable<Input<'listServices'>['sort']>;

/** What the list is asked to show: the tab, the words searched, the filters, the order and the page. */
export interface View extends Paged {
  readonly tab: ServiceTab | 'all';
  readonly search: string;
  readonly kind: readonly ServiceKind[];
  readonly state: readonly ServiceState[];
  readonly renewal: RenewalMode | undefined;
  /** Days within which the period ends. */
  readonly within: number | undefined;
  readonly unpaid: boolean;
  readonly tag: string;
  readonly sort: Sort;
}

// Written out: the contract's own lists come with its validator, which a widget does not need.
export const tabs = ['active', 'expired', 'pending', 'todo', 'all'] as const satisfies View['tab'][];
export const kinds = [
  'hosting',
  'domain',
  'ssl',
  'managed_server',
  'home_care',
] as const satisfies ServiceKind[];
export const states = [
  'active',
  'expired',
  'suspended',
  'terminated',
  'pending_payment',
  'pending_setup',
  'failed_setup',
] as const satisfies ServiceState[];
export const renewals = ['auto', 'manual', 'none'] as const satisfies RenewalMode[];
export const windows = [7, 30, 90] as const;
const sorts = ['expiry', '-expiry', 'label', '-label', 'price', '-price'] as const satisfies Sort[];

/** The view without any filter. */
export const unfiltered = {
  search: '',
  kind: [],
  state: [],
  renewal: undefined,
  within: undefined,
  unpaid: false,
  tag: '',
} as const satisfies Partial<View>;

const parts: Parts<View> = {
  tab: ['tab', oneOf(tabs, 'active')],
  search: ['search', textOf(100)],
  kind: ['kind', someOf(kinds)],
  state: ['state', someOf(states)],
  renewal: ['renewal', oneOf(renewals, undefined)],
  within: ['within', oneOf(windows, undefined)],
  unpaid: ['unpaid', (text) => text === '1'],
  tag: ['tag', textOf(40)],
  sort: ['sort', oneOf(sorts, 'expiry')],
  ...pageParts,
};

export const readView = (text: string): View => viewFrom(parts, text);
export const writeView = (view: View): string => viewText(parts, view);

/** The filters and the order of a view, as the operations take them. */
export const filterOf = (view: View): Input<'exportServices'> => ({
  tab: view.tab === 'all' ? undefined : view.tab,
  search: view.search.trim() || undefined,
  kind: view.kind.length > 0 ? [...view.kind] : undefined,
  state: view.state.length > 0 ? [...view.state] : undefined,
  renewal: view.renewal,
  expiresWithin: view.within,
  unpaid: view.unpaid || undefined,
  tag: view.tag.trim() || undefined,
  sort: view.sort,
});

/** The page that a view asks for. */
export const questionOf = (view: View): Input<'listServices'> => ({
  ...filterOf(view),
  cursor: view.cursor,
  limit: view.size,
});

/** Whether anything but tab and order narrows the list. */
export const isFiltered = (view: View): boolean => view.search.trim() !== '' || filterCount(view) > 0;

/** How many filters are set, the search aside. */
export const filterCount = ({ kind, state, renewal, within, unpaid, tag }: View): number =>
  kind.length + state.length + [renewal, within, unpaid, tag].filter(Boolean).length;

/** Rows of a page of an endless list: as many as the API gives at once. */
export const pageRows = 100;

/** The question for one page of an endless list. */
export const endlessQuestionOf = (view: View, cursor?: string): Input<'listServices'> => ({
  ...questionOf(view),
  cursor,
  limit: pageRows,
});
