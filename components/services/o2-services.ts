import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Output } from '../contract/api.ts';
import type { ServiceRow } from '../contract/services.ts';
import { answerView, nobodyView, notice, waitingView, type Standing } from '../kit/answer-view.ts';
import { FocusKeeper } from '../kit/focus-keeper.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { tabList } from '../kit/tabs.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import type { ProblemError } from '../session/session.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { bonesView } from './bones-view.ts';
import { ServiceCloseEvent, ServiceOpenEvent, ServicesViewEvent, type ServiceIntent } from './events.ts';
import type { FilterContext } from './filter-panel.ts';
import { strings } from './locales.ts';
import { allOf, countText, rangeText, tabsOf } from './counts.ts';
import { styles } from './styles.ts';
import { tableView, type TableContext } from './table-view.ts';
import { toolbarView, type ToolbarContext } from './toolbar-view.ts';
import { isFiltered, questionOf, readView, sizes, writeView, type View } from './view.ts';

type Page = Output<'listServices'>;
type Context = Omit<FilterContext, 'words'>;

/**
 * @summary The services of the signed-in customer: what runs, what ends, what waits for him.
 *
 * Three tasks bring a customer here:
 * 1. « Que dois-je faire ? » The tab À faire, then the action in the row's menu: 2 steps.
 * 2. « Quand finit ce domaine, et à quel prix ? » A few letters in the search; the row says it: 1 step.
 * 3. « Qu’il ne s’arrête jamais. » The row's menu, automatic renewal, consent: 3 steps.
 *
 * @slot empty - Shown to a customer who has no service at all, instead of the sentence: a link to the offers, say.
 * @fires {ServiceOpenEvent} o2-service-open - A service was chosen; cancel it to show the service yourself.
 * @fires {ServiceCloseEvent} o2-service-close - The service shown in place was left for the list.
 * @fires {ServicesViewEvent} o2-services-view - Tab, search, filters, order or page changed.
 * @csspart tabs - The row of tabs.
 * @csspart tab - One tab.
 * @csspart toolbar - Search, order, filters and export.
 * @csspart search - The search field with its icon.
 * @csspart filters - The button of the filters.
 * @csspart export - The button of the export.
 * @csspart chips - The filters in force.
 * @csspart table - The table of services; cards where it is narrow.
 * @csspart row - One service.
 * @csspart pager - Position and ways to the other pages.
 * @csspart notice - What stands instead of the list: empty, refused, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 * @cssprop [--o2-services-height=40rem] - Height of the scrolling list with `endless`.
 */
export class O2Services extends LitElement {
  static override styles = styles;

  /** The saved view, as a query: `tab=todo&kind=domain,ssl&within=30&sort=price`. The element keeps it up to date. */
  @property() view = '';

  /** Id of the service shown in place of the list, such as `svc_1`. */
  @property() service?: string | undefined;

  /** Keeps view and service in the query string of the page (`services-…`), for links and the back button. */
  @property({ type: Boolean, attribute: 'url-state' }) urlState = false;

  /** Loads further services while one scrolls, instead of pages. */
  @property({ type: Boolean }) endless = false;

  /** Gives the address of a service's own page, for a portal with its own router. */
  @property({ attribute: false }) serviceHref?: (id: string) => string;

  /** Gives the address at which a service's invoices are shown; without it no link leads there. */
  @property({ attribute: false }) invoicesHref?: (service: ServiceRow) => string;

