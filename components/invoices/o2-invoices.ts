import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { InvoiceRow } from '../contract/invoices.ts';
import type { Output } from '../contract/api.ts';
import { answerView, nobodyView, notice, waitingView, type Standing } from '../kit/answer-view.ts';
import { FocusKeeper } from '../kit/focus-keeper.ts';
import { Lazy } from '../kit/lazy.ts';
import { countText, rangeText } from '../kit/list-counts.ts';
import { listBones } from '../kit/list-bones.ts';
import { ListPlace } from '../kit/list-place.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { tabList } from '../kit/tabs.ts';
import { refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { InvoiceCloseEvent, InvoiceOpenEvent, InvoicesViewEvent } from './events.ts';
import { tabsOf } from './counts.ts';
import type { OnDemand } from './on-demand.ts';
import { strings } from './locales.ts';
import { styles } from './styles.ts';
import { tableHead, tableView, type TableContext } from './table-view.ts';
import { toolbarView, type ToolbarContext } from './toolbar-view.ts';
import { filterOf, isFiltered, questionOf, readView, writeView, type View } from './view.ts';

type Page = Output<'listInvoices'>;
type Rows = readonly InvoiceRow[];
const none: ReadonlyMap<string, InvoiceRow> = new Map();

/**
 * @summary The invoices and credit notes of the signed-in customer: what is to be paid, what was, and every document.
 *
 * Three tasks bring a customer here:
 * 1. « Payer ce que je dois. » The row's button, or several rows and one button for all: 1 to 3 steps.
 * 2. « La facture de ce domaine, en PDF. » A few letters in the search, the row's download: 2 steps.
 * 3. « Tout pour mon comptable. » Export, then spreadsheet, archive or accounting entries: 2 steps.
 *
 * @slot empty - Shown to a customer who has no document at all, instead of the sentence.
 * @fires {InvoiceOpenEvent} o2-invoice-open - A document was chosen; cancel it to show the document yourself.
 * @fires {InvoiceCloseEvent} o2-invoice-close - The document shown in place was left for the list.
 * @fires {InvoicesViewEvent} o2-invoices-view - Tab, search, filters or page changed.
 * @fires {InvoiceServiceEvent} o2-invoice-service - A service that a document bills was chosen.
 * @csspart tabs - The row of tabs.
 * @csspart tab - One tab.
 * @csspart toolbar - Search, filters and exports.
 * @csspart search - The search field with its icon.
 * @csspart filters - The button of the filters.
 * @csspart export - The button of the exports.
 * @csspart chips - The filters in force.
 * @csspart table - The table of documents; cards where it is narrow.
 * @csspart row - One document.
 * @csspart sums - The totals of everything that the filters match.
 * @csspart selection - What can be done with the documents chosen.
 * @csspart archives - The archives asked for on this page.
 * @csspart pager - Position and ways to the other pages.
 * @csspart notice - What stands instead of the list: empty, refused, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2Invoices extends LitElement {
  static override styles = styles;

  /** The saved view, as a query: `tab=to_pay&search=boutique&min=1000&max=1000`, amounts in cents. The element keeps it up to date. */
  @property() view = '';

  /** Id of the document shown in place of the list, such as `inv_1`. */
  @property() invoice?: string | undefined;

  /** Only the documents that bill this service. */
  @property({ attribute: 'service-id' }) serviceId?: string | undefined;

  /** Keeps view and document in the query string of the page (`invoices-…`), for links and the back button. */
  @property({ type: Boolean, attribute: 'url-state' }) urlState = false;

  /** Gives the address of a document's own page, for a portal with its own router. */
  @property({ attribute: false }) invoiceHref?: (id: string) => string;

  /** Gives the address of a service, so that a document links to what it bills. */
  @property({ attribute: false }) serviceHref?: ((id: string) => string) | undefined;

  #session = new SessionController(this);
  #words = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #list = new ListPlace(
    this,
    {
      item: 'invoice',
      read: readView,
      write: writeView,
      opened: (id) => new InvoiceOpenEvent(id),
      closed: () => new InvoiceCloseEvent(),
      viewed: (view, step) => new InvoicesViewEvent(view, step, this.serviceId),
    },
    () => import('./invoice-place.ts'),
  );
  #page = new Query(this, this.#session, 'listInvoices', () =>
    this.#isElsewhere ? undefined : questionOf(this.#list.view, this.serviceId),
  );
  #sums = new Query(this, this.#session, 'sumInvoices', () =>
    this.#isElsewhere ? undefined : filterOf(this.#list.view, this.serviceId),
  );
  #owed = new Query(this, this.#session, 'sumInvoices', () =>
    this.#isElsewhere ? undefined : { tab: 'to_pay', service: this.serviceId || undefined },
  );
  #onDemand = new Lazy(this, async () =>
    (await import('./on-demand.ts')).OnDemand.load(this, this.#session, this.#words.locale),
  );

  constructor() {
    super();
    new FocusKeeper(this, 'input[type=search]');
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { data, error } = this.#page.answer;
    const { view } = this.#list;
    if ((changed.has('view') || changed.has('serviceId')) && !view.cursor) this.#list.total = undefined;
    if (changed.has('serviceId') || this.#session.state.status === 'anonymous')
      this.#onDemand.value?.selection.clear();
    this.#list.total = data?.total ?? this.#list.total;
    if (error?.code === 'cursor-invalid') this.#list.change({}, 'replace');
    // Sums, pages, refusals, words for no rows: they come when the rows are on their way to the screen.
    if (this.#isNarrow) void this.#onDemand.get();
    else if (data) this.#onDemand.soon();
    const cursor = data && this.#onDemand.value?.further(data, view);
    if (cursor) this.#list.show({ ...view, cursor }, 'replace');
  }

  override render() {
    const { t, locale } = this.#words;
    const said =
      this.#onDemand.failed || this.#list.place.failed
        ? this.#kit.t.reload
        : refusalText(this.#onDemand.value?.refusal, this.#kit.t);
    return html`${said ? notice(said) : nothing}
    ${nobodyView(this.#standing) ?? (this.invoice ? this.#invoicePlace(this.invoice) : this.#listPlace(this.#list.view))}
    ${this.#onDemand.value?.render({ view: this.#list.view, service: this.serviceId, rows: this.#page.answer.data?.items ?? [], count: this.#countText, t, kit: this.#kit.t, locale, change: this.#list.change, pay: this.#pay })}`;
  }

  #invoicePlace(id: string): TemplateResult | typeof nothing {
    return (
      this.#list.place.value?.invoicePlace(id, this.#words.t.back, {
        back: this.#list.close,
        open: this.#list.open,
        serviceHref: this.serviceHref,
      }) ?? nothing
    );
  }

  #listPlace(view: View): TemplateResult {
    const { t } = this.#words;
    return html`<div class="head">
        ${tabList(t.tabsLabel, tabsOf(this.#owed.answer.data?.count ?? 0, this.#words), view.tab, (tab) => this.#list.change({ tab, state: undefined }))}
        ${toolbarView(view, this.#toolbarContext)} ${this.#isNarrow ? this.#chips(view) : nothing}
      </div>
      <p class="for-reader" role="status">${this.#countText}</p>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${view.tab}">
        ${answerView<Page>(this.#page.answer, this.#standing, this.#bones, (page) => this.#pagePlace(page, view))}
      </div>`;
  }

  get #isNarrow(): boolean {
    return isFiltered(this.#list.view) || this.serviceId !== undefined;
  }

  #chips(view: View): TemplateResult | typeof nothing {
    const at = { t: this.#words.t, change: this.#list.change };
    return this.#onDemand.value?.chips(view, at) ?? html`<p class="chips"></p>`;
  }

  get #bones(): TemplateResult {
    return listBones(tableHead(this.#tableContext), this.#list.view.size);
  }

  #pagePlace(page: Page, view: View): TemplateResult {
    const { t, locale } = this.#words;
    const more = this.#onDemand.value;
    if (page.items.length === 0)
      return more?.empty(page, view, this.#list.change) ?? waitingView(this.#standing, this.#bones);
    const range = rangeText(page, this.#list.total, view, this.#kit.t, locale);
    return html`<div class="frame">
        ${tableView(page.items, this.#page.answer.refreshing, this.#tableContext)}
      </div>
      ${more?.refusals(page.items, { kit: this.#kit.t, allow: () => this.#session.value?.requestSignIn() }) ?? nothing}
      ${page.items.length > 1 || page.next ? html`<div class="sums" part="sums">${more?.sums(this.#sums.answer.data, t)}</div>` : nothing}
      ${
        more?.pager(page, { view, range, kit: this.#kit.t, turn: this.#list.turn }) ??
        html`<p class="pager"><span class="number">${range}</span></p>`
      }`;
  }

  /** One invoice stands in the place of the list, or the address may still ask for another view of it. */
  get #isElsewhere(): boolean {
    return !!this.invoice || this.#list.waitsForUrl;
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  /** « 312 documents », said to those who hear the page whenever it changes. */
  get #countText(): string {
    return countText(this.#list.total, this.#words, this.#kit.t);
  }

  get #tableContext(): TableContext {
    return {
      t: this.#words.t,
      locale: this.#words.locale,
      chosen: this.#onDemand.value?.selection.chosen ?? none,
      choose: (rows, on) => this.#with((it) => it.selection.choose(rows, on)),
      href: (id) => this.invoiceHref?.(id) ?? this.#list.href(id),
      open: this.#list.open,
      summarised: this.#onDemand.value?.summary.shown,
      summary: (row, event) => {
        const button = event.currentTarget as HTMLElement;
        this.#with((it) => it.summary.hear(row, event, button));
      },
      download: ({ id }) => this.#with((it) => it.download(id)),
      pay: this.#pay,
      attempt: (it) => this.#onDemand.value?.attempt(it),
    };
  }

  get #toolbarContext(): ToolbarContext {
    return {
      t: this.#words.t,
      change: this.#list.change,
      filter: (button) => this.#with((it) => it.filters.show(button)),
      exports: (button) => this.#with((it) => it.exports.show(button)),
    };
  }

  #with(run: (it: OnDemand) => unknown): void {
    void this.#onDemand.get().then((it) => it && run(it));
  }

  /** Straight to our own page; from a partner's the amount is fixed first, and a further click opens the window. */
  #pay = (rows: Rows): void => {
    if (this.#session.state.info?.partner) this.#with((it) => it.pay.show(rows));
    else this.#session.value?.openHosted('pay', { invoices: rows.map(({ id }) => id).join(',') });
  };
}
