import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Keeps the state of an element in the query string of its page, under names that start with `prefix`, so that a link
 * leads to it and the back button undoes it. The other parameters of the page are left alone.
 */
export class UrlState implements ReactiveController {
  #prefix: string;
  #read: (params: URLSearchParams) => void;
  #stop: AbortController | undefined;

  constructor(host: ReactiveControllerHost, prefix: string, read: (params: URLSearchParams) => void) {
    this.#prefix = prefix;
    this.#read = read;
    host.addController(this);
  }

  hostConnected(): void {
    this.#stop = new AbortController();
    addEventListener('popstate', () => this.#read(this.#own()), { signal: this.#stop.signal });
    const own = this.#own();
    if (own.size > 0) this.#read(own);
  }

  hostDisconnected(): void {
    this.#stop?.abort();
  }

  /** The page's address with this state. */
  href(state: URLSearchParams): string {
    const url = new URL(location.href);
    for (const name of [...url.searchParams.keys()])
      if (name.startsWith(this.#prefix)) url.searchParams.delete(name);
    for (const [name, value] of state) url.searchParams.append(this.#prefix + name, value);
    return url.pathname + url.search + url.hash;
  }

  /** Writes the state: `push` makes a step for the back button, `replace` none. */
  write(state: URLSearchParams, how: 'push' | 'replace'): void {
    const href = this.href(state);
    if (how === 'push') history.pushState(history.state, '', href);
    else history.replaceState(history.state, '', href);
  }

  #own(): URLSearchParams {
    const all = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith(this.#prefix));
    return new URLSearchParams(all.map(([name, value]) => [name.slice(this.#prefix.length), value]));
  }
}
