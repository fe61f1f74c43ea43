import { html, nothing, type TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoices.ts';
import { date, instant, money, type Locale } from '../kit/format.ts';
import type { InvoiceStrings } from './invoice-strings.ts';
import type { MoreStrings } from './more-strings.ts';

/** What the part about money needs of its element. */
export interface SettlementContext {
  readonly t: InvoiceStrings;
  readonly more: MoreStrings;
  readonly locale: Locale;
  readonly open: (id: string) => void;
  readonly copied: string;
  readonly copy: (text: string) => void;
}

/** What settled an invoice, or what became of a credit note to its end. */
export function settlementView(it: Invoice, at: SettlementContext): TemplateResult {
  const { t, more, locale } = at;
  const payments = it.summary?.payments ?? [];
  return html`${
    it.kind === 'FA'
      ? html`<h3>${t.settledBy}</h3>
          ${
            payments.length > 0
              ? html`<ul class="moves">
                  ${payments.map(
                    (payment) =>
                      html`<li>
                        <span
                          >${more.sources[payment.source]}<span class="soft small"
                            >${instant(payment.at, locale)}</span
                          ></span
                        ><span class="number">${money(payment.amount, locale)}</span>
                      </li>`,
                  )}
                </ul>`
              : html`<p class="soft">${t.noPayment}</p>`
          }`
      : nothing
  }
  ${it.refunds.length > 0 ? refunds(it, at) : nothing} ${it.related.length > 0 ? related(it, at) : nothing}
  ${it.transfer ? transfer(it.transfer, at) : nothing}`;
}

const refunds = (it: Invoice, { t, locale }: SettlementContext): TemplateResult =>
  html`<h3>${t.refund}</h3>
    <ul class="moves">
      ${it.refunds.map(
        (refund) =>
          html`<li>
            <span
              >${t.refunds[refund.status] ?? refund.status}<span class="soft small"
                >${instant(refund.at, locale)}</span
              ></span
            ><span class="number">${money(refund.amount, locale)}</span>
          </li>`,
      )}
    </ul>`;

const related = (it: Invoice, { t, locale, open }: SettlementContext): TemplateResult =>
  html`<h3>${it.kind === 'FA' ? t.corrected : t.corrects}</h3>
    <ul class="moves">
      ${it.related.map(
        (other) =>
          html`<li>
            <span
              ><button class="link" @click=${() => open(other.id)}>${other.number}</button
              ><span class="soft small">${date(other.issuedOn, locale)}</span></span
            >
            <span class="number">${money(other.total, locale)}</span>
          </li>`,
      )}
    </ul>`;

function transfer(
  account: NonNullable<Invoice['transfer']>,
  { t, copied, copy }: SettlementContext,
): TemplateResult {
  const iban = account.iban.replace(/(.{4})(?=.)/g, '$1 ');
  const row = (words: string, shown: string, text: string): TemplateResult =>
    html`<div>
      <dt>${words}</dt>
      <dd>
        <span class="code">${shown}</span
        ><button class="quiet small" aria-label=${t.copy(words)} @click=${() => copy(text)}>
          ${copied === text ? t.copied : t.copy('')}
        </button>
      </dd>
    </div>`;
  return html`<h3>${t.transfer}</h3>
    <p class="soft small">${t.transferWhy}</p>
    <dl class="account">
      ${row(t.iban, iban, account.iban)} ${account.bic ? row(t.bic, account.bic, account.bic) : nothing}
      ${row(t.reference, account.reference, account.reference)}
    </dl>`;
}
