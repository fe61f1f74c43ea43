import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { money, number, plural, type Locale } from '../kit/format.ts';
import type { Strings } from './strings.ts';

/** What the whole filtered set comes to, all pages together; credit notes count against. */
export function sumsView(
  sums: Output<'sumInvoices'> | undefined,
  { t, locale }: { readonly t: Strings; readonly locale: Locale },
): TemplateResult | typeof nothing {
  if (!sums || sums.count === 0) return nothing;
  const count = number(sums.count, locale);
  const head = sums.more ? t.sumsOf(count) : t.count(count, plural(sums.count, locale, 'one', '') === 'one');
  return html`<div class="sums" part="sums">
    <p class="soft">${head}</p>
    <dl>
      ${(['net', 'vat', 'total', 'due'] as const).map((key) =>
        key === 'due' && sums.due.cents === 0
          ? nothing
          : html`<div class=${key}>
              <dt>${t.sums[key]}</dt>
              <dd class="number">${money(sums[key], locale)}</dd>
            </div>`,
      )}
    </dl>
  </div>`;
}
