import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import { day, money, type Locale } from '../kit/format.ts';
import { showBelow } from '../kit/popover.ts';
import type { MoreStrings } from './more-strings.ts';
import type { Strings } from './strings.ts';
import { nextStep, percent } from './next-step.ts';
import { signed, stateOf } from './words.ts';

/** Long enough to pass over a button without opening anything, or to reach what was opened. */
const restMs = 220;

/**
 * What a document holds, at a glance and from the list's own data: opens under pointer, keyboard focus or tap. Escape
 * closes it, the pointer may move onto it, and it stays until then (WCAG 1.4.13).
 */
export class SummaryPopover {
  #host: ReactiveControllerHost & HTMLElement;
  #row: InvoiceRow | undefined;
  #button: HTMLElement | undefined;
  #pinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController({ hostDisconnected: () => this.#close() });
  }

  /** Id of the document on display. */
  get shown(): string | undefined {
    return this.#row?.id;
  }

  /** Takes what happened at a row's button. */
  hear(row: InvoiceRow, event: Event, button: HTMLElement): void {
    const touch = event instanceof PointerEvent && event.pointerType === 'touch';
    if (event.type === 'click') this.#toggle(row, button);
    else if (event.type === 'focus' && button.matches(':focus-visible')) this.#open(row, button);
    else if (event.type === 'blur' && !this.#pinned) this.#soon(() => this.#close());
    else if (event.type === 'pointerenter' && !touch) this.#soon(() => this.#open(row, button));
    else if (event.type === 'pointerleave' && !touch && !this.#pinned) this.#soon(() => this.#close());
  }

  render(rows: readonly InvoiceRow[], t: Strings, more: MoreStrings, locale: Locale): TemplateResult {
    const row = rows.find(({ id }) => id === this.#row?.id) ?? this.#row;
    const stay = (): void => clearTimeout(this.#timer);
    const leave = (): void => (this.#pinned ? undefined : this.#soon(() => this.#close()));
    return html`<div
      id="summary"
      class="summary"
      popover="manual"
      @pointerenter=${stay}
      @pointerleave=${leave}
    >
      ${row?.summary ? summaryView(row, row.summary, t, more, locale) : nothing}
    </div>`;
  }

  #toggle(row: InvoiceRow, button: HTMLElement): void {
    const again = this.#pinned && this.#row?.id === row.id;
    if (again) this.#close();
    else this.#open(row, button, true);
  }

  #soon(run: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(run, restMs);
  }

  #open(row: InvoiceRow, button: HTMLElement, pinned = false): void {
    clearTimeout(this.#timer);
    const same = this.#row?.id === row.id;
    this.#pinned = pinned || (same && this.#pinned);
    if (same) return;
    this.#row = row;
    this.#button = button;
    addEventListener('keydown', this.#escape, true);
    addEventListener('pointerdown', this.#outside, true);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#place());
  }

  #place(): void {
    const { popover, button } = { popover: this.#popover, button: this.#button };
    if (popover && button?.isConnected && this.#row) showBelow(popover, button);
  }

  #close(): void {
    clearTimeout(this.#timer);
    removeEventListener('keydown', this.#escape, true);
    removeEventListener('pointerdown', this.#outside, true);
    this.#popover?.hidePopover();
    this.#row = undefined;
    this.#pinned = false;
    this.#host.requestUpdate();
  }

  get #popover(): HTMLElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLElement>('#summary');
  }

  #escape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };

  #outside = (event: Event): void => {
    const path = event.composedPath();
    const inside = [this.#popover, this.#button].some((it) => it && path.includes(it));
    if (!inside) this.#close();
  };
}

type Summary = NonNullable<InvoiceRow['summary']>;

/** Lines, VAT by rate, what settled it, and what comes next. */
function summaryView(
  row: InvoiceRow,
  { lines, moreLines, vat, payments }: Summary,
  t: Strings,
  more: MoreStrings,
  locale: Locale,
): TemplateResult {
  const state = stateOf(row, t);
  const amount = (it: InvoiceRow['total']): string => money(signed(row, it), locale);
  const fact = (term: unknown, it: InvoiceRow['total'], place = ''): TemplateResult =>
    html`<div class=${place}>
      <dt>${term}</dt>
      <dd class="number">${amount(it)}</dd>
    </div>`;
  return html`<p class="title">
      <strong>${row.number}</strong> <span class="badge ${state.tone}">${state.words}</span>
    </p>
    <dl>
      ${lines.map((line) => fact(html`<span class="wrap">${line.label}</span>`, line.net))}
      ${moreLines > 0 ? html`<div><dt class="soft">${more.moreLines(moreLines)}</dt></div>` : nothing}
      ${vat.map(({ rate, amount: cents }) => fact(more.vat(percent(rate, locale)), cents, 'soft'))}
      ${fact(more.total, row.total, 'sum')}
      ${payments.map(
        (it) =>
          html`<div class="soft">
            <dt>${more.sources[it.source]} ${more.on(day(it.at, locale))}</dt>
            <dd class="number">${money({ ...it.amount, cents: -it.amount.cents }, locale)}</dd>
          </div>`,
      )}
    </dl>
    <p class="step">${nextStep(row, more, locale)}</p>`;
}
