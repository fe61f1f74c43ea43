import { define } from '../kit/define.ts';
import { O2BillingSettings } from './o2-billing-settings.ts';
import { O2Invoice } from './o2-invoice.ts';
import { O2Invoices } from './o2-invoices.ts';

define('o2-invoices', O2Invoices);
define('o2-invoice', O2Invoice);
define('o2-billing-settings', O2BillingSettings);

declare global {
  interface HTMLElementTagNameMap {
    'o2-invoices': O2Invoices;
    'o2-invoice': O2Invoice;
    'o2-billing-settings': O2BillingSettings;
  }
}
