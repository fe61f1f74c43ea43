import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ServiceRow } from '../contract/services.ts';
import { formStyles } from '../kit/form-styles.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { crossIcon } from '../kit/way-icons.ts';
import type { Session } from '../session/session.ts';
import { autoRenewStyles } from './auto-renew-dialog.ts';
import { BulkDialog } from './bulk-dialog.ts';
import { bulkStyles } from './bulk-styles.ts';
import { fr, type BulkStrings } from './bulk-strings.ts';
import { fr as renewalFr, type RenewalStrings } from './renewal-strings.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Sessions = { readonly value: Session | undefined };

/** Each is asked for and written by itself: more would keep the customer waiting, and no consent of that length is read. */
const most = 50;

/** Several services chosen, on whatever page, and a bar that says what can be done with them. */
export class Bulk {
  readonly styles = [formStyles, dialogStyles, autoRenewStyles, bulkStyles];
  #host: Host;
  #t: BulkStrings;
  #dialog: BulkDialog;
  /** By their ids. */
  readonly chosen = new Map<string, ServiceRow>();
  /** The bar stands there, and every row shows its box. */
  isOn = false;

  /** Loads it with its sentences. */
  static async load(host: Host, session: Sessions, locale: Locale): Promise<Bulk> {
    if (locale !== 'en') return new Bulk(host, session, { bulk: fr, renewal: renewalFr }, locale);
    const [bulk, renewal] = await Promise.all([
      import('./bulk-strings.en.ts'),
      import('./renewal-strings.en.ts'),
    ]);
    return new Bulk(host, session, { bulk: bulk.en, renewal: renewal.en }, locale);
  }

  private constructor(
    host: Host,
    session: Sessions,
    words: { readonly bulk: BulkStrings; readonly renewal: RenewalStrings },
    locale: Locale,
  ) {
    this.#host = host;
    this.#t = words.bulk;
    this.#dialog = new BulkDialog(host, session, words, locale);
  }

  /** Begins a selection with one service. */
  async start(row: ServiceRow): Promise<void> {
    this.choose([row], true);
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>(`[data-id="${row.id}"] .pick input`)?.focus();
  }

  /** The first that is chosen begins the selection, the last that is no more ends it. */
  choose(rows: readonly ServiceRow[], on: boolean): void {
    for (const row of rows)
      if (!on) this.chosen.delete(row.id);
      else if (this.chosen.size < most) this.chosen.set(row.id, row);
    this.isOn = this.chosen.size > 0;
    const listen = this.isOn ? 'addEventListener' : 'removeEventListener';
    this.#host[listen]('keydown', this.#onKey as EventListener);
    this.#host.requestUpdate();
  }

  render(rows: readonly ServiceRow[] | undefined, known: readonly string[], kit: KitStrings): TemplateResult {
    return html`${this.isOn && rows ? this.#bar(rows) : nothing} ${this.#dialog.render(known, kit)}`;
  }

  #bar(rows: readonly ServiceRow[]): TemplateResult {
    const t = this.#t;
    const chosen = [...this.chosen.values()].map((row) => rows.find(({ id }) => id === row.id) ?? row);
    const full = chosen.length >= most;
    const act = (what: 'tags' | 'on' | 'off'): TemplateResult =>
      html`<button @click=${() => void this.#dialog.show(what, chosen)}>${t[what]}</button>`;
    return html`<div
      class="selection no-print"
      part="selection"
      role="group"
      aria-label=${t.chosen(chosen.length)}
    >
      <span role="status"
        >${t.chosen(chosen.length)}<span class=${full ? 'soft small' : 'keys'}>
          ${full ? t.most : t.enter}</span
        ></span
      >
      <span class="acts">
        ${rows.length > 0 ? html`<button class="quiet" @click=${() => this.choose(rows, true)}>${t.page}</button>` : nothing}
        ${act('tags')} ${chosen.some(({ renewal }) => renewal !== 'auto') ? act('on') : nothing}
        ${chosen.some(({ renewal }) => renewal === 'auto') ? act('off') : nothing}
      </span>
      <button class="quiet icon" aria-label=${t.clear} title=${t.clear} @click=${() => this.#end()}>
        ${crossIcon}
      </button>
    </div>`;
  }

  /** Enter at a box leads to the bar; Escape leaves the selection, unless it closes something above it or empties a field. */
  #onKey = (event: KeyboardEvent): void => {
    const [at] = event.composedPath() as [HTMLElement];
    if (event.key === 'Enter' && at.matches('.pick input')) {
      event.preventDefault();
      this.#host.shadowRoot?.querySelector<HTMLElement>('.selection button')?.focus();
    }
    const isAbove = this.#host.shadowRoot?.querySelector('dialog[open], :popover-open');
    if (event.key !== 'Escape' || isAbove || at.matches('input:not([type=checkbox]), select')) return;
    event.preventDefault();
    this.#end();
  };

  #end(): void {
    const root = this.#host.shadowRoot;
    const last = [...this.chosen.keys()].at(-1) ?? '';
    const isAtBox = root?.activeElement?.matches('.pick input');
    this.choose([...this.chosen.values()], false);
    if (isAtBox) return;
    const way = root?.querySelector<HTMLElement>(`[data-id="${last}"] .pick input`);
    (way ?? root?.querySelector<HTMLElement>('.open'))?.focus();
  }
}
