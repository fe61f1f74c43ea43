import { html, nothing, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { money, type Locale } from '../kit/format.ts';
import type { AheadStrings } from './ahead-strings.ts';

type Forecast = Output<'forecastPayments'>;
type Renewal = Forecast['months'][number]['services'][number];

/** Names that a month tells before it counts the others. */
const few = 12;

/** Whether each service is told with its own total, and what opens or closes that list. */
export interface PerService {
  readonly isOpen: boolean;
  readonly toggle: (event: Event) => void;
}

/** What twelve months will cost: each month with its renewals, then each service with its own total, once asked for. */
export function forecastView(
  { months, total }: Forecast,
  t: AheadStrings,
  locale: Locale,
  { isOpen, toggle }: PerService,
): TemplateResult {
  const named = (how: string, names: readonly string[]): TemplateResult | typeof nothing =>
    names.length > 0
      ? html`<span class="whole soft small wrap"
          >${how}
          ${names.slice(0, few).join(', ')}${names.length > few ? t.others(names.length - few) : nothing}</span
        >`
      : nothing;
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const filled = months.filter((month) => month.services.length > 0);
  const nameOf = namesIn(filled);
  return html`<h3>${t.forecast}</h3>
    <div class="stack">
      <ul class="rows">
        ${filled.map(
          (month) =>
            html`<li>
              <strong class="month-name">${words.format(Date.parse(`${month.month}-15`))}</strong>
              <strong class="number">${money(month.total, locale)}</strong>
              ${named(t.automatic, month.services.filter(({ automatic }) => automatic).map(nameOf))}
              ${named(t.asked, month.services.filter(({ automatic }) => !automatic).map(nameOf))}
            </li>`,
        )}
        <li class="total">
          <span>${t.forecastTotal}</span><span class="number">${money(total, locale)}</span>
        </li>
      </ul>
      <details @toggle=${toggle}>
        <summary>${t.byService}</summary>
        <ul class="rows">
          ${(isOpen ? perService(filled) : []).map((it) => serviceRow(it, t, locale))}
        </ul>
      </details>
    </div>`;
}

const serviceRow = (
  { label, product, cents, count }: ServiceTotal,
  t: AheadStrings,
  locale: Locale,
): TemplateResult =>
  html`<li>
    <span class="month wrap"
      >${label}
      <span class="soft small"
        >${[product === label ? '' : product, t.times(count)].filter(Boolean).join(' · ')}</span
      ></span
    >
    <span class="number">${money({ cents, currency: 'EUR' }, locale)}</span>
  </li>`;

/** A domain name and its certificate bear the same name: what each is tells them apart. */
function namesIn(months: Forecast['months']): (it: Renewal) => string {
  const bearers = new Map<string, Set<string>>();
  for (const { label, serviceId } of months.flatMap(({ services }) => services))
    bearers.set(label, (bearers.get(label) ?? new Set()).add(serviceId));
  return ({ label, product }) =>
    product !== label && (bearers.get(label)?.size ?? 0) > 1 ? `${label} (${product})` : label;
}

interface ServiceTotal {
  readonly label: string;
  readonly product: string;
  cents: number;
  count: number;
}

/** The costliest first. */
function perService(months: Forecast['months']): ServiceTotal[] {
  const totals = new Map<string, ServiceTotal>();
  for (const { serviceId, label, product, amount } of months.flatMap(({ services }) => services)) {
    const total = totals.get(serviceId) ?? { label, product, cents: 0, count: 0 };
    total.cents += amount.cents;
    total.count++;
    totals.set(serviceId, total);
  }
  return [...totals.values()].toSorted(
    (a, b) => b.cents - a.cents || a.label.localeCompare(b.label) || a.product.localeCompare(b.product),
  );
}
