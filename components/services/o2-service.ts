import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { Service, ServiceAction } from '../contract/services.ts';
import type { Ability } from '../contract/shapes.ts';
import { answerView, notice } from '../kit/answer-view.ts';
import { date, days, daysUntil, money } from '../kit/format.ts';
import { editIcon } from './edit-icon.ts';
import { Lazy } from '../kit/lazy.ts';
import { kitStrings } from '../kit/locales.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import type { ServiceIntent } from './events.ts';
import { factsView } from './facts-view.ts';
import { kindIcon } from './kind-icons.ts';
import { strings } from './locales.ts';
import { serviceStrings } from './service-locales.ts';
import { serviceStyles } from './service-styles.ts';
import { nextOf, whyOf } from './service-words.ts';
import { nameOf, natureOf, priceOf, stateOf } from './words.ts';

/**
 * @summary One service: its state in words, what happens next and when, what it costs, its name and tags, automatic
 * renewal, and its history.
 *
 * @csspart head - Name, kind and state.
 * @csspart pay - The link to what is to be paid.
 * @csspart card - One block of the page.
 * @csspart facts - The list of facts.
 * @csspart timeline - The history.
 * @csspart notice - What stands instead of the page: refused, not found, not signed in.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2Service extends LitElement {
  static override styles = serviceStyles;

  /** Id of the service, such as `svc_1`. */
  @property({ attribute: 'service-id' }) serviceId?: string;

  /** Opens an editor as soon as the service is there: `label` or `tags`. */
  @property() intent: ServiceIntent = 'read';

  /** Gives the address at which the service's invoices are shown; without it no link leads there. */
  @property({ attribute: false }) invoicesHref?: ((service: Service) => string) | undefined;

  #session = new SessionController(this);
  #words = new StringsController(this, serviceStrings);
  #list = new StringsController(this, strings);
  #kit = new StringsController(this, kitStrings);
  #query = new Query(this, this.#session, 'getService', () =>
    this.serviceId ? { id: this.serviceId } : undefined,
  );
  #edits = new Lazy(this, async () =>
    (await import('./service-edits.ts')).ServiceEdits.load(this, this.#session, this.#words.locale),
  );
  #beside = new Lazy(this, async () =>
    (await import('./service-beside.ts')).ServiceBeside.load(this, this.#session, this.#words.locale),
  );
  #wantsFocus = false;

  /** Moves the keyboard to the name of the service, as soon as it is there. */
  override focus(options?: FocusOptions): void {
    const heading = this.shadowRoot?.querySelector<HTMLElement>('h2');
    this.#wantsFocus = !heading;
    heading?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('serviceId')) this.#edits.value?.forget();
    const service = this.#service;
    if (!service) return;
    this.#beside.soon();
    this.#edits.value?.label.settle(service);
    if (this.intent !== 'read') this.#begin(this.intent, service);
  }

  protected override updated(): void {
    if (this.#wantsFocus) this.focus();
  }

  override render() {
    const { answer } = this.#query;
    const shown = answer.data && !this.#service ? { status: 'loading' as const } : answer;
    return html`${this.#edits.failed || this.#beside.failed ? notice(this.#kit.t.reload) : nothing}
    ${answerView<Service>(shown, this.#session.standing(this.#kit), bones, (service) => this.#page(service))}
    ${this.#edits.value?.renewal.render(this.#kit.t)}`;
  }

  #page(service: Service): TemplateResult {
    const { t, locale } = this.#words;
    return html`<article aria-labelledby="name">
      ${this.#head(service)}
      <div class="columns">
        <section class="card next" part="card">
          ${this.#next(service)} ${this.#renewal(service)} ${this.#beside.value?.means.render(service)}
        </section>
        <section class="card" part="card facts">
          <h3>${t.facts}</h3>
          ${factsView(service, t, locale)} ${this.#tags(service)}
          ${this.invoicesHref ? html`<a class="button" href=${this.invoicesHref(service)}>${t.invoices}</a>` : nothing}
        </section>
      </div>
      <section class="card" part="card">
        <h3>${t.history}</h3>
        ${this.#beside.value?.history(service.timeline) ?? kept(service)}
      </section>
    </article>`;
  }

  #head(service: Service): TemplateResult {
    const { t, locale } = this.#words;
    const list = this.#list.t;
    const edits = this.#edits.value;
    const shown = { ...service, label: edits?.label.sent ?? service.label };
    const state = stateOf(service, list);
    return html`<header part="head">
      ${kindIcon(service.kind)}
      ${
        edits?.label.draft === undefined
          ? html`<h2 id="name" tabindex="-1" class="wrap">${nameOf(shown)}</h2>
              <button
                class="quiet icon rename"
                aria-label=${t.rename}
                title=${t.rename}
                aria-disabled=${shut(service, 'label')}
                aria-describedby="why-label"
                @click=${() => this.#begin('label', service)}
              >
                ${editIcon}
              </button>`
          : edits.label.render(edits.t, this.#kit.t, locale)
      }
      <p class="nature soft wrap">${natureOf(shown) || list.kinds[service.kind]}</p>
      <p class="why">
        <span class="badge ${state.tone}">${state.words}</span>
        ${whyOf(service, t, locale)}
        ${this.invoicesHref && service.unpaid.cents > 0 ? html`<a part="pay" href=${this.invoicesHref(service)}>${t.pay}</a>` : nothing}
      </p>
      ${this.#refusal(service, 'label')}
    </header>`;
  }

  #next(service: Service): TemplateResult {
    const { t, locale } = this.#words;
    const list = this.#list.t;
    const on = service.cancelOn ?? service.expiresOn;
    const price = priceOf(service, list, locale);
    const figure = (term: string, what: string, soft: string): TemplateResult =>
      html`<div>
        <dt>${term}</dt>
        <dd><strong class="number">${what}</strong> <span class="soft">${soft}</span></dd>
      </div>`;
    return html`<h3>${t.next}</h3>
      <p>${nextOf(service, t, list, locale)}</p>
      <dl class="figures">
        ${on ? figure(list.columns.due, days(daysUntil(on), locale), date(on, locale)) : nothing}
        ${figure(list.columns.price, price.amount, price.per)}
      </dl>
      ${service.nextPrice ? html`<p class="soft">${t.newPrice(money(service.nextPrice, locale))}</p>` : nothing}`;
  }

  #renewal(service: Service): TemplateResult | typeof nothing {
    const { t, locale } = this.#words;
    const on = service.renewal === 'auto';
    const consent = service.autoRenewConsent;
    const turn = (): void => {
      if (abilityOf(service, 'autoRenew').allowed)
        void this.#edits.get().then((edits) => edits?.renewal.show(service.id, !on));
    };
    return html`<div class="switch-row">
      <button
        role="switch"
        class="switch"
        aria-checked=${on ? 'true' : 'false'}
        aria-labelledby="auto-renew-label"
        aria-describedby="why-autoRenew"
        aria-disabled=${shut(service, 'autoRenew')}
        @click=${turn}
      ></button>
      <span id="auto-renew-label">${t.autoRenew}</span>
      ${consent && on ? html`<span class="soft small">${t.consentSince(date(consent.at, locale))}</span>` : nothing}
      ${this.#refusal(service, 'autoRenew')}
    </div>`;
  }

  #tags(service: Service): TemplateResult {
    const { t } = this.#words;
    const edits = this.#edits.value;
    const shown = edits?.tags.wanted ?? service.tags;
    if (edits?.tags.editing)
      return html`<h4 class="soft small">${t.tags}</h4>
        ${edits.tags.render(edits.t, this.#kit.t)}`;
    return html`<div class="tags">
      <h4 class="soft small">${t.tags}</h4>
      ${shown.length > 0 ? shown.map((tag) => html`<span class="tag">${tag}</span> `) : html`<span class="soft">${t.noTags}</span>`}
      <button
        class="quiet small retag"
        aria-disabled=${shut(service, 'tag')}
        aria-describedby="why-tag"
        @click=${() => this.#begin('tags', service)}
      >
        ${t.editTags}
      </button>
      ${this.#refusal(service, 'tag')}
    </div>`;
  }

  /** Why an action is not open, and what to do about it. */
  #refusal(service: Service, action: ServiceAction): TemplateResult | typeof nothing {
    const ability = abilityOf(service, action);
    return ability.allowed
      ? nothing
      : html`<p id="why-${action}" class="refusal soft small">${this.#kit.t.reasons[ability.reason]}</p>`;
  }

  #begin(what: 'label' | 'tags', service: Service): void {
    this.intent = 'read';
    if (abilityOf(service, what === 'tags' ? 'tag' : what).allowed)
      void this.#edits.get().then((edits) => edits?.[what].start(service));
  }

  get #service(): Service | undefined {
    const { data } = this.#query.answer;
    return data?.id === this.serviceId ? data : undefined;
  }
}

const abilityOf = (service: Service, action: ServiceAction): Ability =>
  service.actions[action] ?? { allowed: false, reason: 'not-yet' };

/** The value of `aria-disabled` for an action. */
const shut = (service: Service, action: ServiceAction): 'true' | 'false' =>
  abilityOf(service, action).allowed ? 'false' : 'true';

/** The place of the history, line by line. */
const kept = ({ timeline }: Service): TemplateResult =>
  html`<div class="bones">
    ${timeline.map(
      () =>
        html`<div>
          <p>&nbsp;</p>
          <p class="small">&nbsp;</p>
        </div>`,
    )}
  </div>`;

const bones = html`<div class="bones">
  <span class="bone short"></span><span class="bone"></span>
  <div class="columns"><span class="card"></span><span class="card"></span></div>
</div>`;
