import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../contract/payment-methods.ts';
import type { Service } from '../contract/services.ts';
import type { Locale } from '../kit/format.ts';
import { Query, type SessionController } from '../session/session-controller.ts';
import { fr, type MeansStrings } from './means-strings.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Means = Pick<PaymentMethod, 'kind' | 'brand' | 'last4' | 'label'>;

const brands: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
  cartes_bancaires: 'CB',
};

/**
 * What pays for a service that renews itself, and the way to choose another means for it alone: always on our own page. On
 * a partner's page the means is known where planned charges may be read.
 */
export class ServiceMeans {
  readonly #session: SessionController;
  readonly #t: MeansStrings;
  readonly #methods: Query<'listPaymentMethods'>;
  readonly #planned: Query<'listScheduledPayments'>;

  /** Loads it with its sentences. */
  static async load(host: Host, session: SessionController, locale: Locale): Promise<ServiceMeans> {
    return new ServiceMeans(host, session, locale === 'en' ? (await import('./means-strings.en.ts')).en : fr);
  }

  private constructor(host: Host, session: SessionController, t: MeansStrings) {
    this.#session = session;
    this.#t = t;
    const sees = (): boolean => session.value?.can('invoice.view', 'invoices:read') === true;
    this.#methods = new Query(host, session, 'listPaymentMethods', () =>
      sees() && !this.#isEmbedded ? {} : undefined,
    );
    this.#planned = new Query(host, session, 'listScheduledPayments', () =>
      sees() && this.#isEmbedded ? { when: 'coming', limit: 100 } : undefined,
    );
  }

  render({ id, renewal }: Service): TemplateResult | typeof nothing {
    if (renewal !== 'auto') return nothing;
    return this.#isEmbedded ? this.#embedded(id) : this.#ours(id);
  }

  /** Changes of means are made on our own page: here is shown what is known, and the way there. */
  #embedded(id: string): TemplateResult {
    const t = this.#t;
    const means = this.#planned.answer.data?.items.find(({ serviceId }) => serviceId === id)?.method;
    return html`<div class="means">
      <p>${means ? html`${t.paidWith} <strong class="wrap">${this.#name(means)}</strong>` : t.elsewhere}</p>
      ${this.#way(t.open, { service: id, window: '1' })}
    </div>`;
  }

  #ours(id: string): TemplateResult | typeof nothing {
    const t = this.#t;
    const { data } = this.#methods.answer;
    if (!data) return nothing;
    const own = data.items.find(({ services }) => services.some((it) => it.id === id && it.chosen));
    const means = own ?? data.items.find(({ isDefault }) => isDefault);
    const words = means
      ? html`${t.paidWith}
          <strong class="wrap">${this.#name(means)}</strong
          >${own ? nothing : html`<span class="soft">, ${t.byDefault}</span>`}`
      : t.none;
    return html`<div class="means">
      <p>${words}</p>
      ${data.manage.allowed ? this.#way(means ? t.change : t.add, { service: id }) : nothing}
    </div>`;
  }

  #way(words: string, params: Readonly<Record<string, string>>): TemplateResult {
    const open = (): void => this.#session.value?.openHosted('payment-methods', params);
    return html`<button class="quiet small" @click=${open}>${words}</button>`;
  }

  #name({ kind, brand = '', last4, label }: Means): string {
    const what = kind === 'card' ? (brands[brand] ?? this.#t.card) : this.#t.sepa;
    return label || `${what} •••• ${last4}`;
  }

  get #isEmbedded(): boolean {
    return this.#session.state.info?.scopes !== undefined;
  }
}
