import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Input, Output } from '../contract/api.ts';
import type { ServiceRow } from '../contract/services.ts';
import { answerView, nobodyView, notice, waitingView, type Standing } from '../kit/answer-view.ts';
import { FocusKeeper } from '../kit/focus-keeper.ts';
import { Lazy } from '../kit/lazy.ts';
import { countText, rangeText } from '../kit/list-counts.ts';
import { listBones } from '../kit/list-bones.ts';
import { ListPlace, sizes } from '../kit/list-place.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { tabList } from '../kit/tabs.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import type { ProblemError } from '../session/session.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { ServiceCloseEvent, ServiceOpenEvent, ServicesViewEvent, type ServiceIntent } from './events.ts';
import type { FilterContext } from './filter-panel.ts';
import { strings } from './locales.ts';
import { allOf, tabsOf } from './counts.ts';
import { styles } from './styles.ts';
import { tableHead, tableView, type TableContext } from './table-view.ts';
import { toolbarView, type ToolbarContext } from './toolbar-view.ts';
import { endlessQuestionOf, isFiltered, questionOf, readView, writeView } from './view.ts';

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
 * @csspart selection - What can be done with the services chosen.
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
  #list = new ListPlace(
    this,
    {
      item: 'service',
      read: readView,
      write: writeView,
      opened: (id) => new ServiceOpenEvent(id, this.#intent),
      closed: () => new ServiceCloseEvent(),
      viewed: (view, step) => new ServicesViewEvent(view, step),
    },
    () => import('./service-place.ts'),
  );
  #page = new Query(this, this.#session, 'listServices', () =>
    this.service || this.#list.waitsForUrl ? undefined : this.#question,
  );
  #counts = new Query(this, this.#session, 'countServices', () => ({}));
  #more = new Lazy(this, async () =>
    (await import('./on-demand.ts')).OnDemand.load(this, this.#session, this.#words.locale, this.#open),
  );
  #endless = new Lazy(
    this,
    async () => new (await import('./endless-list.ts')).EndlessList(this, this.#session),
  );
  #intent: ServiceIntent = 'read';
  #refused: ProblemError | undefined;

  constructor() {
    super();
    new FocusKeeper(this, 'input');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.endless && !this.#list.waitsForUrl) void this.#endless.get();
    const { data, error } = this.#page.answer;
    if (changed.has('view') && !this.#list.view.cursor) this.#list.total = undefined;
    this.#list.total = (this.endless ? this.#endless.value?.total : data?.total) ?? this.#list.total;
    if (error?.code === 'cursor-invalid') this.#list.change({}, 'replace');
    if (this.#needsMore(data)) void this.#more.get();
    else if (data) this.#more.soon();
    const cursor = data && this.#more.value?.further(data, this.#list.view);
    if (cursor) this.#list.show({ ...this.#list.view, cursor }, 'replace');
  }

  /** Rows without a filter wait for their pages and boxes; chips, and words for no rows, are wanted at once. */
  #needsMore(page: Page | undefined): boolean {
    const { view, total } = this.#list;
    const none = page?.items.length === 0;
    return isFiltered(view) || view.size !== sizes[0] || none || (this.endless && total?.count === 0);
  }

  override render() {
    const at = this.#context;
    const broken = this.#more.failed || this.#list.place.failed || this.#endless.failed;
    const said = broken ? at.kit.reload : refusalText(this.#refused, at.kit);
    return html`${said ? notice(said) : nothing}
    ${nobodyView(this.#standing) ?? (this.service ? this.#servicePlace(this.service) : this.#listPlace(at))}
    ${this.#more.value?.dialogs(at, this.service ? undefined : (this.#page.answer.data?.items ?? [])) ?? nothing}`;
  }

  #servicePlace(id: string): TemplateResult | typeof nothing {
    const { place, close } = this.#list;
    return (
      place.value?.servicePlace(id, this.#intent, this.#words.t.back, close, this.invoicesHref) ?? nothing
    );
  }

  #listPlace(at: Context): TemplateResult {
    const { t, view } = at;
    const table = this.#tableContext;
    const counts = this.#counts.answer.data?.tabs;
    const bones = listBones(tableHead(table), view.size);
    const empty = (further?: () => void): TemplateResult =>
      this.#more.value?.empty(view, !counts || allOf(counts) > 0, this.#list.change, further) ??
      waitingView(this.#standing, bones);
    return html`<div class="head">
        ${tabList(t.tabsLabel, tabsOf(counts, this.#words), view.tab, (tab) => this.#list.change({ tab }))}
        ${toolbarView(view, this.#toolbarContext)}
        ${isFiltered(view) ? (this.#more.value?.chips(at) ?? html`<p class="chips"></p>`) : nothing}
      </div>
      <p class="for-reader" role="status">${at.count}</p>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${view.tab}">
        ${
          this.endless
            ? (this.#endless.value?.render(view, table, this.#standing, bones, empty) ??
              waitingView(this.#standing, bones))
            : answerView<Page>(this.#page.answer, this.#standing, bones, (page) =>
                page.items.length === 0 ? empty(this.#further(page)) : this.#pagePlace(page, at),
              )
        }
      </div>`;
  }

  /** Only a part of a very large account was looked at, and held nothing. */
  #further({ partial, next }: Page): (() => void) | undefined {
    return partial && next ? () => this.#list.change({ cursor: next }) : undefined;
  }

  #pagePlace(page: Page, { view, kit }: Context): TemplateResult {
    const waiting = this.#page.answer.status === 'loading';
    const range = rangeText(page, this.#list.total, view, kit, this.#words.locale);
    return html`<div class="frame">${tableView(page.items, waiting, this.#tableContext)}</div>
      ${
        this.#more.value?.pager(page, { view, range, kit, turn: this.#list.turn }) ??
        html`<p class="pager"><span class="number">${range}</span></p>`
      }`;
  }

  get #context() {
    const { t } = this.#words;
    const tags = this.#counts.answer.data?.tags ?? [];
    return {
      view: this.#list.view,
      t,
      kit: this.#kit.t,
      tags,
      count: countText(this.#list.total, this.#words, this.#kit.t),
      change: this.#list.change,
    };
  }

  /** The first page of an endless list is asked for while the list itself is loaded. */
  get #question(): Input<'listServices'> {
    const { view } = this.#list;
    return this.endless ? endlessQuestionOf(view) : questionOf(view);
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  get #tableContext(): TableContext {
    return {
      t: this.#words.t,
      locale: this.#words.locale,
      sort: this.#list.view.sort,
      order: (sort) => this.#list.change({ sort }),
      href: (id) => this.serviceHref?.(id) ?? this.#list.href(id),
      open: (id) => this.#open(id, 'read'),
      pick: (row) => this.#more.value?.pick(row),
      menu: (row, button) => void this.#more.get().then((it) => it?.menu.show(row, button)),
    };
  }

  get #toolbarContext(): ToolbarContext {
    return {
      t: this.#words.t,
      change: this.#list.change,
      filter: (button) => void this.#more.get().then((it) => it?.filters.show(button)),
      exportAll: this.#export,
    };
  }

  #open = (id: string, intent: ServiceIntent): void => {
    this.#intent = intent;
    this.#list.open(id);
  };

  #export = async (): Promise<void> => {
    this.#refused = undefined;
    try {
      const more = await this.#more.get();
      if (this.#session.value)
        await more?.exportList(this.#session.value, this.#list.view, this.#words.t.exportFile);
    } catch (error) {
      this.#refused = refusalOf(error);
    }
    this.requestUpdate();
  };
}
