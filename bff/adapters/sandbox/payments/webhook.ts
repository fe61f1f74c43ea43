import * as v from 'valibot';
import type { Clock } from '../../../ports/clock.ts';
import { WebhookRejected } from '../../../ports/payment-errors.ts';
import type { GatewayEvent } from '../../../ports/payments.ts';

export interface WebhookTrust {
  readonly webhookSecret: string;
  /** The account that events must name. */
  readonly account: string;
  readonly clock: Clock;
}

/** Deliveries older or newer than this are refused. */
const toleranceSeconds = 300;

const event = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  type: v.string(),
  account: v.string(),
  live: v.boolean(),
  createdAt: v.number(),
  object: v.object({ kind: v.string(), id: v.string() }),
});

/** Checks a delivery of the payment site: signature over the raw bytes, age, mode and account. */
export async function verifyDelivery(
  body: string | Uint8Array,
  headers: Headers,
  { webhookSecret, account, clock }: WebhookTrust,
): Promise<GatewayEvent> {
  const { seconds, mac } = parseHeader(headers.get('psp-signature') ?? '');
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  if (!(await isSigned(webhookSecret, mac, `${seconds}.${text}`))) {
    throw new WebhookRejected('signature', 'psp-signature: does not match the body');
  }
  if (Math.abs(clock.now() / 1000 - seconds) > toleranceSeconds) {
    throw new WebhookRejected('timestamp', 'psp-signature: more than 5 minutes from now');
  }
  const said = parseBody(text);
  if (said.account !== account)
    throw new WebhookRejected('account', `account: ${said.account} is not ${account}`);
  if (said.live) throw new WebhookRejected('mode', 'live: the sandbox knows no live events');
  return eventOf(said);
}

function parseHeader(header: string): { seconds: number; mac: string } {
  const [, seconds, mac] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (seconds === undefined || mac === undefined)
    throw new WebhookRejected('signature', 'psp-signature: missing or malformed');
  return { seconds: Number(seconds), mac };
}

/** `verify` compares in constant time. */
async function isSigned(secret: string, mac: string, signed: string): Promise<boolean> {
  const utf8 = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    utf8.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  return crypto.subtle.verify(
    'HMAC',
    key,
    Uint8Array.from(mac.match(/../g) ?? [], (pair) => parseInt(pair, 16)),
    utf8.encode(signed),
  );
}

function parseBody(text: string): v.InferOutput<typeof event> {
  try {
    return v.parse(event, JSON.parse(text));
  } catch (cause) {
    throw new WebhookRejected('malformed', 'body: not an event', { cause });
  }
}

const followed: Readonly<Record<string, GatewayEvent['about']>> = {
  payment: 'payment',
  setup: 'setup',
  refund: 'refund',
  dispute: 'dispute',
  method: 'method',
  mandate: 'mandate',
};

/** A closed page tells of the payment or set-up that did not happen, by the page's own reference. */
function eventOf({ id, type, createdAt, object }: v.InferOutput<typeof event>): GatewayEvent {
  const about = object.kind === 'session' ? followed[type.split('.')[0] ?? ''] : followed[object.kind];
  return { id, type, createdAt: new Date(createdAt), about: about ?? 'nothing', ref: about ? object.id : '' };
}
