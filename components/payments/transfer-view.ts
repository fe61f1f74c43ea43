import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { money, type Locale } from '../kit/format.ts';
import type { OutcomeStrings } from './outcome-strings.ts';

/** What to write into each transfer: one for each seller. Nothing is paid yet, and the invoices say so until it arrives. */
export function transferView(
  { transfers }: Output<'payByTransfer'>,
  t: OutcomeStrings,
  locale: Locale,
  copy: (text: string) => void,
  close: TemplateResult | undefined,
): TemplateResult {
  return html`<div class="stack narrow">
    <h2>${t.transferTitle}</h2>
    <p>${transfers.length > 1 ? t.transferSeveral : t.transferWhy}</p>
    ${transfers.map((it) => {
      const line = (name: string, value: string, copied = ''): TemplateResult =>
        html`<div>
          <dt>${name}</dt>
          <dd>
            <span class="wrap code">${value}</span>
            ${copied ? html`<button class="quiet" aria-label="${t.copy} : ${name}" @click=${() => copy(copied)}>${t.copy}</button>` : nothing}
          </dd>
        </div>`;
      return html`<dl class="card facts" part="transfer">
        ${line(t.transferAmount, money(it.amount, locale))}
        ${line(t.transferReference, it.reference, it.reference.replaceAll(' ', ''))}
        ${line('IBAN', it.iban, it.iban.replaceAll(' ', ''))} ${it.bic ? line('BIC', it.bic) : nothing}
        ${line(t.transferBeneficiary, it.beneficiary)} ${line(t.transferInvoices, it.invoices.join(', '))}
      </dl>`;
    })}
    <p class="warned">${t.transferCare}</p>
    <p class="buttons">
      <a class="button ${close ? 'quiet' : 'primary'}" href="/">${t.backToSpace}</a> ${close ?? nothing}
    </p>
  </div>`;
}
