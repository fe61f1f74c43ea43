import { html } from 'lit';
import { define } from '../kit/define.ts';
import { invoicesPlace } from './invoices-place.ts';
import type { PlaceView } from './places.ts';

/** By path: loads the element of a page and says how it is shown. */
const loaders: Readonly<Record<string, () => Promise<PlaceView>>> = {
  invoices: async () => {
    define('o2-invoices', (await import('../invoices/o2-invoices.ts')).O2Invoices);
    return invoicesPlace;
  },
  credit: async () => {
    define('o2-wallet', (await import('../payments/o2-wallet.ts')).O2Wallet);
    return () => html`<o2-wallet></o2-wallet>`;
  },
  operations: async () => {
    define('o2-operations', (await import('../operations/o2-operations.ts')).O2Operations);
    return () => html`<o2-operations></o2-operations>`;
  },
  accountant: async () => {
    define('o2-billing-settings', (await import('../invoices/o2-billing-settings.ts')).O2BillingSettings);
    return () => html`<o2-billing-settings></o2-billing-settings>`;
  },
  scheduled: async () => {
    const { O2ScheduledPayments } = await import('../payments/o2-scheduled-payments.ts');
    define('o2-scheduled-payments', O2ScheduledPayments);
    return () => html`<o2-scheduled-payments></o2-scheduled-payments>`;
  },
  methods: async () => {
    define('o2-payment-methods', (await import('../payments/o2-payment-methods.ts')).O2PaymentMethods);
    return () => html`<o2-payment-methods></o2-payment-methods>`;
  },
  sites: async () => {
    define('o2-connections', (await import('../partners/o2-connections.ts')).O2Connections);
    return () => html`<o2-connections></o2-connections>`;
  },
};

/** Rejects when its element cannot be had. */
export const placeView = async (path: string): Promise<PlaceView | undefined> => loaders[path]?.();
