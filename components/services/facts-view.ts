import { html, nothing, type TemplateResult } from 'lit';
import type { Service } from '../contract/services.ts';
import { date, money, type Locale } from '../kit/format.ts';
import { readableDomain } from '../kit/readable-domain.ts';
import type { ServiceStrings } from './service-strings.ts';

/** What the service is and whose, term by term. */
export const factsView = (service: Service, t: ServiceStrings, locale: Locale): TemplateResult =>
  html`<dl>
    ${[
      [t.product, service.product],
      [t.domain, readableDomain(service.domain)],
      [t.unpaid, service.unpaid.cents > 0 ? money(service.unpaid, locale) : ''],
      [t.holder, service.holder],
      [t.order, service.orderNumber],
      [t.created, date(service.createdAt, locale)],
      [t.started, service.startedOn ? date(service.startedOn, locale) : ''],
    ].map(([term, words]) =>
      words
        ? html`<div>
            <dt>${term}</dt>
            <dd class="wrap">${words}</dd>
          </div>`
        : nothing,
    )}
  </dl>`;
