import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { money, number, plural, type Locale } from '../kit/format.ts';
import type { ListStrings } from './list-strings.ts';
import type { Strings } from './strings.ts';

/** What the whole filtered set comes to, all pages together; credit notes count against. */
export function sumsView(
  sums: Output<'sumInvoices'>,
  { t, words, locale }: { readonly t: Strings; readonly words: ListStrings; readonly locale: Locale },
): TemplateResult {
  const count = number(sums.count, locale);
  const head = sums.more
    ? words.sumsOf(count)
    : t.count(count, plural(sums.count, locale, 'one', '') === 'one');
  return html`<p class="soft">${head}</p>
    <dl>
      ${(['net', 'vat', 'total', 'due'] as const).map((key) =>
        key === 'due' && sums.due.cents === 0
          ? nothing
          : html`<div class=${key}>
              <dt>${words.sums[key]}</dt>
              <dd class="number">${money(sums[key], locale)}</dd>
            </div>`,
      )}
    </dl>`;
}
