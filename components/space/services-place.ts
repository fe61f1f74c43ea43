import { html } from 'lit';
import { define } from '../kit/define.ts';
import type { ServiceOpenEvent, ServicesViewEvent } from '../services/events.ts';
import type { PlaceView } from './places.ts';

const place = 'services';

/** The list of services or one of them: where most visits begin. */
export async function servicesPlace(): Promise<PlaceView> {
  define('o2-services', (await import('../services/o2-services.ts')).O2Services);
  return ({ id, query }, router, isOpen) => {
    const invoicesOf = ({ id: service }: { id: string }): string =>
      router.href({ place: 'invoices', query: `service=${service}` });
    return html`<o2-services
      .view=${query}
      .service=${id}
      .serviceHref=${(service: string) => router.href({ place, id: service })}
      .invoicesHref=${isOpen('invoices') ? invoicesOf : undefined}
      @o2-service-open=${({ serviceId }: ServiceOpenEvent) => router.go({ place, id: serviceId, query })}
      @o2-service-close=${() => router.go({ place, query })}
      @o2-services-view=${({ view, step }: ServicesViewEvent) => router.go({ place, query: view }, step)}
    ></o2-services>`;
  };
}
