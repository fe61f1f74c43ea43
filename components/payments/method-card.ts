import { html, nothing, type TemplateResult } from 'lit';
import type { Mandate, PaymentMethod } from '../contract/payment-methods.ts';
import { date, money, type Locale } from '../kit/format.ts';
import { meansName, meansNature } from './means.ts';
import type { MeansStrings } from './means-strings.ts';
import type { Strings } from './strings.ts';

/** What one can do with a means. */
export interface MethodActs {
  readonly makeDefault: (it: PaymentMethod) => void;
  readonly ask: (what: 'rename' | 'remove', it: PaymentMethod) => void;
}

/** The sentences of a card, and its mandate in full once somebody has opened it. */
export interface CardContext {
  readonly t: MeansStrings;
  readonly shared: Strings;
  readonly locale: Locale;
  readonly openMandate: () => void;
  readonly mandate: ((mandate: Mandate) => TemplateResult) | undefined;
}

const monthWords = (it: PaymentMethod, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(it.expYear ?? 0, (it.expMonth ?? 1) - 1, 15),
  );

const mandate = (signed: Mandate, { t, locale, openMandate, mandate: text }: CardContext): TemplateResult =>
  html`<div class="small">
    <p class="wrap">${t.mandate(signed.reference)}, ${t.mandateSince(date(signed.signedOn, locale))}</p>
    <details @toggle=${openMandate}>
      <summary>${t.mandateText}</summary>
      ${text?.(signed) ?? nothing}
    </details>
  </div>`;

/** One saved means: what it is, until when, what it pays for and what its end will break. */
export function methodCard(it: PaymentMethod, at: CardContext, acts: MethodActs | undefined): TemplateResult {
  const { t, shared, locale } = at;
  const name = meansName(it, shared);
  return html`<li class="card" part="method" data-id=${it.id}>
    <div class="head">
      <h3 class="wrap">${name}</h3>
      ${it.isDefault ? html`<span class="badge info">${t.byDefault}</span>` : nothing}
      ${it.status === 'active' ? nothing : html`<span class="badge ${it.status === 'expired' ? 'bad' : 'warn'}">${it.status === 'expired' ? t.expired : t.expiring}</span>`}
    </div>
    <p class="soft small">
      ${[meansNature(it, shared), it.expYear ? t.expires(monthWords(it, locale)) : ''].filter(Boolean).join(' · ')}
    </p>
    ${it.mandate ? mandate(it.mandate, at) : nothing} ${servicesView(it, t)}
    ${
      it.breaks.length > 0
        ? html`<div class="warned">
            <p>${t.breaks}</p>
            <ul>
              ${it.breaks.map((plan) => html`<li>${[plan.label, plan.amount && money(plan.amount, locale), date(plan.dueOn, locale)].filter(Boolean).join(' · ')}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${
      acts
        ? html`<div class="buttons">
            ${it.isDefault ? nothing : html`<button aria-label="${t.makeDefault} ${name}" @click=${() => acts.makeDefault(it)}>${t.makeDefault}</button>`}
            <button aria-label="${t.rename} ${name}" @click=${() => acts.ask('rename', it)}>
              ${t.rename}
            </button>
            <button class="danger" aria-label="${t.remove} ${name}" @click=${() => acts.ask('remove', it)}>
              ${t.remove}
            </button>
          </div>`
        : nothing
    }
  </li>`;
}

/** A few services are named at once, many on demand. */
function servicesView({ services }: PaymentMethod, t: MeansStrings): TemplateResult {
  const names = services.map(({ label }) => label).join(', ');
  if (services.length > few)
    return html`<details class="wrap">
      <summary>${t.paysFor} ${t.servicesCount(services.length)}</summary>
      ${names}
    </details>`;
  return html`<p class="wrap"><span class="soft">${names ? t.paysFor : t.nothingYet}</span> ${names}</p>`;
}

const few = 3;
