import type { Input } from '../contract/api.ts';
import type { RenewalMode, ServiceKind, ServiceState, ServiceTab } from '../contract/services.ts';

export type Sort = NonNullable<Input<'listServices'>['sort']>;

/** What the list is asked to show: the tab, the words searched, the filters, the order and the page. */
export interface View {
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
  /** Rows of a page. */
  readonly size: number;
  readonly cursor: string | undefined;
  /** Number of the first row of the page. */
  readonly from: number;
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
export const sizes = [25, 50, 100] as const;
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

/** Reads a view from the text of a query; what it does not know counts as not said. */
export function readView(text: string): View {
  const params = new URLSearchParams(text);
  const from = Number(params.get('from'));
  const cursor = params.get('cursor') || undefined;
  return {
    tab: one(tabs, params.get('tab')) ?? 'active',
    search: (params.get('search') ?? '').slice(0, 100),
    kind: some(kinds, params.get('kind')),
    state: some(states, params.get('state')),
    renewal: one(renewals, params.get('renewal')),
    within: one(windows, Number(params.get('within'))),
    unpaid: params.get('unpaid') === '1',
    tag: (params.get('tag') ?? '').slice(0, 40),
    sort: one(sorts, params.get('sort')) ?? 'expiry',
    size: one(sizes, Number(params.get('size'))) ?? 25,
    cursor,
    from: cursor && Number.isSafeInteger(from) && from > 0 ? from : 1,
  };
}

const one = <T>(list: readonly T[], value: unknown): T | undefined => list.find((it) => it === value);
const some = <T extends string>(list: readonly T[], text: string | null): T[] =>
  list.filter((it) => text?.split(',').includes(it));

/** Writes a view as the text of a query, without what goes without saying. */
export function writeView(view: View): string {
  const params = new URLSearchParams({
    ...(view.tab === 'active' ? {} : { tab: view.tab }),
    ...(view.search && { search: view.search }),
    ...(view.kind.length > 0 && { kind: view.kind.join(',') }),
    ...(view.state.length > 0 && { state: view.state.join(',') }),
    ...(view.renewal && { renewal: view.renewal }),
    ...(view.within && { within: String(view.within) }),
    ...(view.unpaid && { unpaid: '1' }),
    ...(view.tag && { tag: view.tag }),
    ...(view.sort === 'expiry' ? {} : { sort: view.sort }),
    ...(view.size === 25 ? {} : { size: String(view.size) }),
    ...(view.cursor && { cursor: view.cursor, from: String(view.from) }),
  });
  return params.toString();
}

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
