import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Input, Output } from '../contract/api.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import type { ProblemError, Session } from '../session/session.ts';
import { fr, type BillingAddressStrings } from './billing-address-strings.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Billing = Output<'getBilling'>;
type Address = Input<'setBillingAddress'>;
type Field = keyof BillingAddressStrings['wrong'];

/** The form of the billing address: what was issued keeps the address that it carries. */
export class BillingAddress {
  readonly t: BillingAddressStrings;
  #host: Host;
  #session: { readonly value: Session | undefined };
  #wrong: ReadonlySet<Field> = new Set();
  #refusal: ProblemError | undefined;
  #busy = false;
  isOpen = false;
  saved = '';

  /** Loads it with its sentences. */
  static async load(
    host: Host,
    session: { readonly value: Session | undefined },
    locale: Locale,
  ): Promise<BillingAddress> {
    const t = locale === 'en' ? (await import('./billing-address-strings.en.ts')).en : fr;
    return new BillingAddress(host, session, t);
  }

  private constructor(
    host: Host,
    session: { readonly value: Session | undefined },
    t: BillingAddressStrings,
  ) {
    this.#host = host;
    this.#session = session;
    this.t = t;
  }

  async open(): Promise<void> {
    this.isOpen = true;
    this.saved = '';
    this.#wrong = new Set();
    this.#refusal = undefined;
    await this.#focus('#street');
  }

  render(billing: Billing, kit: KitStrings): TemplateResult {
    const { t } = this;
    const [street = '', ...more] = billing.lines;
    return html`<form novalidate @submit=${(event: SubmitEvent) => this.#submit(event, billing)}>
      <p class="soft small">${t.name}</p>
      ${this.#field('street', 'lines', t.street, street, 'address-line1')}
      ${this.#field('more', undefined, t.more, more.join(', '), 'address-line2')}
      ${this.#field('postCode', 'postCode', t.postCode, billing.postCode, 'postal-code')}
      ${this.#field('city', 'city', t.city, billing.city, 'address-level2')}
      ${this.#field('billingEmail', 'email', t.email, billing.email, 'email')}
      <p class="error" role="alert" ?hidden=${!this.#refusal}>${refusalText(this.#refusal, kit)}</p>
      <div class="buttons">
        <button type="button" @click=${() => void this.#close()}>${kit.cancel}</button>
        <button class="primary" aria-disabled=${this.#busy ? 'true' : 'false'}>${kit.save}</button>
      </div>
    </form>`;
  }

  #field(
    name: string,
    checked: Field | undefined,
    label: string,
    value: string,
    autocomplete: 'address-line1' | 'address-line2' | 'postal-code' | 'address-level2' | 'email',
  ): TemplateResult {
    const isWrong = checked !== undefined && this.#wrong.has(checked);
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        autocomplete=${autocomplete}
        .value=${value}
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby=${isWrong ? `wrong-${name}` : nothing}
      />
      ${isWrong ? html`<p id="wrong-${name}" class="error">${this.t.wrong[checked]}</p>` : nothing}
    </div>`;
  }

  async #submit(event: SubmitEvent, { version, country }: Billing): Promise<void> {
    event.preventDefault();
    if (this.#busy) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string => (data.get(name) as string).trim();
    const address: Address = {
      lines: [text('street'), text('more')].filter((line) => line !== ''),
      postCode: text('postCode'),
      city: text('city'),
      email: text('billingEmail'),
    };
    this.#refusal = undefined;
    this.#wrong = new Set(faultsIn(address, country));
    if (this.#wrong.size > 0) return this.#focus('[aria-invalid=true]');
    await this.#send(address, version);
  }

  async #send(address: Address, version: number): Promise<void> {
    this.#busy = true;
    this.#host.requestUpdate();
    try {
      await this.#session.value?.call('setBillingAddress', address, { version });
      this.saved = this.t.saved;
      this.#busy = false;
      await this.#close();
    } catch (error) {
      this.#take(refusalOf(error));
    }
    this.#busy = false;
    this.#host.requestUpdate();
  }

  /** What the server finds wrong stands at its field. */
  #take(refused: ProblemError): void {
    const fields = (refused.problem?.errors ?? []).map(({ pointer }) => pointer.split('/')[1] as Field);
    this.#wrong = new Set(fields.filter((field) => field in this.t.wrong));
    if (this.#wrong.size === 0) this.#refusal = refused;
    if (refused.code === 'precondition-failed') this.#session.value?.refresh();
  }

  async #close(): Promise<void> {
    this.isOpen = false;
    await this.#focus('#change-address');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
  }
}

const faultsIn = ({ lines, postCode, city, email }: Address, country: string): Field[] => [
  ...(lines.length === 0 || lines.some((line) => line.length > 80) ? ['lines' as const] : []),
  ...(country === 'FR' && !/^\d{5}$/.test(postCode) ? ['postCode' as const] : []),
  ...(city === '' ? ['city' as const] : []),
  ...(/^\S+@\S+\.\S+$/.test(email) ? [] : ['email' as const]),
];
