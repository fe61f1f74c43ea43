import type { ReactiveController } from 'lit';
import { Lazy } from './lazy.ts';
import type { ListHost } from './list-address.ts';

/** What any list is asked to show, beside its own filters. */
export interface Paged {
  /** Rows of a page. */
  readonly size: number;
  readonly cursor: string | undefined;
  /** Number of the first row of the page. */
  readonly from: number;
}

/** Rows of a page that a customer may choose from. */
export const sizes = [25, 50, 100] as const;

/** Whether the back button should undo a step (`push`) or not (`replace`, while typing). */
export type Step = 'push' | 'replace';

/** A list and the one thing of it that may stand in its place. */
export interface ListKind<V> {
  /** The property of the element that names what stands in place of the list; also its name in the address. */
  readonly item: string;
  readonly read: (text: string) => V;
  readonly write: (view: V) => string;
  /** Says that something was chosen; cancelled, nothing is shown here. */
  readonly opened: (id: string) => Event;
  readonly closed: () => Event;
  readonly viewed: (view: string, step: Step) => Event;
}

/**
 * Where a customer is in a list: the view, its page, and the thing shown in place of the list. It keeps the properties of
 * the element and, on wish, the query string of the page.
 */
export class ListPlace<V extends Paged, P extends object> implements ReactiveController {
  #host: ListHost;
  #kind: ListKind<V>;
  #address;
  /** What shows one thing of the list. */
  readonly place: Lazy<P>;
  /** How many match; the pages after the first come without. */
  total: { readonly count: number; readonly more: boolean } | undefined;

  constructor(host: ListHost, kind: ListKind<V>, load: () => Promise<P>) {
    this.#host = host;
    this.#kind = kind;
    this.place = new Lazy(host, load);
    this.#address = new Lazy(
      host,
      async () => new (await import('./list-address.ts')).ListAddress(host, kind.item),
    );
    host.addController(this);
  }

  hostUpdate(): void {
    if (this.#host.urlState) void this.#address.get();
    if (this.item) void this.place.get();
  }

  /** Id of what stands in place of the list. */
  get item(): string | undefined {
    return this.#items[this.#kind.item];
  }

  /** The address may still ask for another view than the attribute does. */
  get waitsForUrl(): boolean {
    return this.#host.urlState && location.search !== '' && !this.#address.value && !this.#address.failed;
  }

  get view(): V {
    return this.#kind.read(this.#host.view);
  }

  /** The page's address with this thing in place of the list, where the address says such things. */
  href(id: string): string | undefined {
    return this.#address.value?.href(id);
  }

  /** Another tab, search, filter or order starts at the first page again. */
  change = (to: Partial<V>, step: Step = 'push'): void =>
    this.show({ ...this.view, cursor: undefined, from: 1, ...to }, step);

  /** Another page of the same. */
  turn = (to: Partial<V>): void => {
    this.show({ ...this.view, ...to }, 'push');
    if (this.#host.getBoundingClientRect().top < 0) this.#host.scrollIntoView();
  };

  show(view: V, step: Step): void {
    const written = this.#kind.write(view);
    if (written === this.#host.view) return;
    this.#host.view = written;
    this.#write(step);
    this.#host.dispatchEvent(this.#kind.viewed(written, step));
  }

  open = (id: string): void => {
    if (!this.#host.dispatchEvent(this.#kind.opened(id))) return;
    this.#items[this.#kind.item] = id;
    this.#write('push');
    void this.place.get().then(() => this.#focus(`o2-${this.#kind.item}`));
  };

  close = (): void => {
    const left = this.item;
    this.#items[this.#kind.item] = undefined;
    this.#write('push');
    this.#host.dispatchEvent(this.#kind.closed());
    void this.#host.updateComplete.then(() => this.#focus(`[data-id="${left}"] .open`));
  };

  get #items(): Record<string, string | undefined> {
    return this.#host as unknown as Record<string, string | undefined>;
  }

  #focus(selector: string): void {
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  #write(step: Step): void {
    this.#address.value?.write(this.item, step);
  }
}
