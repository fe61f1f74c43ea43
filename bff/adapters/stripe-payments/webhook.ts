import type { Stripe } from 'stripe';
import type { Clock } from '../../ports/clock.ts';
import { WebhookRejected } from '../../ports/payment-errors.ts';
import type { GatewayEvent } from '../../ports/payments.ts';

export interface WebhookTrust {
  readonly stripe: Stripe;
  readonly webhookSecret: string;
  readonly account?: string | undefined;
  readonly live: boolean;
  readonly clock: Clock;
}

const toleranceSeconds = 300;

/** Checks a delivery of Stripe and says what to fetch (https://docs.stripe.com/webhooks#verify-official-libraries). */
export async function verifyDelivery(
  body: string | Uint8Array,
  headers: Headers,
  trust: WebhookTrust,
): Promise<GatewayEvent> {
  const header = headers.get('stripe-signature') ?? '';
  const event = await signedEvent(body, header, trust);
  const seconds = Number(/(?:^|,)t=(\d+)/.exec(header)?.[1]);
  if (!(Math.abs(trust.clock.now() / 1000 - seconds) <= toleranceSeconds)) {
    throw new WebhookRejected('timestamp', 'stripe-signature: more than 5 minutes from now');
  }
  if (event.livemode !== trust.live) {
    throw new WebhookRejected('mode', `livemode: ${event.livemode} does not fit STRIPE_SECRET_KEY`);
  }
  if (event.account && event.account !== trust.account) {
    throw new WebhookRejected('account', `account: ${event.account} is not ours`);
  }
  return { id: event.id, type: event.type, createdAt: new Date(event.created * 1000), ...subjectOf(event) };
}

/** The SDK checks the signature only (tolerance 0): it would let deliveries from the future pass. */
async function signedEvent(
  body: string | Uint8Array,
  header: string,
  trust: WebhookTrust,
): Promise<Stripe.Event> {
  const { webhooks } = trust.stripe;
  let event: Stripe.Event;
  try {
    event = await webhooks.constructEventAsync(body, header, trust.webhookSecret, 0);
  } catch (cause) {
    const isSignature =
      cause instanceof Error && cause.constructor.name === 'StripeSignatureVerificationError';
    throw new WebhookRejected(isSignature ? 'signature' : 'malformed', 'stripe-signature or body: refused', {
      cause,
    });
  }
  if (typeof event?.id !== 'string' || typeof event.type !== 'string' || !event.data?.object) {
    throw new WebhookRejected('malformed', 'body: not an event');
  }
  return event;
}

type Subject = Pick<GatewayEvent, 'about' | 'ref'>;
interface Named {
  readonly id?: string;
  readonly mode?: string;
  readonly payment_intent?: string | { readonly id: string } | null;
}

const families: readonly (readonly [prefix: string, about: GatewayEvent['about']])[] = [
  ['payment_intent.', 'payment'],
  ['setup_intent.', 'setup'],
  ['refund.', 'refund'],
  ['charge.refund.', 'refund'],
  ['charge.dispute.', 'dispute'],
  ['mandate.', 'mandate'],
  ['payment_method.', 'method'],
];

/** Other events of charges say nothing that those of their intent do not. */
function subjectOf({ type, data }: Stripe.Event): Subject {
  const object = data.object as Named;
  if (type.startsWith('checkout.session.'))
    return { about: object.mode === 'setup' ? 'setup' : 'payment', ref: object.id ?? '' };
  if (type === 'charge.refunded') {
    const intent = object.payment_intent;
    return {
      about: intent ? 'payment' : 'nothing',
      ref: (typeof intent === 'string' ? intent : intent?.id) ?? '',
    };
  }
  const about = families.find(([prefix]) => type.startsWith(prefix))?.[1];
  return about ? { about, ref: object.id ?? '' } : { about: 'nothing', ref: '' };
}
