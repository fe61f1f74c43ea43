import { html, nothing, type TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import { date, instant, money, type Locale } from '../kit/format.ts';
import type { BesideStrings } from './beside-strings.ts';
import { bankTones } from './bank-dispute-view.ts';
import type { DocumentStrings } from './document-strings.ts';
import { meansOf } from './means.ts';

/** What the part about money needs of its element. */
export interface SettlementContext {
  readonly t: BesideStrings;
  readonly list: DocumentStrings;
  readonly locale: Locale;
  readonly open: (id: string) => void;
  readonly copied: string;
  readonly copy: (text: string) => void;
}

type Payment = Invoice['payments'][number];
type Refund = Invoice['refunds'][number];

/** What settled an invoice, or what became of a credit note to its end; each leads to the documents on its other side. */
export function settlementView(it: Invoice, at: SettlementContext): TemplateResult {
  return html`${it.kind === 'FA' ? settled(it, at) : nothing}
  ${it.refunds.length > 0 ? refunds(it, at) : nothing}
  ${it.credit ? html`<p>${at.t.creditLeft(money(it.credit, at.locale))}</p>` : nothing}
  ${it.related.length > 0 ? related(it, at) : nothing} ${it.transfer ? transfer(it.transfer, at) : nothing}`;
}

function settled(it: Invoice, at: SettlementContext): TemplateResult {
  const { t, locale } = at;
  const others = (it.summary?.payments ?? []).filter(({ source }) => source !== 'payment');
  const isEmpty = it.payments.length + others.length === 0;
  return html`<h3>${t.settledBy}</h3>
    ${
      isEmpty
        ? html`<p class="soft">${t.noPayment}</p>`
        : html`<ul class="moves">
            ${it.payments.map((payment) => paid(payment, at))}
            ${others.map(
              (credit) =>
                html`<li>
                  <span
                    >${t.sources[credit.source]}<span class="soft small"
                      >${instant(credit.at, locale)}</span
                    ></span
                  ><span class="number">${money(credit.amount, locale)}</span>
                </li>`,
            )}
          </ul>`
    }`;
}

const paid = (it: Payment, at: SettlementContext): TemplateResult => {
  const { t, locale, open } = at;
  return html`<li>
    <span class="wrap"
      >${it.method ? meansOf(it.method, t) : t.sources.payment}
      ${it.dispute ? html`<span class="badge ${bankTones[it.dispute.outcome]}">${t.bank[it.dispute.outcome].badge}</span>` : nothing}
      <span class="soft small">${instant(it.at, locale)}</span>
      ${
        it.others.length > 0
          ? html`<span class="soft small"
              >${t.sameCharge(money(it.whole, locale))}
              ${it.others.map(({ id, number }) => html`<button class="link" @click=${() => open(id)}>${number}</button> `)}</span
            >`
          : nothing
      }</span
    ><span class="number">${money(it.amount, locale)}</span>
  </li>`;
};

const refunds = (it: Invoice, at: SettlementContext): TemplateResult =>
  html`<h3>${at.t.refund}</h3>
    ${it.refunds.map((refund) => refundSteps(refund, at))}`;

/** Asked for, sent to the bank, arrived or come back: where it stands, with each date that is known. */
function refundSteps(it: Refund, { t, locale }: SettlementContext): TemplateResult {
  const sent = it.status !== 'created';
  const isBack = it.status === 'failed' || it.status === 'canceled';
  const over = it.endedAt !== undefined;
  const step = (state: 'done' | 'doing' | 'todo' | 'failed', words: string, at?: string): TemplateResult =>
    html`<li class=${state} aria-current=${state === 'doing' ? 'step' : nothing}>
      <span>${words}${at ? html`<span class="soft small">${instant(at, locale)}</span>` : nothing}</span>
    </li>`;
  return html`<p class="refund">
      <span class="wrap">${it.method ? meansOf(it.method, t) : t.yourMeans}</span>
      <span class="number">${money(it.amount, locale)}</span>
    </p>
    <ol class="steps">
      ${step('done', t.refundSteps.asked, it.at)}
      ${step(sent ? 'done' : 'doing', sent ? t.refundSteps.sent : t.refundSteps.sending)}
      ${isBack ? step('failed', t.refunds[it.status] ?? '', it.endedAt) : step(over ? 'done' : sent ? 'doing' : 'todo', t.refunds[over ? 'succeeded' : it.status === 'requires_action' ? it.status : 'pending'] ?? '', it.endedAt)}
    </ol>
    ${isBack ? html`<p class="soft small">${t.refundBack}</p>` : nothing}`;
}

const related = (it: Invoice, { t, list, locale, open }: SettlementContext): TemplateResult =>
  html`<h3>${it.kind === 'FA' ? t.corrected : t.corrects}</h3>
    <ul class="moves">
      ${it.related.map(
        (other) =>
          html`<li>
            <span
              ><button class="link" @click=${() => open(other.id)}>${other.number}</button
              ><span class="soft small"
                >${date(other.issuedOn, locale)} · ${list.states[other.state]}</span
              ></span
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
