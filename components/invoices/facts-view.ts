import { html, nothing, type TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import { date, type Locale } from '../kit/format.ts';
import type { BesideStrings } from './beside-strings.ts';
import { InvoiceServiceEvent } from './service-event.ts';

type Host = HTMLElement & { readonly serviceHref?: ((id: string) => string) | undefined };

/** What the document is and whose, term by term. */
export function factsView(it: Invoice, t: BesideStrings, locale: Locale, host: Host): TemplateResult {
  const buyer = [it.buyer.name, ...it.buyer.lines].filter((line) => line !== '').join('\n');
  const facts: readonly (readonly [string, unknown])[] = [
    [t.issuedOn, date(it.issuedOn, locale)],
    [t.dueOn, it.dueOn && date(it.dueOn, locale)],
    [t.seller, t.sellers[it.seller]],
    [t.buyer, buyer && html`<span class="buyer">${buyer}</span>`],
    [t.purchaseOrder, it.purchaseOrder],
    [t.reason, it.reason],
    [t.services, it.services.length > 0 && it.services.map(({ id, label }) => serviceView(id, label, host))],
  ];
  return html`<dl>
    ${facts.map(([term, words]) =>
      words
        ? html`<div>
            <dt>${term}</dt>
            <dd class="wrap">${words}</dd>
          </div>`
        : nothing,
    )}
  </dl>`;
}

function serviceView(id: string, label: string, host: Host): TemplateResult {
  const href = host.serviceHref?.(id);
  const told = (): void => void host.dispatchEvent(new InvoiceServiceEvent(id));
  return href
    ? html`<a href=${href}>${label}</a> `
    : html`<button class="link" @click=${told}>${label}</button> `;
}
