import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { money, type Locale } from '../kit/format.ts';
import type { AheadStrings } from './ahead-strings.ts';

type Forecast = Output<'forecastPayments'>;
type Renewal = Forecast['months'][number]['services'][number];

/** What twelve months will cost: each month with its renewals, then each service with its own total. */
export function forecastView({ months, total }: Forecast, t: AheadStrings, locale: Locale): TemplateResult {
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const filled = months.filter((month) => month.services.length > 0);
  return html`<h3>${t.forecast}</h3>
    <div class="stack">
      <ul class="rows">
        ${filled.map(
          (month) =>
            html`<li>
              <strong class="month-name">${words.format(Date.parse(`${month.month}-15`))}</strong>
              <strong class="number">${money(month.total, locale)}</strong>
              ${named(
                t.automatic,
                month.services.filter(({ automatic }) => automatic),
              )}
              ${named(
                t.asked,
                month.services.filter(({ automatic }) => !automatic),
              )}
            </li>`,
        )}
        <li class="total">
          <span>${t.forecastTotal}</span><span class="number">${money(total, locale)}</span>
        </li>
      </ul>
      <details>
        <summary>${t.byService}</summary>
        <ul class="rows">
          ${perService(filled).map(
            ({ label, cents, count }) =>
              html`<li>
                <span class="wrap">${label} <span class="soft small">${t.times(count)}</span></span>
                <span class="number">${money({ cents, currency: 'EUR' }, locale)}</span>
              </li>`,
          )}
        </ul>
      </details>
    </div>`;
}

const named = (how: string, services: readonly Renewal[]): TemplateResult | typeof nothing =>
  services.length > 0
    ? html`<span class="whole soft small wrap">${how} ${services.map(({ label }) => label).join(', ')}</span>`
    : nothing;

interface ServiceTotal {
  readonly label: string;
  cents: number;
  count: number;
}

/** The costliest first. */
function perService(months: Forecast['months']): ServiceTotal[] {
  const totals = new Map<string, ServiceTotal>();
  for (const { serviceId, label, amount } of months.flatMap(({ services }) => services)) {
    const total = totals.get(serviceId) ?? { label, cents: 0, count: 0 };
    total.cents += amount.cents;
    total.count++;
    totals.set(serviceId, total);
  }
  return [...totals.values()].toSorted((a, b) => b.cents - a.cents || a.label.localeCompare(b.label));
}
