import type { LitElement } from 'lit';
import { UrlState } from './url-state.ts';

/** The element of a list. */
export type ListHost = LitElement & { view: string; urlState: boolean };

/** The place in a list as the query string of the page says it: the view, and what stands in place of the list. */
export class ListAddress {
  #host: ListHost;
  #item: string;
  #url: UrlState;

  /** `item` is the property that names what stands in place of the list, such as `service`. */
  constructor(host: ListHost, item: string) {
    this.#host = host;
    this.#item = item;
    const savedView = host.view;
    this.#url = new UrlState(host, `${item}s-`, (own) => {
      Object.assign(host, { [item]: own.get(item) ?? undefined });
      own.delete(item);
      host.view = own.size > 0 ? own.toString() : savedView;
    });
  }

  /** The page's address with this item in place of the list. */
  href(id: string | undefined): string {
    return this.#url.href(this.#params(id));
  }

  write(id: string | undefined, step: 'push' | 'replace'): void {
    this.#url.write(this.#params(id), step);
  }

  #params(id: string | undefined): URLSearchParams {
    const params = new URLSearchParams(this.#host.view);
    if (id) params.set(this.#item, id);
    return params;
  }
}
