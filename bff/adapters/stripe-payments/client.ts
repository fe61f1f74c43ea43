import { Stripe } from 'stripe';
import type { Clock } from '../../ports/clock.ts';

export interface StripePayments {
  /** `STRIPE_SECRET_KEY`: `sk_…`, or a restricted `rk_…` with write access to customers, Checkout, intents and refunds. */
  readonly secretKey: string;
  /** `STRIPE_WEBHOOK_SECRET` of the endpoint, `whsec_…`. */
  readonly webhookSecret: string;
  /** `acct_…`: events that name another account are refused. Unneeded unless the endpoint listens to connected accounts. */
  readonly account?: string;
  readonly clock: Clock;
  /** Milliseconds before an answer is given up; 30 seconds when absent (a bank may take 20). */
  readonly timeoutMs?: number;
  /** How often the SDK itself repeats after a broken connection, 409 or 5xx, with the same key; 1 when absent. */
  readonly retries?: number;
  /** Origins of Checkout pages; Stripe's own when absent. Name yours when the account has a custom domain. */
  readonly hostedOrigins?: readonly string[];
  /** Another server that speaks Stripe's API, for tests. */
  readonly server?: { readonly host: string; readonly port: number; readonly protocol: 'http' | 'https' };
}

/** The version whose answers `read.ts` understands. Change it together with the SDK. */
export const apiVersion = '2026-10-28.endive';

export const stripeClient = ({
  secretKey,
  timeoutMs = 30_000,
  retries = 1,
  server,
}: StripePayments): Stripe =>
  new Stripe(secretKey, {
    apiVersion,
    telemetry: false,
    timeout: timeoutMs,
    maxNetworkRetries: retries,
    appInfo: { name: 'espace-o2' },
    ...server,
  });
