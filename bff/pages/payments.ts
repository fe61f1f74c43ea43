import type { Hono } from 'hono';
import type { Assets } from '../ports/assets.ts';
import { home } from './document.ts';
import { mountShells, type Shell } from './shells.ts';

const titles = {
  pay: { fr: 'Paiement', en: 'Payment' },
  methods: { fr: 'Moyens de paiement', en: 'Payment methods' },
} as const;

/** The hosted pages of money: each a shell around one element, which reads everything through the API. */
const pages: Readonly<Record<string, Shell>> = {
  '/pay': {
    title: titles.pay,
    element: '<o2-pay loading="eager" data-closes data-params="quote invoices payment"></o2-pay>',
  },
  '/pay/back': {
    title: titles.pay,
    element: '<o2-pay loading="eager" data-closes data-params="payment"></o2-pay>',
  },
  '/payment-methods': {
    title: titles.methods,
    element: '<o2-payment-methods loading="eager" data-closes data-params="service"></o2-payment-methods>',
  },
  '/payment-methods/back': {
    title: titles.methods,
    element: '<o2-payment-methods loading="eager" data-closes data-params="setup"></o2-payment-methods>',
  },
  '/invoice': {
    title: { fr: 'Facture', en: 'Invoice' },
    element: '<o2-invoice loading="eager" data-params="invoice-id"></o2-invoice>',
  },
  '/stop': {
    title: { fr: 'Arrêter un prélèvement', en: 'Stop a charge' },
    element: '<o2-stop-payment loading="eager" data-params="token"></o2-stop-payment>',
  },
};

/** Mounts the pages of paying, of means of payment, and of stopping an announced charge. */
export function mountPaymentPages(app: Hono, assets: Assets): void {
  mountShells(
    app,
    assets,
    pages,
    (element, lang) => `<main>
<h1 class="brand">${home(lang)}</h1>
${element}
</main>`,
  );
}
