import type { Bank } from './bank.ts';
import type { Delivery } from './store.ts';

export interface Webhook {
  /** Where events go, such as `http://127.0.0.1:8080/webhooks/payments`. */
  readonly url: string;
  readonly secret: string;
  /** How to get there; the global `fetch` when absent. */
  readonly fetch?: typeof fetch;
}

const minute = 60_000;
/** A delivery that was not answered by 2xx is repeated after these waits, then given up. */
const waits = [
  5_000,
  30_000,
  2 * minute,
  10 * minute,
  60 * minute,
  6 * 60 * minute,
  24 * 60 * minute,
  24 * 60 * minute,
];

/** `t=<seconds>,v1=<hex of HMAC-SHA256(secret, "<seconds>.<body>")>`, the scheme that Stripe uses. */
export async function signature(secret: string, seconds: number, body: string): Promise<string> {
  const bytes = new TextEncoder();
  const usage = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes.encode(secret), usage, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, bytes.encode(`${seconds}.${body}`));
  const hex = Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `t=${seconds},v1=${hex}`;
}

/** Sends every event that is due, and plans what was not taken. Answers how many were sent. */
export async function deliverDue(bank: Bank, webhook: Webhook): Promise<number> {
  const due = bank.store.dueDeliveries(bank.now());
  for (const delivery of due) {
    const taken = await send(bank, webhook, delivery);
    const wait = waits[delivery.tries];
    bank.store.tried(delivery.seq, taken || wait === undefined ? undefined : bank.now() + wait);
  }
  return due.length;
}

async function send(bank: Bank, webhook: Webhook, { body, event }: Delivery): Promise<boolean> {
  const headers = {
    'content-type': 'application/json',
    'psp-event': event,
    'psp-signature': await signature(webhook.secret, Math.floor(bank.now() / 1000), body),
  };
  try {
    const signal = AbortSignal.timeout(10_000);
    const answer = await (webhook.fetch ?? fetch)(webhook.url, {
      method: 'POST',
      headers,
      body,
      signal,
      redirect: 'manual',
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
