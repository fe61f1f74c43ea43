import { html, nothing, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import type { Output } from '../contract/api.ts';
import { chipStyles } from '../kit/chip-styles.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { saveFile } from '../kit/download.ts';
import { formStyles } from '../kit/form-styles.ts';
import { date, type Locale } from '../kit/format.ts';
import { ListParts } from '../kit/list-parts.ts';
import { listPager, type PagerContext } from '../kit/list-pager.ts';
import { menuStyles } from '../kit/menu-styles.ts';
import type { KitStrings } from '../kit/strings.ts';
import { refusalOf } from '../session/refusal.ts';
import type { ProblemError } from '../session/session.ts';
import type { SessionController } from '../session/session-controller.ts';
import { Archives } from './archives.ts';
import { chipsView, type ChipsContext } from './chips-view.ts';
import { demandStyles } from './demand-styles.ts';
import { emptyView } from './empty-view.ts';
import { ExportMenu } from './export-menu.ts';
import { FilterPanel } from './filter-panel.ts';
import { fr, type ListStrings } from './list-strings.ts';
import { moreStrings } from './more-locales.ts';
import { OneService, type NarrowHost } from './one-service.ts';
import type { MoreStrings } from './more-strings.ts';
import { since } from './next-step.ts';
import { PayDialog } from './pay-dialog.ts';
import { refusalsView, type RefusalsContext } from './refusals-view.ts';
import { Selection, type SelectionContext } from './selection.ts';
import type { Strings } from './strings.ts';
import { sumsView } from './sums-view.ts';
import { SummaryPopover } from './summary-popover.ts';
import { filterOf, type View } from './view.ts';

type Page = Output<'listInvoices'>;

/** What everything that comes on demand is shown with. */
export interface DemandContext extends Pick<SelectionContext, 'pay'> {
  readonly view: View;
  readonly service: string | undefined;
  readonly rows: readonly InvoiceRow[];
  readonly count: string;
  readonly t: Strings;
  readonly kit: KitStrings;
  readonly locale: Locale;
  readonly change: (to: Partial<View>, step: 'push' | 'replace') => void;
}

/**
 * What the list needs only now and then: summary, filters and their chips, pages, the words for no rows, exports,
 * selection, payment.
 */
export class OnDemand {
  readonly styles = [formStyles, menuStyles, dialogStyles, chipStyles, demandStyles];
  readonly summary: SummaryPopover;
  readonly filters: FilterPanel;
  readonly exports: ExportMenu;
  readonly archives: Archives;
  readonly pay: PayDialog;
  readonly selection: Selection;
  readonly #host: NarrowHost;
  readonly #service: OneService;
  readonly #session: SessionController;
  readonly #more: MoreStrings;
  readonly #words: ListStrings;
  readonly #locale: Locale;
  readonly #parts = new ListParts();
  #refused: { readonly view: string; readonly why: ProblemError } | undefined;

  /** Loads it with its sentences. */
  static async load(host: NarrowHost, session: SessionController, locale: Locale): Promise<OnDemand> {
    const [more, words] = await Promise.all([
      moreStrings(locale),
      locale === 'en' ? import('./list-strings.en.ts').then(({ en }) => en) : fr,
    ]);
    return new OnDemand(host, session, more, words, locale);
  }

  private constructor(
    host: NarrowHost,
    session: SessionController,
    more: MoreStrings,
    words: ListStrings,
    locale: Locale,
  ) {
    this.#host = host;
    this.#more = more;
    this.#words = words;
    this.#locale = locale;
    this.summary = new SummaryPopover(host);
    this.filters = new FilterPanel(host);
    this.exports = new ExportMenu(host, session);
    this.archives = new Archives(host, session);
    this.pay = new PayDialog(host, session);
    this.selection = new Selection(host);
    this.#service = new OneService(host, session);
    this.#session = session;
  }

  render(at: DemandContext): TemplateResult {
    const more = this.#more;
    const archive = { more, attempt: this.#attempt };
    const zip = (): void => void this.archives.start(archive, filterOf(at.view, at.service));
    const zipChosen = (ids: readonly string[]): void => void this.archives.start(archive, { ids: [...ids] });
    return html`<div class="dock no-print">
        ${this.archives.render(archive)}
        ${this.#host.invoice ? nothing : this.selection.render({ ...at, more, zip: zipChosen })}
      </div>
      ${this.summary.render(at.rows, at.t, more, at.locale)}
      ${this.filters.render({ ...at, more, words: this.#words })}
      ${this.exports.render({ ...at, more, zip, attempt: this.#attempt })}
      ${this.pay.render(more, at.kit, at.locale)}`;
  }

  /** What was refused in the view on display. */
  get refusal(): ProblemError | undefined {
    return this.#refused?.view === this.#host.view ? this.#refused.why : undefined;
  }

  /** Runs something that may be refused, and tells the refusal. */
  #attempt = async (run: () => Promise<void>): Promise<void> => {
    this.#refused = undefined;
    this.#host.requestUpdate();
    try {
      await run();
    } catch (error) {
      this.#refused = { view: this.#host.view, why: refusalOf(error) };
      this.#host.requestUpdate();
    }
  };

  chips(view: View, at: Pick<ChipsContext, 't' | 'change'>): TemplateResult | typeof nothing {
    const { name: service, leave: everyService } = this.#service;
    return chipsView(view, {
      ...at,
      words: this.#words,
      more: this.#more,
      locale: this.#locale,
      service,
      everyService,
    });
  }

  pager(page: Page, at: Omit<PagerContext, 'words'>): TemplateResult {
    const words = this.#words;
    const until = page.partial?.until;
    // The account has more documents than a page looks at.
    const range = until ? `${at.range} · ${words.searchedUntil(date(until, this.#locale))}` : at.range;
    return listPager(page, { ...at, range, words });
  }

  empty(page: Page, view: View, change: (to: Partial<View>) => void): TemplateResult {
    return emptyView(page, view, { words: this.#words, locale: this.#locale }, change);
  }

  refusals(rows: readonly InvoiceRow[], at: Omit<RefusalsContext, 'more'>): ReturnType<typeof refusalsView> {
    return refusalsView(rows, { ...at, more: this.#more });
  }

  sums(sums: Output<'sumInvoices'> | undefined, t: Strings): TemplateResult | undefined {
    return sums && sumsView(sums, { t, words: this.#words, locale: this.#locale });
  }

  /** A payment under way, in the place of the state. */
  attempt({ since: at }: NonNullable<InvoiceRow['attempt']>): TemplateResult {
    const more = this.#more;
    return html`<span class="badge info number">${more.paying}</span>
      <span class="soft small">${more.payingSince(since(at, this.#locale))}. ${more.payNoMore}</span>`;
  }

  download(id: string): Promise<void> {
    return this.#attempt(async () => {
      const file = await this.#session.value?.download('downloadInvoice', { id });
      if (file) saveFile(file.blob, file.fileName);
    });
  }

  further(page: Page, view: View): string | undefined {
    return this.#parts.further(page, view);
  }
}
