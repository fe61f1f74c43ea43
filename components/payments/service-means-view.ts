import { html, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../contract/payment-methods.ts';
import { meansName } from './means.ts';
import { paidServices, type PaidService } from './means-question.ts';
import type { MeansStrings } from './means-strings.ts';
import type { Strings } from './strings.ts';

/** What the list of services needs of its element. */
export interface ServiceMeansContext {
  readonly t: MeansStrings;
  readonly shared: Strings;
  readonly choose: (service: PaidService) => void;
}

/** A domain name and its certificate bear the same name: what each is tells them apart. */
const natureOf = ({ label, product }: PaidService): string => (product === label ? '' : product);

/** Each service that renews itself with the means that pays for it; one can be chosen for it alone. */
export function serviceMeansView(
  items: readonly PaymentMethod[],
  { t, shared, choose }: ServiceMeansContext,
): TemplateResult {
  const standard = items.find((it) => it.isDefault);
  return html`<ul class="rows" part="services">
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
          aria-label=${t.changeOf([service.label, natureOf(service)].filter(Boolean).join(', '))}
          @click=${() => choose(service)}
        >
          ${t.change}
        </button>
      </li>`;
    })}
  </ul>`;
}
