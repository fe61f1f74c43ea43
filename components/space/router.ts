import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Where the customer is in the space: a place, what is open in it, and its view. */
export interface Route {
  /** First step of the path, such as `services`; empty at the door. */
  readonly place: string;
  /** Second step: the id of what is open there, of letters, digits and `_`. */
  readonly id: string | undefined;
  /** The query, without `?`. */
  readonly query: string;
}

const moves = ['popstate', 'hashchange'];

/**
 * Routes with the browser's history alone: below a path of the page's own server (`base`), or in the hash where there is
 * none. Deep links, back and forward work; other parts of the page are left alone.
 */
export class Router implements ReactiveController {
  #host: ReactiveControllerHost;
  #base: () => string | undefined;

  constructor(host: ReactiveControllerHost, base: () => string | undefined) {
    this.#host = host;
    this.#base = base;
    host.addController(this);
  }

  hostConnected(): void {
    for (const name of moves) addEventListener(name, this.#follow);
  }

  hostDisconnected(): void {
    for (const name of moves) removeEventListener(name, this.#follow);
  }

  #follow = (): void => this.#host.requestUpdate();

  /** The route that the address says now. */
  get route(): Route {
    const base = this.#root;
    const { pathname, search, hash } = location;
    const inside = `${pathname}/`.startsWith(`${base}/`) ? pathname.slice(base?.length) + search : '';
    const [path = '', query = ''] = (base === undefined ? hash.slice(1) : inside).split('?');
    const [, place = '', id] = path.split('/');
    return { place, id: id || undefined, query };
  }

  /** The address of a route. */
  href({ place, id, query = '' }: Partial<Route> & Pick<Route, 'place'>): string {
    const path = `/${place}${id ? `/${id}` : ''}${query ? `?${query}` : ''}`;
    const base = this.#root;
    return base === undefined ? `${location.pathname}${location.search}#${path}` : base + path;
  }

  /** Goes there: `push` makes a step for the back button, `replace` none. */
  go(to: Partial<Route> & Pick<Route, 'place'>, step: 'push' | 'replace' = 'push'): void {
    history[`${step}State`](null, '', this.href(to));
    this.#host.requestUpdate();
  }

  get #root(): string | undefined {
    return this.#base()?.replace(/\/+$/, '');
  }
}
