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
  const again = it.meantFor?.join();
  return html`<div class="stack narrow" role="status">
    <div class="head">
      <h2 class=${tones[it.status] ?? 'info'}>${t.statuses[it.status]}</h2>
      <strong class="number">${money(it.amount, locale)}</strong>
    </div>
    ${it.method ? html`<p class="soft">${meansName(it.method, t)}</p>` : nothing}
    ${it.status === 'failed' ? html`<p>${whyOf(it, t)} ${t.nothingTaken}</p>` : nothing}
    ${over ? nothing : html`<p class="warned">${t.payingSince(time(Date.parse(it.at), locale))}</p>`}
    ${
      it.allocations.length > 0
        ? html`<h3>${t.settled}</h3>
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
      <a class="button ${close || again ? 'quiet' : 'primary'}" href="/">${t.backToSpace}</a>
      ${close ?? nothing}
      ${again ? html`<a class="button primary" href="/pay?invoices=${again}${close ? '&window=1' : ''}">${t.again}</a>` : nothing}
    </p>
  </div>`;
}

/** What the bank's code means, where it helps: the others say no more than that it refused. */
function whyOf({ failure = '' }: Payment, { whys }: OutcomeStrings): string {
  if (failure.includes('authentication')) return whys.authentication;
  if (failure === 'insufficient_funds' || failure === 'expired_card') return whys[failure];
  return '';
}
