import { define } from '../kit/define.ts';
import { O2Pay } from './o2-pay.ts';
import { O2PaymentMethods } from './o2-payment-methods.ts';
import { O2ScheduledPayments } from './o2-scheduled-payments.ts';
import { O2StopPayment } from './o2-stop-payment.ts';
import { O2Wallet } from './o2-wallet.ts';

define('o2-pay', O2Pay);
define('o2-payment-methods', O2PaymentMethods);
define('o2-scheduled-payments', O2ScheduledPayments);
define('o2-stop-payment', O2StopPayment);
define('o2-wallet', O2Wallet);

declare global {
  interface HTMLElementTagNameMap {
    'o2-pay': O2Pay;
    'o2-payment-methods': O2PaymentMethods;
    'o2-scheduled-payments': O2ScheduledPayments;
    'o2-stop-payment': O2StopPayment;
    'o2-wallet': O2Wallet;
  }
}
