import { html, nothing, type TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import { date, money, type Locale } from '../kit/format.ts';
import type { BesideStrings } from './beside-strings.ts';

/** The tone of the badge of each outcome. */
export const bankTones = { open: 'warn', won: 'good', lost: 'bad' } as const;

/** What a bank contests of the payments of an invoice: what that means here, and what comes next. */
export function bankDisputeView(
  it: Invoice,
  t: BesideStrings,
  locale: Locale,
): TemplateResult | typeof nothing {
  const disputes = it.payments.map(({ dispute }) => dispute).filter((dispute) => dispute !== undefined);
  if (disputes.length === 0) return nothing;
  return html`${disputes.map(({ amount, outcome, since, endedAt }) => {
    const words = t.bank[outcome];
    const day = date((endedAt ?? since).slice(0, 10), locale, 'long');
    return html`<section class="card dispute" part="card" aria-label=${words.title}>
      <h3>${words.title} <span class="badge ${bankTones[outcome]}">${words.badge}</span></h3>
      <p>${words.what(money(amount, locale), day)}</p>
      <p>${outcome === 'lost' && it.due.cents === 0 ? t.bankLostPaid : words.next}</p>
    </section>`;
  })}`;
}
