import { html, nothing, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../contract/payments.ts';
import { date, money, type Locale } from '../kit/format.ts';
import { meansName } from './means.ts';
import type { Strings } from './strings.ts';

/** What one can do with a means. */
export interface MethodActs {
  readonly makeDefault: (it: PaymentMethod) => void;
  readonly rename: (it: PaymentMethod) => void;
  readonly remove: (it: PaymentMethod) => void;
}

const monthWords = (it: PaymentMethod, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(it.expYear ?? 0, (it.expMonth ?? 1) - 1, 15),
  );

/** One saved means: what it is, until when, what it pays for and what its end will break. */
export function methodCard(
  it: PaymentMethod,
  t: Strings,
  locale: Locale,
  acts: MethodActs | undefined,
): TemplateResult {
  const name = meansName(it, t);
  return html`<li class="card" part="method">
    <div class="head">
      <h3 class="wrap">${name}</h3>
      ${it.isDefault ? html`<span class="badge info">${t.byDefault}</span>` : nothing}
      ${it.status === 'active' ? nothing : html`<span class="badge ${it.status === 'expired' ? 'bad' : 'warn'}">${it.status === 'expired' ? t.expired : t.expiring}</span>`}
    </div>
    ${it.expYear ? html`<p class="soft small">${t.expires(monthWords(it, locale))}</p>` : nothing}
    <p>
      <span class="soft">${t.paysFor}</span>
      ${it.services.length > 0 ? it.services.map(({ label }) => label).join(', ') : t.nothingYet}
    </p>
    ${
      it.breaks.length > 0
        ? html`<div class="warned">
            <p>${t.breaks}</p>
            <ul>
              ${it.breaks.map((plan) => html`<li>${plan.label} · ${money(plan.amount, locale)} · ${date(plan.dueOn, locale)}</li>`)}
            </ul>
          </div>`
        : nothing
    }
    ${
      acts
        ? html`<div class="buttons">
            ${it.isDefault ? nothing : html`<button @click=${() => acts.makeDefault(it)}>${t.makeDefault}</button>`}
            <button aria-label="${t.rename} ${name}" @click=${() => acts.rename(it)}>${t.rename}</button>
            <button class="danger" aria-label="${t.remove} ${name}" @click=${() => acts.remove(it)}>
              ${t.remove}
            </button>
          </div>`
        : nothing
    }
  </li>`;
}
