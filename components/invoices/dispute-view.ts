import { html, nothing, type TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import { instant, money, type Locale } from '../kit/format.ts';
import type { BesideStrings } from './beside-strings.ts';

/** What the dispute of a document needs of its element. */
export interface DisputeContext {
  readonly t: BesideStrings;
  readonly locale: Locale;
  readonly withdraw: () => void;
}

/** What the customer contests, how it stands, and what we answered. */
export function disputeView(
  it: Invoice,
  { t, locale, withdraw }: DisputeContext,
): TemplateResult | typeof nothing {
  const dispute = it.dispute;
  if (!dispute) return nothing;
  return html`<section class="card dispute" part="card" aria-labelledby="dispute">
    <h3 id="dispute">
      ${t.dispute}
      <span class="badge ${dispute.state === 'open' ? 'warn' : ''}">${t.disputeStates[dispute.state]}</span>
    </h3>
    <p class="soft small">${instant(dispute.openedAt, locale)} · ${money(dispute.amount, locale)}</p>
    <p class="wrap">${t.disputeReasons[dispute.reason]} — ${t.quoted(dispute.message)}</p>
    ${
      dispute.lines.length > 0
        ? html`<ul>
            ${dispute.lines.map((line) => html`<li class="wrap soft small">${line}</li>`)}
          </ul>`
        : nothing
    }
    ${dispute.answer ? html`<p class="wrap">${t.answer} ${dispute.answer}</p>` : nothing}
    ${dispute.state === 'open' ? html`<p class="soft small">${t.frozen}</p>` : nothing}
    ${it.actions.withdraw?.allowed ? html`<p class="no-print"><button @click=${withdraw}>${t.withdraw}</button></p>` : nothing}
  </section>`;
}
