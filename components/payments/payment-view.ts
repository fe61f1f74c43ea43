import { html, nothing, type TemplateResult } from 'lit';
import type { Payment } from '../contract/payments.ts';
import { money, time, type Locale } from '../kit/format.ts';
import { meansName } from './means.ts';
import type { OutcomeStrings } from './outcome-strings.ts';
import type { Strings } from './strings.ts';

const tones: Partial<Record<Payment['status'], string>> = {
  succeeded: 'good',
  failed: 'bad',
  canceled: 'bad',
};

/** How a payment stands, what it settled, and the way on: to the space, and `close` in a window that another page opened. */
export function paymentView(
  it: Payment,
  t: OutcomeStrings & Strings,
  locale: Locale,
  close: TemplateResult | undefined,
): TemplateResult {
  const over = it.endedAt !== undefined;
  const ids = it.allocations.map(({ invoiceId }) => invoiceId).join();
  return html`<div class="stack narrow" role="status">
    <p class="head">
      <span class="badge ${tones[it.status] ?? 'info'}">${t.statuses[it.status]}</span>
      <strong class="number">${money(it.amount, locale)}</strong>
    </p>
    ${it.method ? html`<p class="soft">${meansName(it.method, t)}</p>` : nothing}
    ${over ? nothing : html`<p class="warned">${t.payingSince(time(Date.parse(it.at), locale))}</p>`}
    ${
      it.allocations.length > 0
        ? html`<h2>${t.settled}</h2>
            <ul class="rows">
              ${it.allocations.map(
                ({ number, amount }) =>
                  html`<li><span>${number}</span><span class="number">${money(amount, locale)}</span></li>`,
              )}
            </ul>`
        : nothing
    }
    ${it.dispute ? html`<p class="warned">${t.disputed[it.dispute.outcome](money(it.dispute.amount, locale))}</p>` : nothing}
    ${it.credit ? html`<p>${t.kept(money(it.credit, locale))}</p>` : nothing}
    <p class="buttons">
      ${
        it.status === 'failed' || it.status === 'canceled'
          ? html`<a class="button" href="/pay?invoices=${ids}">${t.again}</a>`
          : nothing
      }
      <a class="button ${close ? 'quiet' : 'primary'}" href="/">${t.backToSpace}</a>
      ${close ?? nothing}
    </p>
  </div>`;
}
