import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { autoRenewConsentVersion, Service, ServiceRow } from '../contract/services.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import type { ProblemError, Session } from '../session/session.ts';
import { actOn, leftBecause, outcomeWords, type BulkAct, type BulkOutcome } from './bulk-acts.ts';
import type { BulkStrings } from './bulk-strings.ts';
import { termsLink } from './auto-renew-dialog.ts';
import { chargeOf, longDate } from './charge.ts';
import type { RenewalStrings } from './renewal-strings.ts';
import { nameOf } from './words.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Words = { readonly bulk: BulkStrings; readonly renewal: RenewalStrings };
type What = BulkAct['what'];

const version: typeof autoRenewConsentVersion = '2026-11';

/** Asks before several services are changed, shows each with what changes or why not, and how it went for each. */
export class BulkDialog {
  #host: Host;
  #session: { readonly value: Session | undefined };
  #words: Words;
  #locale: Locale;
  #what: What = 'tags';
  #rows: readonly (ServiceRow | Service)[] = [];
  #outcomes: ReadonlyMap<string, BulkOutcome> = new Map();
  #act: BulkAct | undefined;
  #waits = false;
  #problem: ProblemError | undefined;
  #empty = false;

  constructor(host: Host, session: { readonly value: Session | undefined }, words: Words, locale: Locale) {
    this.#host = host;
    this.#session = session;
    this.#words = words;
    this.#locale = locale;
  }

