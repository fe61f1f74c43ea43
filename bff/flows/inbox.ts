import type { Deps } from '../deps.ts';
import type { Handler } from '../jobs/runner.ts';
import { attemptNamed, finished, received, setupNamed } from '../payments/inbox.ts';
import { refreshMandate, refreshMethod } from '../payments/method-news.ts';
import { keep } from '../payments/method-setups.ts';
import type { GatewayEvent } from '../ports/payments.ts';
import { followDispute } from './dispute.ts';
import { follow } from './follow.ts';
import { followRefund } from './refund.ts';

/**
 * Takes a delivery of the provider: checked, stored once, answered at once; what it is about is read from the provider
 * afterwards. Throws `WebhookRejected` for what must not be believed.
 */
export async function receive(deps: Deps, body: Uint8Array, headers: Headers): Promise<void> {
  const event = await deps.payments.verifyWebhook(body, headers);
  if (event.about !== 'nothing') await received(deps, event);
}

type Told = Pick<GatewayEvent, 'id' | 'about' | 'ref'>;

/** What the outbox runs for billing. */
export const gatewayJob =
  (deps: Deps): Handler<Told> =>
  async ({ payload: event, done }) => {
    if (event.about === 'payment') await followNamed(deps, event.ref);
    if (event.about === 'dispute') await disputeNamed(deps, event.ref);
    if (event.about === 'refund') await followRefund(deps, event.ref);
    if (event.about === 'setup') await keepNamed(deps, event.ref);
    if (event.about === 'method') await refreshMethod(deps, event.ref);
    if (event.about === 'mandate') await refreshMandate(deps, event.ref);
    await finished(deps, event.id, done);
  };

/** An attempt is found by our own reference: a hosted page and the payment behind it have different names. */
async function followNamed(deps: Deps, ref: string): Promise<string | undefined> {
  const known = await attemptNamed(deps, ref);
  const id = known ?? (await deps.payments.fetchPayment(ref)).reference;
  if (!id) return undefined;
  return (await follow(deps, id))?.id;
}

/** The payment is followed first: a dispute may be told before the money that it is about. */
async function disputeNamed(deps: Deps, ref: string): Promise<void> {
  const truth = await deps.payments.fetchDispute(ref);
  const paymentId = await followNamed(deps, truth.payment);
  if (paymentId) await followDispute(deps, paymentId, truth);
}

async function keepNamed(deps: Deps, ref: string): Promise<void> {
  const id = (await setupNamed(deps, ref)) ?? (await deps.payments.fetchSetup(ref)).reference;
  if (id) await keep(deps, id);
}
