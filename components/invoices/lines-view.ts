import { html, nothing, type TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import { date, money, type Locale } from '../kit/format.ts';
import type { InvoiceStrings } from './invoice-strings.ts';
import { percent } from './next-step.ts';
import { signed } from './words.ts';

/** The lines as they were billed, and what they come to. */
export const linesView = (it: Invoice, t: InvoiceStrings, locale: Locale): TemplateResult =>
  html`${it.lines.length > 0 ? table(it, t, locale) : html`<p class="soft">${t.noLines}</p>`}
    <dl class="totals">
      ${term(t.net, money(signed(it, it.net), locale))}
      ${(it.summary?.vat ?? []).map(({ rate, amount }) => term(t.vat(percent(rate, locale)), money(signed(it, amount), locale)))}
      ${it.summary ? nothing : term(t.vatRate, money(signed(it, it.vat), locale))}
      ${term(t.total, money(signed(it, it.total), locale), 'sum')}
      ${it.kind === 'FA' && it.due.cents > 0 ? term(t.due, money(it.due, locale), 'due') : nothing}
    </dl>`;

const term = (words: string, amount: string, place = ''): TemplateResult =>
  html`<div class=${place}>
    <dt>${words}</dt>
    <dd class="number">${amount}</dd>
  </div>`;

const table = (it: Invoice, t: InvoiceStrings, locale: Locale): TemplateResult =>
  html`<table>
    <thead>
      <tr>
        <th scope="col">${t.lineName}</th>
        <th scope="col" class="end">${t.quantity}</th>
        <th scope="col" class="end">${t.vatRate}</th>
        <th scope="col" class="end">${t.net}</th>
      </tr>
    </thead>
    <tbody>
      ${it.lines.map((line) => lineView(line, it, t, locale))}
    </tbody>
  </table>`;

const lineView = (
  line: Invoice['lines'][number],
  it: Invoice,
  t: InvoiceStrings,
  locale: Locale,
): TemplateResult =>
  html`<tr>
    <th scope="row" class="what wrap">
      ${line.name} ${line.description ? html`<span class="soft small">${line.description}</span>` : nothing}
      ${line.period ? html`<span class="soft small">${t.period(date(line.period.start, locale), date(line.period.end, locale))}</span>` : nothing}
    </th>
    <td class="end number">
      ${new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(line.quantity / 10_000)}
    </td>
    <td class="end number">${percent(line.vatRate, locale)}</td>
    <td class="end number">${money(signed(it, line.net), locale)}</td>
  </tr>`;
