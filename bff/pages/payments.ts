import type { Hono } from 'hono';
import { hostedPage } from './document.ts';

/** The hosted pages of money: each a shell around one element, which reads everything through the API. */
const pages: Readonly<Record<string, { readonly title: string; readonly element: string }>> = {
  '/pay': {
    title: 'Paiement',
    element: '<o2-pay loading="eager" data-params="quote invoices payment"></o2-pay>',
  },
  '/pay/back': { title: 'Paiement', element: '<o2-pay loading="eager" data-params="payment"></o2-pay>' },
  '/payment-methods': {
    title: 'Moyens de paiement',
    element: '<o2-payment-methods loading="eager"></o2-payment-methods>',
  },
  '/payment-methods/back': {
    title: 'Moyens de paiement',
    element: '<o2-payment-methods loading="eager" data-params="setup"></o2-payment-methods>',
  },
  '/invoice': {
    title: 'Facture',
    element: '<o2-invoice loading="eager" data-params="invoice-id"></o2-invoice>',
  },
  '/stop': {
    title: 'Arrêter un prélèvement',
    element: '<o2-stop-payment loading="eager" data-params="token"></o2-stop-payment>',
  },
};

/** Mounts the pages of paying, of means of payment, and of stopping an announced charge. */
export function mountPaymentPages(app: Hono): void {
  for (const [path, { title, element }] of Object.entries(pages)) {
    const body = `<main>
<p class="brand">Espace client O2</p>
<o2-session mode="cookie">${element}</o2-session>
</main>
<script type="module" src="/pages/params.js"></script>`;
    app.get(path, () => hostedPage({ title: `${title} – Espace client O2`, body }));
  }
}
