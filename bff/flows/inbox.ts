import type { Deps } from '../deps.ts';
import type { Handler } from '../jobs/runner.ts';
import { attemptNamed, finished, received, setupNamed } from '../payments/inbox.ts';
import { keep } from '../payments/methods.ts';
import type { GatewayEvent } from '../ports/payments.ts';
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
    if (event.about === 'dispute')
      await followNamed(deps, (await deps.payments.fetchDispute(event.ref)).payment);
    if (event.about === 'refund') await followRefund(deps, event.ref);
    if (event.about === 'setup') await keepNamed(deps, event.ref);
    await finished(deps, event.id, done);
  };

/** An attempt is found by our own reference: a hosted page and the payment behind it have different names. */
async function followNamed(deps: Deps, ref: string): Promise<void> {
  const known = await attemptNamed(deps, ref);
  const id = known ?? (await deps.payments.fetchPayment(ref)).reference;
  if (id) await follow(deps, id);
}

async function keepNamed(deps: Deps, ref: string): Promise<void> {
  const id = (await setupNamed(deps, ref)) ?? (await deps.payments.fetchSetup(ref)).reference;
  if (id) await keep(deps, id);
}
