import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { InvoiceRow } from '../contract/invoices.ts';
import type { Output } from '../contract/api.ts';
import { answerView, nobodyView, notice, waitingView, type Standing } from '../kit/answer-view.ts';
import { FocusKeeper } from '../kit/focus-keeper.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { tabList } from '../kit/tabs.ts';
import type { ProblemError } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { InvoiceCloseEvent, InvoiceOpenEvent, InvoicesViewEvent } from './events.ts';
import { countText, rangeText, tabsOf } from './counts.ts';
import { strings } from './locales.ts';
import { styles } from './styles.ts';
import { sumsView } from './sums-view.ts';
import { bonesView, tableView, type TableContext } from './table-view.ts';
import { toolbarView, type ToolbarContext } from './toolbar-view.ts';
import { filterOf, isFiltered, questionOf, readView, sizes, writeView, type View } from './view.ts';

type Page = Output<'listInvoices'>;
type Rows = readonly InvoiceRow[];

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

  @state() private chosen: ReadonlyMap<string, InvoiceRow> = new Map();
  @state() private refusal: ProblemError | undefined;

  #session = new SessionController(this);
  #words = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #list = new Query(this, this.#session, 'listInvoices', () =>
    this.#isElsewhere ? undefined : questionOf(this.#at, this.serviceId),
  );
  #sums = new Query(this, this.#session, 'sumInvoices', () =>
    this.#isElsewhere ? undefined : filterOf(this.#at, this.serviceId),
  );
  #owed = new Query(this, this.#session, 'sumInvoices', () =>
    this.#isElsewhere ? undefined : { tab: 'to_pay', ...(this.serviceId ? { service: this.serviceId } : {}) },
  );
  #service = new Query(this, this.#session, 'getService', () =>
    this.serviceId && !this.#isElsewhere ? { id: this.serviceId } : undefined,
  );
  #url = new Lazy(
    this,
    async () =>
      new (await import('../kit/url-state.ts')).UrlState(this, 'invoices-', (own) => this.#follow(own)),
  );
  #onDemand = new Lazy(this, async () =>
    (await import('./on-demand.ts')).OnDemand.load(this, this.#session, this.#words.locale),
  );
  #place = new Lazy(this, () => import('./invoice-place.ts'));
  #total: Page['total'];
  #savedView = '';

  constructor() {
    super();
    new FocusKeeper(this, 'input[type=search]');
  }

  override connectedCallback(): void {
    this.#savedView = this.view;
    super.connectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.urlState) void this.#url.get();
    if (this.invoice) void this.#place.get();
    const { data, error } = this.#list.answer;
    if ((changed.has('view') || changed.has('serviceId')) && !this.#at.cursor) this.#total = undefined;
    if (changed.has('serviceId') || this.#session.state.status === 'anonymous') this.chosen = new Map();
    this.#total = data?.total ?? this.#total;
    if (error?.code === 'cursor-invalid') this.#change({}, 'replace');
    // Few rows without a filter need no pages, chips or words for their absence.
    if (this.#isNarrow || data?.items.length === 0) void this.#onDemand.get();
    else if (data?.next || data?.previous || this.#at.size !== sizes[0]) this.#onDemand.soon();
    const cursor = data && this.#onDemand.value?.further(data, this.#at);
    if (cursor) this.#show({ ...this.#at, cursor }, 'replace');
  }

  override render() {
    const { t, locale } = this.#words;
    const said =
      this.#onDemand.failed || this.#place.failed ? t.reload : refusalText(this.refusal, this.#kit.t);
    return html`${said ? notice(said) : nothing}
    ${nobodyView(this.#standing) ?? (this.invoice ? this.#invoicePlace(this.invoice) : this.#listPlace(this.#at))}
    ${this.#onDemand.value?.render({ view: this.#at, service: this.serviceId, rows: this.#list.answer.data?.items ?? [], count: this.#countText, t, kit: this.#kit.t, locale, chosen: this.chosen, change: this.#change, pay: this.#pay, clear: this.#clear, attempt: this.#attempt }) ?? nothing}`;
  }

  #invoicePlace(id: string): TemplateResult | typeof nothing {
    return (
      this.#place.value?.invoicePlace(id, this.#words.t.back, {
        back: this.#close,
        open: this.#open,
        serviceHref: this.serviceHref,
      }) ?? nothing
    );
  }

  #listPlace(view: View): TemplateResult {
    const { t } = this.#words;
    return html`<div class="head">
        ${tabList(t.tabsLabel, tabsOf(this.#owed.answer.data?.count ?? 0, this.#words), view.tab, (tab) => this.#change({ tab, state: undefined }))}
        ${toolbarView(view, this.#toolbarContext)} ${this.#isNarrow ? this.#chips(view) : nothing}
      </div>
      <p class="for-reader" role="status">${this.#countText}</p>
      <div id="panel" role="tabpanel" aria-labelledby="tab-${view.tab}">
        ${answerView<Page>(this.#list.answer, this.#standing, this.#bones, (page) => this.#pagePlace(page, view))}
      </div>`;
  }

  get #isNarrow(): boolean {
    return isFiltered(this.#at) || this.serviceId !== undefined;
  }

  #chips(view: View): TemplateResult | typeof nothing {
    const { t, locale } = this.#words;
    const service = this.serviceId && this.#serviceName;
    const at = { t, locale, change: this.#change, service, everyService: this.#everyService };
    return this.#onDemand.value?.chips(view, at) ?? html`<p class="chips"></p>`;
  }

  get #bones(): TemplateResult {
    return html`<div class="frame">${bonesView(this.#at.size, this.#tableContext)}</div>`;
  }

  #pagePlace(page: Page, view: View): TemplateResult {
    const { t, locale } = this.#words;
    const more = this.#onDemand.value;
    if (page.items.length === 0)
      return more?.empty(page, view, this.#change) ?? waitingView(this.#standing, this.#bones);
    const range = rangeText(page, this.#total, view, { t, locale });
    return html`<div class="frame">
        ${tableView(page.items, this.#list.answer.refreshing, this.#tableContext)}
      </div>
      ${page.items.length > 1 || page.next ? sumsView(this.#sums.answer.data, { t, locale }) : nothing}
      ${
        more?.pager(page, view, { range, kit: this.#kit.t, turn: this.#turn }) ??
        html`<p class="pager"><span class="number">${range}</span></p>`
      }`;
  }

  /** One invoice stands in the place of the list, or the address may still ask for another view of it. */
  get #isElsewhere(): boolean {
    return !!this.invoice || (this.urlState && !this.#url.value && !this.#url.failed);
  }

  get #at(): View {
    return readView(this.view);
  }

  get #serviceName(): string {
    const service = this.#service.answer.data;
    return service?.id === this.serviceId ? service?.label || service?.domain || service?.product || '' : '';
  }

  get #standing(): Standing {
    return this.#session.standing(this.#kit);
  }

  /** « 312 documents », said to those who hear the page whenever it changes. */
  get #countText(): string {
    return this.#total ? countText(this.#total, this.#words) : '';
  }

  get #tableContext(): TableContext {
    return {
      t: this.#words.t,
      locale: this.#words.locale,
      chosen: this.chosen,
      choose: this.#choose,
      href: (id) => this.invoiceHref?.(id) ?? this.#url.value?.href(this.#params(id)),
      open: this.#open,
      summarised: this.#onDemand.value?.summary.shown,
      summary: (row, event) => {
        const button = event.currentTarget as HTMLElement;
        void this.#onDemand.get().then((it) => it?.summary.hear(row, event, button));
      },
      download: this.#download,
      pay: this.#pay,
    };
  }

  get #toolbarContext(): ToolbarContext {
    return {
      t: this.#words.t,
      change: this.#change,
      filter: (button) => void this.#onDemand.get().then((it) => it?.filters.show(button)),
      exports: (button) => void this.#onDemand.get().then((it) => it?.exports.show(button)),
    };
  }

  #choose = (rows: Rows, on: boolean): void => {
    const chosen = new Map(this.chosen);
    for (const row of rows) on ? chosen.set(row.id, row) : chosen.delete(row.id);
    this.chosen = chosen;
    void this.#onDemand.get();
  };

  #clear = (): void => void (this.chosen = new Map());

  /** Straight to our own page; from a partner's the amount is fixed first, and a further click opens the window. */
  #pay = (rows: Rows): void => {
    if (this.#session.state.info?.partner) void this.#onDemand.get().then((it) => it?.pay.show(rows));
    else this.#session.value?.openHosted('pay', { invoices: rows.map(({ id }) => id).join(',') });
  };

  #download = (row: Pick<InvoiceRow, 'id'>): Promise<void> =>
    this.#attempt(async () => {
      const file = await this.#session.value?.download('downloadInvoice', { id: row.id });
      const { saveFile } = await import('../kit/download.ts');
      if (file) saveFile(file.blob, file.fileName);
    });

  #attempt = async (run: () => Promise<void>): Promise<void> => {
    this.refusal = undefined;
    try {
      await run();
    } catch (error) {
      this.refusal = refusalOf(error);
    }
  };

  /** Another tab, search or filter starts at the first page again. */
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
    this.refusal = undefined;
    this.#url.value?.write(this.#params(this.invoice), step);
    this.dispatchEvent(new InvoicesViewEvent(written, step, this.serviceId));
  }

  /** Leaves the invoices of one service for those of all. */
  #everyService = (): void => {
    this.serviceId = undefined;
    this.dispatchEvent(new InvoicesViewEvent(this.view, 'push', undefined));
  };

  #open = (id: string): void => {
    if (!this.dispatchEvent(new InvoiceOpenEvent(id))) return;
    this.invoice = id;
    this.#url.value?.write(this.#params(id), 'push');
    void this.#place.get().then(() => this.renderRoot.querySelector('o2-invoice')?.focus());
  };

  #close = (): void => {
    const left = this.invoice;
    this.invoice = undefined;
    this.#url.value?.write(this.#params(undefined), 'push');
    this.dispatchEvent(new InvoiceCloseEvent());
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-id="${left}"] .open`)?.focus(),
    );
  };

  #params(invoice: string | undefined): URLSearchParams {
    const params = new URLSearchParams(this.view);
    if (invoice) params.set('invoice', invoice);
    return params;
  }

  #follow(own: URLSearchParams): void {
    this.invoice = own.get('invoice') ?? undefined;
    own.delete('invoice');
    this.view = own.size > 0 ? own.toString() : this.#savedView;
  }
}
