import { html, type TemplateResult } from 'lit';
import { define } from '../kit/define.ts';
import type { Right, Scope } from '../contract/access.ts';
import type { ServiceOpenEvent, ServicesViewEvent } from '../services/events.ts';
import type { InvoiceOpenEvent, InvoicesViewEvent } from '../invoices/events.ts';
import type { Route, Router } from './router.ts';
import type { Strings } from './strings.ts';

export type Category = keyof Strings['categories'];

/** The categories of the side menu, in their order. */
export const categories = [
  'profile',
  'services',
  'contacts',
  'orders',
  'billing',
  'support',
] as const satisfies readonly Category[];

/** One page of the space: the element of a room, loaded when somebody goes there. */
export interface Place {
  readonly path: string;
  readonly category: Category;
  /** Not on a partner's page, whatever was consented. */
  readonly ours?: true;
  /** What the person needs on the account to see anything there, and the scope of it on a partner's page. */
  readonly needs?: readonly [Right, Scope];
  readonly load: () => Promise<void>;
  /** `isOpen` tells whether this person may go to another page, so that nothing links to a closed door. */
  readonly render: (route: Route, router: Router, isOpen: (path: string) => boolean) => TemplateResult;
}

/** Every page that exists. A category without any is not in the menu: a room adds its line here when it opens. */
export const places: readonly Place[] = [
  {
    path: 'services',
    category: 'services',
    needs: ['service.view', 'services:read'],
    load: async () => define('o2-services', (await import('../services/o2-services.ts')).O2Services),
    render: ({ id, query }, router, isOpen) => {
      const place = 'services';
      const invoicesOf = ({ id: service }: { id: string }): string =>
        router.href({ place: 'invoices', query: `service=${service}` });
      return html`<o2-services
        .view=${query}
        .service=${id}
        .serviceHref=${(service: string) => router.href({ place, id: service })}
        .invoicesHref=${isOpen('invoices') ? invoicesOf : undefined}
        @o2-service-open=${({ serviceId }: ServiceOpenEvent) => router.go({ place, id: serviceId, query: router.route.query })}
        @o2-service-close=${() => router.go({ place, query: router.route.query })}
        @o2-services-view=${({ view, step }: ServicesViewEvent) => router.go({ place, query: view }, step)}
      ></o2-services>`;
    },
  },
  {
    path: 'invoices',
    category: 'billing',
    needs: ['invoice.view', 'invoices:read'],
    load: async () => define('o2-invoices', (await import('../invoices/o2-invoices.ts')).O2Invoices),
    render: ({ id, query }, router) => {
      const place = 'invoices';
      const { service, view } = serviceAndView(query);
      return html`<o2-invoices
        .view=${view}
        .invoice=${id}
        .serviceId=${service}
        .invoiceHref=${(invoice: string) => router.href({ place, id: invoice })}
        .serviceHref=${(it: string) => router.href({ place: 'services', id: it })}
        @o2-invoice-open=${({ invoiceId }: InvoiceOpenEvent) => router.go({ place, id: invoiceId, query: router.route.query })}
        @o2-invoice-close=${() => router.go({ place, query: router.route.query })}
        @o2-invoices-view=${({ view: now, step, serviceId }: InvoicesViewEvent) => router.go({ place, query: [serviceId ? `service=${serviceId}` : '', now].filter((it) => it !== '').join('&') }, step)}
      ></o2-invoices>`;
    },
  },
  {
    path: 'credit',
    category: 'billing',
    needs: ['invoice.view', 'invoices:read'],
    load: async () => define('o2-wallet', (await import('../payments/o2-wallet.ts')).O2Wallet),
    render: () => html`<o2-wallet></o2-wallet>`,
  },
  {
    path: 'operations',
    category: 'billing',
    needs: ['invoice.view', 'invoices:read'],
    load: async () => define('o2-operations', (await import('../operations/o2-operations.ts')).O2Operations),
    render: () => html`<o2-operations></o2-operations>`,
  },
  {
    path: 'accountant',
    category: 'billing',
    ours: true,
    needs: ['invoice.view', 'invoices:read'],
    load: async () =>
      define('o2-billing-settings', (await import('../invoices/o2-billing-settings.ts')).O2BillingSettings),
    render: () => html`<o2-billing-settings></o2-billing-settings>`,
  },
  {
    path: 'scheduled',
    category: 'billing',
    needs: ['invoice.view', 'invoices:read'],
    load: async () =>
      define(
        'o2-scheduled-payments',
        (await import('../payments/o2-scheduled-payments.ts')).O2ScheduledPayments,
      ),
    render: () => html`<o2-scheduled-payments></o2-scheduled-payments>`,
  },
  {
    path: 'methods',
    category: 'billing',
    ours: true,
    needs: ['invoice.view', 'invoices:read'],
    load: async () =>
      define('o2-payment-methods', (await import('../payments/o2-payment-methods.ts')).O2PaymentMethods),
    render: () => html`<o2-payment-methods></o2-payment-methods>`,
  },
  {
    path: 'sites',
    category: 'profile',
    ours: true,
    load: async () => define('o2-connections', (await import('../partners/o2-connections.ts')).O2Connections),
    render: () => html`<o2-connections></o2-connections>`,
  },
];

/** The query of « the invoices of a service » holds both the service and the view. */
function serviceAndView(query: string): { readonly service: string | undefined; readonly view: string } {
  const params = new URLSearchParams(query);
  const service = params.get('service') ?? undefined;
  params.delete('service');
  return { service, view: params.toString() };
}