  /** Asks about the services as they stand now: what one agrees to is what will be charged. */
  async show(what: What, rows: readonly ServiceRow[]): Promise<void> {
    this.#what = what;
    this.#rows = rows;
    this.#outcomes = new Map();
    this.#act = this.#problem = undefined;
    this.#empty = false;
    this.#waits = true;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    try {
      const { value: session } = this.#session;
      if (session) this.#rows = await Promise.all(rows.map(({ id }) => session.call('getService', { id })));
    } catch (error) {
      this.#problem = refusalOf(error);
    }
    this.#waits = false;
    this.#host.requestUpdate();
  }

  render(known: readonly string[], kit: KitStrings): TemplateResult {
    const { bulk: t } = this.#words;
    const title = this.#what === 'tags' ? t.tagsOf(this.#rows.length) : t[`${this.#what}Of`];
    return html`<dialog
      id="bulk"
      class="bulk"
      aria-labelledby="bulk-title"
      closedby=${this.#waits ? 'none' : 'any'}
    >
      <form class="stack" @submit=${(event: SubmitEvent) => this.#submit(event)}>
        <h2 id="bulk-title">${title}</h2>
        ${this.#act ? this.#results(this.#act, kit) : this.#question(known, kit)}
        ${this.#problem ? html`<p class="error" role="alert">${refusalText(this.#problem, kit)}</p>` : nothing}
      </form>
    </dialog>`;
  }

  #question(known: readonly string[], kit: KitStrings): TemplateResult {
    const { bulk: t } = this.#words;
    if (this.#waits) return html`<p class="soft">${kit.loading}</p>`;
    const act: BulkAct | undefined = this.#what === 'tags' ? undefined : { what: this.#what };
    const changing = act ? this.#rows.filter((row) => !leftBecause(row, act)) : this.#rows;
    const word = { tags: t.apply, on: t.agree, off: t.stop }[this.#what];
    return html`${act ? (changing.length > 0 ? this.#renewal(changing) : html`<p>${t.none}</p>`) : this.#tags(known)}
      ${act ? this.#left(act, kit) : nothing}
      <div class="buttons">
        <button type="button" @click=${() => this.#dialog?.close()}>${kit.cancel}</button>
        ${changing.length > 0 ? html`<button class=${this.#what === 'off' ? 'danger' : 'primary'}>${word}</button>` : nothing}
      </div>`;
  }

  /** Each service with its amount, then what holds for all of them: the consent, as for one. */
  #renewal(rows: readonly (ServiceRow | Service)[]): TemplateResult {
    const { bulk: t, renewal } = this.#words;
    const on = this.#what === 'on';
    const [, ...common] = renewal.consent[version]({ amount: '', period: '', name: '' });
    const fact = (row: ServiceRow | Service): string => {
      if (!on) return row.expiresOn ? t.expires(longDate(row.expiresOn, this.#locale)) : '';
      const { amount, period, chargedOn } = chargeOf(row as Service, renewal, this.#locale);
      return [amount, period, ...(chargedOn ? [renewal.first(chargedOn)] : [])].join(' · ');
    };
    return html`<p>${on ? t.consentFirst : t.offWhy}</p>
      <ul class="listed" tabindex="0">
        ${rows.map((row) => html`<li><span class="wrap">${nameOf(row)}</span><span class="soft small">${fact(row)}</span></li>`)}
      </ul>
      ${
        on
          ? html`<ul class="consent">
                ${common.map((sentence) => html`<li>${sentence}</li>`)}
              </ul>
              ${termsLink(renewal.terms, this.#session)}`
          : nothing
      }`;
  }

  #tags(known: readonly string[]): TemplateResult {
    const { bulk: t } = this.#words;
    const used = [...new Set(this.#rows.flatMap(({ tags }) => tags))].toSorted((a, b) => a.localeCompare(b));
    return html`<label class="field"
        >${t.addTag}<input
          name="add"
          list="bulk-tags"
          maxlength="40"
          autocomplete="off"
          aria-describedby="bulk-empty"
      /></label>
      <datalist id="bulk-tags">${known.map((tag) => html`<option value=${tag}></option>`)}</datalist>
      ${
        used.length > 0
          ? html`<fieldset class="listed">
              <legend>${t.removeTags}</legend>
              ${used.map((tag) => html`<label class="choice"><input type="checkbox" name="remove" value=${tag} /><span class="wrap">${tag}</span></label>`)}
            </fieldset>`
          : nothing
      }
      <p id="bulk-empty" class=${this.#empty ? 'error' : ''} role="alert">
        ${this.#empty ? t.nothing : nothing}
      </p>`;
  }

  #left(act: BulkAct, kit: KitStrings): TemplateResult | typeof nothing {
    const { bulk: t } = this.#words;
    const left = this.#rows.flatMap((row) => {
      const why = leftBecause(row, act);
      return why ? [[row, why] as const] : [];
    });
    if (left.length === 0) return nothing;
    return html`<details class="soft small">
      <summary>${t.left} ${left.length}</summary>
      <ul class="listed">
        ${left.map(([row, why]) => html`<li><span class="wrap">${nameOf(row)}</span><span>${outcomeWords(why, t, kit)}</span></li>`)}
      </ul>
    </details>`;
  }

  /** How it went for each; what the server or the line refused can be tried again. */
  #results(act: BulkAct, kit: KitStrings): TemplateResult {
    const { bulk: t } = this.#words;
    const outcomes = [...this.#outcomes.values()];
    const done = outcomes.filter((it) => it === 'done').length;
    const count = this.#rows.length;
    const failed = this.#rows.filter(({ id }) => typeof this.#outcomes.get(id) === 'object');
    return html`<p role="status">${this.#waits ? t.doing(outcomes.length, count) : t.done(done, count)}</p>
      <ul class="listed" tabindex="0">
        ${this.#rows.map((row) => {
          const it = this.#outcomes.get(row.id);
          return html`<li>
            <span class="wrap">${nameOf(row)}</span
            ><span class="small ${typeof it === 'object' ? 'error' : 'soft'}"
              >${it ? outcomeWords(it, t, kit) : '…'}</span
            >
          </li>`;
        })}
      </ul>
      <div class="buttons">
        ${!this.#waits && failed.length > 0 ? html`<button type="button" @click=${() => this.#run(act, failed)}>${t.again}</button>` : nothing}
        <button
          type="button"
          class="primary"
          aria-disabled=${this.#waits ? 'true' : 'false'}
          @click=${() => !this.#waits && this.#dialog?.close()}
        >
          ${kit.close}
        </button>
      </div>`;
  }

  #submit(event: SubmitEvent): void {
    event.preventDefault();
    if (this.#waits || this.#act) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const add = ((data.get('add') as string | null) ?? '').trim();
    const remove = data.getAll('remove') as string[];
    this.#empty = this.#what === 'tags' && add === '' && remove.length === 0;
    if (this.#empty) return this.#host.requestUpdate();
    void this.#run(this.#what === 'tags' ? { what: 'tags', add, remove } : { what: this.#what }, this.#rows);
  }

  /** One after the other: what was done before a refusal stays done, and each says how it went. */
  async #run(act: BulkAct, rows: readonly ServiceRow[]): Promise<void> {
    const { value: session } = this.#session;
    if (!session) return;
    this.#act = act;
    this.#waits = true;
    const outcomes = new Map(this.#outcomes);
    for (const { id } of rows) outcomes.delete(id);
    for (const { id } of rows) {
      this.#outcomes = new Map(outcomes);
      this.#host.requestUpdate();
      outcomes.set(id, await actOn(session, id, act));
    }
    this.#outcomes = outcomes;
    this.#waits = false;
    this.#host.requestUpdate();
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('#bulk');
  }
}
