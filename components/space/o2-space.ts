import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { SessionInfo } from '../contract/profile.ts';
import { answerView, nobodyView, notice } from '../kit/answer-view.ts';
import { menuIcon } from './menu-icon.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { accountButton, isNoted } from './account-view.ts';
import { strings } from './locales.ts';
import { menuView } from './menu-view.ts';
import { places, type Category, type Place, type PlaceView } from './places.ts';
import { Router } from './router.ts';
import { servicesPlace } from './services-place.ts';
import { styles } from './styles.ts';

/** Until it is known who is here, nothing is to be seen. */
const blank = html`<p></p>`;

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

  #session = new SessionController(this);
  #words = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #who = new Query(this, this.#session, 'getSession', () => ({}));
  #more = new Lazy(
    this,
    async () => new (await import('./on-demand.ts')).OnDemand(this, this.#session, this.#words),
  );
  #router = new Router(this, () => this.basePath);
  #views = new Map<Place, PlaceView | 'failed' | undefined>();
  #info: SessionInfo | undefined;
  /** The pages that this person may open from this site. */
  #open: readonly Place[] = [];
  #home = '';
  /** Where one is; none when the address leads nowhere. */
  #here: Place | undefined;
  #shown: Place | undefined;
  #pageTitle = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#pageTitle = document.title;
    // While the server says who is here: with the menu comes what the first page needs to be loaded.
    this.#more.soon();
    addEventListener('online', this.#again);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.#again);
    document.title = this.#pageTitle;
  }

  protected override willUpdate(): void {
    const { info, status } = this.#session.state;
    this.#info = info ?? (status === 'loading' ? this.#info : undefined);
    this.#open = places.filter(this.#opens);
    this.#home = this.#isOpen('services') ? 'services' : (this.#open[0]?.path ?? '');
    const at = this.#router.route.place || this.#home;
    this.#here = this.#open.find(({ path }) => path === at);
    if (!this.#info?.signedIn) return;
    if (isNoted(this.#info) && !this.#more.failed) void this.#more.get();
    if (this.#here) void this.#load(this.#here);
  }

  protected override updated(): void {
    const here = this.#here;
    const title = here && this.#info?.signedIn ? this.#titleOf(here) : this.#words.t.name;
    document.title = [title, this.#pageTitle].filter((it) => it !== '').join(' · ');
    if (here === this.#shown) return;
    // The first page leaves the focus where the visitor has it; each further one takes it to its heading.
    if (this.#shown) this.renderRoot.querySelector('h1')?.focus();
    this.#shown = here;
  }

  override render() {
    const { t } = this.#words;
    const at = this.#session.standing(this.#kit);
    const info = this.#info?.signedIn && !nobodyView(at) ? this.#info : undefined;
    // What stands above the page comes with it: nothing moves.
    const ready = info && (this.#more.value || this.#more.failed || !isNoted(info));
    return html`${this.#more.failed ? notice(at.t.reload) : nothing}
      <div class="space">
        <header class="top no-print">
          ${info ? html`<button class="quiet icon burger" aria-label=${t.menu} aria-haspopup="dialog" @click=${this.#openDrawer}>${menuIcon}</button>` : nothing}
          <div class="brand"><slot name="brand">${t.name}</slot></div>
          ${info ? accountButton(info, t, this.#openMenu) : nothing}
        </header>
        ${ready ? this.#inside(info) : html`<main class="page">${answerView(this.#who.answer, at, blank, () => blank)}</main>`}
      </div>`;
  }

  #inside(info: SessionInfo): TemplateResult {
    const { t } = this.#words;
    const here = this.#here;
    const more = this.#more.value;
    const menu = menuView({
      t,
      absent: more?.absent,
      isOpen: this.#opens,
      here: here?.path,
      href: (place) => this.#router.href({ place }),
      go: this.#go,
    });
    return html`<div class="side no-print">${menu}</div>
      ${more?.render(info, menu, this.#kit.t, this.#leave)}
      <main class="page">
        <div>${more?.acting(info)} ${here ? this.#page(here) : this.#lost}</div>
      </main>`;
  }

  #page(place: Place): TemplateResult {
    const view = this.#views.get(place);
    const kit = this.#kit.t;
    const { route } = this.#router;
    // A page of one thing has its own large title.
    return html`<h1 tabindex="-1" class=${route.id ? 'for-reader' : ''}>${this.#titleOf(place)}</h1>
      ${view === 'failed' ? notice(kit.reload, html`<button @click=${this.#again}>${kit.retry}</button>`) : view?.(route, this.#router, this.#isOpen)}`;
  }

  get #lost(): unknown {
    return this.#more.value?.lost(this.#router.href({ place: this.#home }), () => this.#go(this.#home));
  }

  /** Whether this person may open a page from this site. */
  #opens = ({ ours, needs }: Place): boolean =>
    !(ours && this.#info?.partner) && (!needs || !!this.#session.value?.can(...needs));

  #isOpen = (path: string): boolean => this.#open.some((place) => place.path === path);

  #titleOf({ path }: Place): string {
    const { places: pages, categories } = this.#words.t;
    return pages[path] ?? categories[path as Category];
  }

  async #load(place: Place): Promise<void> {
    if (this.#views.has(place)) return;
    this.#views.set(place, undefined);
    const view = await this.#viewOf(place.path).catch(() => undefined);
    this.#views.set(place, view ?? 'failed');
    this.requestUpdate();
  }

  async #viewOf(path: string): Promise<PlaceView | undefined> {
    return path === 'services' ? servicesPlace() : (await this.#more.get())?.placeView(path);
  }

  #openMenu = async ({ currentTarget }: Event): Promise<void> =>
    (await this.#more.get())?.showMenu(currentTarget as HTMLElement);

  #openDrawer = async (): Promise<void> => (await this.#more.get())?.showDrawer();

  #go = (place: string): void => {
    this.renderRoot.querySelector<HTMLDialogElement>('.drawer')?.close();
    this.#router.go({ place });
    this.#again();
  };

  /** A browser never fetches a script again that did not come: with the network back, the page begins anew. */
  #again = (): void => {
    if (navigator.onLine && this.#here && this.#views.get(this.#here) === 'failed') location.reload();
  };

  #leave = (): void => this.#router.go({ place: this.#here?.path ?? this.#home });
}