  #session = new SessionController(this);
  #words = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #list = new Query(this, this.#session, 'listServices', () =>
    this.service || this.endless || this.#waitsForUrl ? undefined : questionOf(this.#at),
  );
  #counts = new Query(this, this.#session, 'countServices', () => ({}));
  #url = new Lazy(
    this,
    async () =>
      new (await import('../kit/url-state.ts')).UrlState(this, 'services-', (own) => this.#follow(own)),
  );
  #more = new Lazy(this, async () =>
    (await import('./on-demand.ts')).OnDemand.load(this, this.#session, this.#words.locale, this.#open),
  );
  #place = new Lazy(this, () => import('./service-place.ts'));
  #endless = new Lazy(
    this,
    async () => new (await import('./endless-list.ts')).EndlessList(this, this.#session),
  );
  #total: Page['total'];
  #intent: ServiceIntent = 'read';
  #savedView = '';
  #refused: ProblemError | undefined;

  constructor() {
    super();
    new FocusKeeper(this, 'input');
  }

  override connectedCallback(): void {
    this.#savedView = this.view;
    super.connectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.urlState) void this.#url.get();
    if (this.service) void this.#place.get();
    if (this.endless && !this.#waitsForUrl) void this.#endless.get();
    const { data, error } = this.#list.answer;
    if (changed.has('view') && !this.#at.cursor) this.#total = undefined;
    this.#total = (this.endless ? this.#endless.value?.total : data?.total) ?? this.#total;
    if (error?.code === 'cursor-invalid') this.#change({}, 'replace');
    if (this.#needsMore(data)) void this.#more.get();
    else if (data?.next || data?.previous) this.#more.soon();
  }

  /** Few rows without a filter need no pages, chips or words for their absence. */
  #needsMore(page: Page | undefined): boolean {
    const view = this.#at;
    const none = page?.items.length === 0;
    return isFiltered(view) || view.size !== sizes[0] || none || (this.endless && this.#total?.count === 0);
  }

  override render() {
    const at = this.#context;
    const broken = this.#more.failed || this.#place.failed || this.#endless.failed;
    const said = broken ? at.t.reload : refusalText(this.#refused, at.kit);
    return html`${said ? notice(said) : nothing}
    ${nobodyView(this.#standing) ?? (this.service ? this.#servicePlace(this.service) : this.#listPlace(at))}
    ${this.#more.value?.dialogs(at) ?? nothing}`;
  }

  #servicePlace(id: string): TemplateResult | typeof nothing {
    const place = this.#place.value;
    return (
      place?.servicePlace(id, this.#intent, this.#words.t.back, this.#close, this.invoicesHref) ?? nothing
    );
  }

  #listPlace(at: Context): TemplateResult {
    const { t, view } = at;
    const table = this.#tableContext;
    const counts = this.#counts.answer.data?.tabs;
    const bones = bonesView(view.size, table);
    const empty = (): TemplateResult =>
      this.#more.value?.empty(view, !counts || allOf(counts) > 0, this.#change) ??
      waitingView(this.#standing, bones);
    return html`<div class="head">
        ${tabList(t.tabsLabel, tabsOf(counts, this.#words), view.tab, (tab) => this.#change({ tab }))}
        ${toolbarView(view, this.#toolbarContext)}
        ${isFiltered(view) ? (this.#more.value?.chips(at) ?? html`<p class="chips"></p>`) : nothing}
      </div>
      <p class="for-reader" role="status">${at.count}</p>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${view.tab}">
        ${
          this.endless
            ? (this.#endless.value?.render(view, table, this.#standing, bones, empty) ??
              waitingView(this.#standing, bones))
            : answerView<Page>(this.#list.answer, this.#standing, bones, (page) =>
                page.items.length === 0 ? empty() : this.#pagePlace(page, at),
              )
        }
      </div>`;
  }

  #pagePlace(page: Page, { view, kit }: Context): TemplateResult {
    const waiting = this.#list.answer.status === 'loading';
    const range = rangeText(page, this.#total, view, this.#words);
    return html`<div class="frame">${tableView(page.items, waiting, this.#tableContext)}</div>
      ${
        this.#more.value?.pager(page, { view, range, kit, turn: this.#turn }) ??
        html`<p class="pager"><span class="number">${range}</span></p>`
      }`;
  }

  get #context() {
    const { t } = this.#words;
    const tags = this.#counts.answer.data?.tags ?? [];
    return {
      view: this.#at,
      t,
      kit: this.#kit.t,
      tags,
      count: countText(this.#total, this.#words),
      change: this.#change,
    };
  }

  /** The address may ask for another view than the attribute does. */
  get #waitsForUrl(): boolean {
    return this.urlState && !this.#url.value && !this.#url.failed;
  }

  get #at(): View {
    return readView(this.view);
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  get #tableContext(): TableContext {
    return {
      t: this.#words.t,
      locale: this.#words.locale,
      sort: this.#at.sort,
      order: (sort) => this.#change({ sort }),
      href: (id) => this.serviceHref?.(id) ?? this.#url.value?.href(this.#params(id)),
      open: (id) => this.#open(id, 'read'),
      menu: (row, button) => void this.#more.get().then((it) => it?.menu.show(row, button)),
    };
  }

  get #toolbarContext(): ToolbarContext {
    return {
      t: this.#words.t,
      change: this.#change,
      filter: (button) => void this.#more.get().then((it) => it?.filters.show(button)),
      exportAll: this.#export,
    };
  }

  /** Another tab, search, filter or order starts at the first page again. */
  #change = (to: Partial<View>, step: 'push' | 'replace' = 'push'): void =>
    this.#show({ ...this.#at, cursor: undefined, from: 1, ...to }, step);

  #turn = (to: Partial<View>): void => {
    this.#show({ ...this.#at, ...to }, 'push');
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
  };

  #show(view: View, step: 'push' | 'replace'): void {
    const written = writeView(view);
    if (written === this.view) return;
    this.view = written;
    this.#url.value?.write(this.#params(this.service), step);
    this.dispatchEvent(new ServicesViewEvent(written, step));
  }

  #open = (id: string, intent: ServiceIntent): void => {
    if (!this.dispatchEvent(new ServiceOpenEvent(id, intent))) return;
    this.service = id;
    this.#intent = intent;
    this.#url.value?.write(this.#params(id), 'push');
    void this.#place.get().then(() => this.renderRoot.querySelector('o2-service')?.focus());
  };

  #close = (): void => {
    const left = this.service;
    this.service = undefined;
    this.#url.value?.write(this.#params(undefined), 'push');
    this.dispatchEvent(new ServiceCloseEvent());
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-id="${left}"] .open`)?.focus(),
    );
  };

  #export = async (): Promise<void> => {
    this.#refused = undefined;
    try {
      const more = await this.#more.get();
      if (this.#session.value)
        await more?.exportList(this.#session.value, this.#at, this.#words.t.exportFile);
    } catch (error) {
      this.#refused = refusalOf(error);
    }
    this.requestUpdate();
  };

  #params(service: string | undefined): URLSearchParams {
    const params = new URLSearchParams(this.view);
    if (service) params.set('service', service);
    return params;
  }

  #follow(own: URLSearchParams): void {
    this.service = own.get('service') ?? undefined;
    own.delete('service');
    this.view = own.size > 0 ? own.toString() : this.#savedView;
  }
}
