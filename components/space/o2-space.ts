import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Account, SessionInfo } from '../contract/profile.ts';
import { failedView, nobodyView, notice, type Standing } from '../kit/answer-view.ts';
import { menuIcon } from './menu-icon.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { accountButton, actingView } from './account-view.ts';
import { strings } from './locales.ts';
import { menuView } from './menu-view.ts';
import { places, type Place } from './places.ts';
import { Router } from './router.ts';
import { styles } from './styles.ts';

type Loading = 'coming' | 'there' | 'failed';

/**
 * @summary The whole customer space in one tag: side menu, account switcher, and every room on its page.
 *
 * A page is loaded when somebody goes there. The address says where one is: below `base-path` when the server answers
 * every path under it with the same page, in the hash otherwise.
 *
 * @slot brand - Logo or name at the top; « Espace client » when empty.
 * @csspart menu - The side menu.
 * @csspart account - The button with the name of person and account.
 * @csspart acting - The line that says for whom one acts.
 * @csspart notice - What stands instead of a page: not found, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 * @cssprop [--o2-space-height=100dvh] - Least height of the space.
 */
export class O2Space extends LitElement {
  static override styles = styles;

  /** Path below which the space lives, such as `/espace`; the hash is used when unset. */
  @property({ attribute: 'base-path' }) basePath?: string;

  @state() private search = '';
  @query('h1') private heading!: HTMLElement | null;
  @query('.drawer') private drawer!: HTMLDialogElement | null;

  #session = new SessionController(this);
  #words = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #who = new Query(this, this.#session, 'getSession', () => ({}));
  #menu = new Lazy(this, () => import('./account-menu.ts'));
  #router = new Router(this, () => this.basePath);
  #loading = new Map<Place, Loading>();
  #info: SessionInfo | undefined;
  #shown: Place | undefined;
  #pageTitle = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#pageTitle = document.title;
    // While the server says who is here: with the menu comes what the first page needs to be loaded.
    this.#menu.soon();
    addEventListener('online', this.#again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#again);
    document.title = this.#pageTitle;
  }

