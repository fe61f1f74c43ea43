import { css, html, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../contract/payment-methods.ts';
import type { Locale } from '../kit/format.ts';
import { meansName } from './means.ts';
import { paidServices, type PaidService } from './means-question.ts';
import type { MeansStrings } from './means-strings.ts';
import { serviceMeansStrings } from './service-means-strings.ts';
import type { Strings } from './strings.ts';

/** Join those of the element. */
export const styles = [
  css`
    .rows > li > button {
      align-self: center;
    }
  `,
];

/** What the list of services needs of its element. */
export interface ServiceMeansContext {
  readonly t: MeansStrings;
  readonly locale: Locale;
  readonly shared: Strings;
  readonly choose: (service: PaidService) => void;
}

/** A domain name and its certificate bear the same name: what each is tells them apart. */
const natureOf = ({ label, product }: PaidService): string => (product === label ? '' : product);

/** Each service that renews itself with the means that pays for it; where there are two, one can be chosen for it alone. */
export function serviceMeansView(
  items: readonly PaymentMethod[],
  { t, locale, shared, choose }: ServiceMeansContext,
): TemplateResult | undefined {
  if (items.length < 2) return undefined;
  const words = serviceMeansStrings[locale];
  const standard = items.find((it) => it.isDefault);
  return html`<div class="intro">
      <h3>${words.byService}</h3>
      <p class="soft">${words.byServiceWhy}</p>
    </div>
    <ul class="rows" part="services">
      ${paidServices(items).map((service) => {
        const own = items.find((it) => it.id === service.method);
        const means = own ?? standard;
        return html`<li>
          <div class="month">
            <strong class="wrap">${service.label}</strong>
            <span class="soft small wrap"
              >${[natureOf(service), means && meansName(means, shared), own ? '' : t.byDefault].filter(Boolean).join(' · ')}</span
            >
          </div>
          <button
            aria-label=${words.changeOf([service.label, natureOf(service)].filter(Boolean).join(', '))}
            @click=${() => choose(service)}
          >
            ${words.change}
          </button>
        </li>`;
      })}
    </ul>`;
}
