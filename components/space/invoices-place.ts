import { html } from 'lit';
import type { InvoiceOpenEvent, InvoicesViewEvent } from '../invoices/events.ts';
import type { PlaceView } from './places.ts';

const place = 'invoices';

/** The list of invoices or one of them; the query of « the invoices of a service » holds both the service and the view. */
export const invoicesPlace: PlaceView = ({ id, query }, router) => {
  const { service, view } = serviceAndView(query);
  return html`<o2-invoices
    .view=${view}
    .invoice=${id}
    .serviceId=${service}
    .invoiceHref=${(invoice: string) => router.href({ place, id: invoice })}
    .serviceHref=${(it: string) => router.href({ place: 'services', id: it })}
    @o2-invoice-open=${({ invoiceId }: InvoiceOpenEvent) => router.go({ place, id: invoiceId, query })}
    @o2-invoice-close=${() => router.go({ place, query })}
    @o2-invoices-view=${({ view: now, step, serviceId }: InvoicesViewEvent) => router.go({ place, query: [serviceId ? `service=${serviceId}` : '', now].filter((it) => it !== '').join('&') }, step)}
  ></o2-invoices>`;
};

function serviceAndView(query: string): { readonly service: string | undefined; readonly view: string } {
  const params = new URLSearchParams(query);
  const service = params.get('service') ?? undefined;
  params.delete('service');
  return { service, view: params.toString() };
}