  protected override willUpdate(): void {
    this.#info =
      this.#session.state.info ?? (this.#session.state.status === 'loading' ? this.#info : undefined);
    if (this.#here && this.#info?.signedIn) void this.#load(this.#here);
  }

  protected override updated(_: PropertyValues): void {
    const here = this.#here;
    const title = here && this.#info?.signedIn ? this.#titleOf(here) : this.#words.t.name;
    document.title = [title, this.#pageTitle].filter((it) => it !== '').join(' · ');
    if (here === this.#shown) return;
    // The first page leaves the focus where the visitor has it; each further one takes it to its heading.
    if (this.#shown) this.heading?.focus();
    this.#shown = here;
  }

  override render() {
    const shut = nobodyView(this.#standing);
    const { t } = this.#words;
    const info = this.#info;
    return html`${this.#demo} ${this.#menu.failed ? notice(t.reload) : nothing}
      <div class="space">
        <header class="top">
          ${info?.signedIn && !shut ? html`<button class="quiet icon burger" aria-label=${t.menu} aria-haspopup="dialog" @click=${() => this.drawer?.showModal()}>${menuIcon}</button>` : nothing}
          <div class="brand"><slot name="brand">${t.name}</slot></div>
          ${info?.signedIn && !shut ? html`${accountButton(info, t, this.#openMenu)} ${this.#menu.value?.accountMenu({ t, info, search: this.search, find: (text) => (this.search = text), choose: this.#choose, signOut: this.#signOut }) ?? nothing}` : nothing}
        </header>
        ${shut ? html`<main class="page">${shut}</main>` : info?.signedIn ? this.#inside(info) : this.#before}
      </div>`;
  }

  /** Until it is known who is here, or why that cannot be known. */
  get #before(): TemplateResult {
    const { error } = this.#who.answer;
    if (error) return html`<main class="page">${failedView(error.code, this.#standing)}</main>`;
    return html`<main class="page" aria-busy="true">
      <span class="for-reader" role="status">${this.#kit.t.loading}</span>
    </main>`;
  }

  #inside(info: SessionInfo): TemplateResult {
    const here = this.#here;
    const menu = menuView({
      t: this.#words.t,
      open: this.#open,
      here: here?.path ?? '',
      href: (place) => this.#router.href({ place }),
      go: this.#go,
    });
    return html`<div class="side">${menu}</div>
      <dialog class="drawer" aria-label=${this.#words.t.menu} closedby="any">
        <button class="quiet icon" aria-label=${this.#kit.t.close} @click=${() => this.drawer?.close()}>
          ✕</button
        >${menu}
      </dialog>
      <main class="page">
        <div>${actingView(info, this.#words.t)} ${here ? this.#page(here) : this.#lost()}</div>
      </main>`;
  }

  #page(place: Place): TemplateResult {
    const loading = this.#loading.get(place);
    const { t } = this.#words;
    // A page of one thing has its own large title.
    const hidden = this.#router.route.id ? 'for-reader' : '';
    return html`<h1 tabindex="-1" class=${hidden}>${this.#titleOf(place)}</h1>
      ${loading === 'failed' ? notice(t.reload, html`<button @click=${this.#again}>${this.#kit.t.retry}</button>`) : loading === 'there' ? place.render(this.#router.route, this.#router, this.#isOpen) : nothing}`;
  }

  #lost(): TemplateResult {
    const { t } = this.#words;
    return html`<h1 tabindex="-1">${t.lost}</h1>
      <p>
        <a
          href=${this.#router.href({ place: this.#home })}
          @click=${(event: Event) => (event.preventDefault(), this.#go(this.#home))}
          >${t.home}</a
        >
      </p>`;
  }

  get #demo(): TemplateResult | typeof nothing {
    const { t } = this.#words;
    const names = this.#info?.sandboxes ?? [];
    return names.length > 0
      ? html`<p class="demo" role="note">
          ${t.demo(names.map((name) => t.sandboxes[name] ?? name).join(', '))}
        </p>`
      : nothing;
  }

  /** The pages that this person may open from this site. */
  get #open(): readonly Place[] {
    return places.filter(
      ({ ours, needs }) => !(ours && this.#info?.partner) && (!needs || this.#session.value?.can(...needs)),
    );
  }

  #isOpen = (path: string): boolean => this.#open.some((place) => place.path === path);

  get #home(): string {
    return this.#isOpen('services') ? 'services' : (this.#open[0]?.path ?? '');
  }

  get #here(): Place | undefined {
    const { place } = this.#router.route;
    return this.#open.find(({ path }) => path === (place || this.#home));
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  #titleOf({ path, category }: Place): string {
    return this.#words.t.places[path] ?? this.#words.t.categories[category];
  }

  async #load(place: Place): Promise<void> {
    if (this.#loading.has(place)) return;
    this.#loading.set(place, 'coming');
    await place.load().then(
      () => this.#loading.set(place, 'there'),
      () => this.#loading.set(place, 'failed'),
    );
    this.requestUpdate();
  }

  #openMenu = async ({ currentTarget }: Event): Promise<void> => {
    const button = currentTarget as HTMLElement;
    const menu = await this.#menu.get();
    const popover = this.renderRoot.querySelector<HTMLElement>('.menu');
    if (popover) menu?.showBelow(popover, button);
  };

  #go = (place: string): void => {
    this.drawer?.close();
    this.#router.go({ place });
    this.#again();
  };

  /** A browser never fetches a script again that did not come: with the network back, the page begins anew. */
  #again = (): void => {
    if (navigator.onLine && this.#here && this.#loading.get(this.#here) === 'failed') location.reload();
  };

  /** What was open belongs to the former account: the other one starts at the door of the page. */
  #choose = async ({ id }: Account): Promise<void> => {
    this.renderRoot.querySelector<HTMLElement>('.menu')?.hidePopover();
    if (id === this.#info?.activeAccount) return;
    this.#router.go({ place: this.#here?.path ?? this.#home });
    this.search = '';
    // Refused when the access ended meanwhile: what is open to the person is asked again.
    await this.#session.value
      ?.call('switchAccount', { account: id })
      .catch(() => this.#session.value?.refresh());
  };

  #signOut = (): void => void this.#session.value?.signOut();
}
