import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { receive } from '../flows/inbox.ts';
import { readBytes } from '../http/body.ts';
import { WebhookRejected } from '../ports/payment-errors.ts';

const most = 256 * 1024;

/** Where the payment provider delivers its events: raw bytes, checked by signature, answered before any work. */
export function mountPaymentWebhook(app: Hono, deps: Deps): void {
  app.post('/webhooks/payments', async (c) => {
    const body = await readBytes(c.req.raw, most);
    try {
      await receive(deps, body, c.req.raw.headers);
      return c.body(null, 204);
    } catch (error) {
      if (!(error instanceof WebhookRejected)) throw error;
      deps.log.warn({ reason: error.reason }, 'a payment event was refused');
      return c.text(error.reason, 400);
    }
  });
}
