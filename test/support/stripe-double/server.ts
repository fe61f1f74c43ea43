import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Stripe } from 'stripe';
import type { Clock } from '../../../bff/ports/clock.ts';
import { answerCall, type Asked, type Faults } from './answers.ts';
import { decodeForm, type Params } from './form.ts';
import { closeDispute, dispute } from './intents.ts';
import { newRefund } from './refunds.ts';
import { servePage } from './pages.ts';
import { type Answer, problem } from './problem.ts';
import { type Item, newId, newState, runTimers, type State } from './state.ts';

/** What one request was, for tests that look at the wire. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly params: Params;
}

export interface SignedDelivery {
  readonly body: string;
  readonly headers: Headers;
}

export interface StripeDouble {
  readonly server: { readonly host: string; readonly port: number; readonly protocol: 'http' };
  readonly seen: readonly Seen[];
  readonly faults: Faults;
  /** The objects as the API holds them, to count or to spoil. */
  item(id: string): Item;
  items(object: string): Item[];
  dispute(intent: string): Item;
  /** Somebody gives money back in the dashboard. */
  giveBack(intent: string, cents: number): void;
  closeDispute(id: string, outcome: 'won' | 'lost'): void;
  /** Does what is due by the clock. */
  run(): void;
  /** The events since the last time, signed now. */
  takeEvents(order?: { readonly copies?: number; readonly reversed?: boolean }): SignedDelivery[];
  sign(payload: string, options?: { readonly secret?: string; readonly seconds?: number }): SignedDelivery;
  close(): Promise<void>;
}

export interface DoubleOptions {
  readonly clock: Clock;
  readonly secretKey: string;
  readonly webhookSecret: string;
}

/** A local server that answers the documented calls of Stripe's API that the space makes. For tests with the real SDK. */
export async function startStripeDouble(options: DoubleOptions): Promise<StripeDouble> {
  const address = { port: 0 };
  const state = newState(options.clock, () => `http://127.0.0.1:${address.port}`);
  const faults: Faults = { hangAfter: 0, resetAfter: 0, dropBefore: 0, refuse: undefined };
  const seen: Seen[] = [];
  const desk = newDesk(state, options, faults, seen);
  const server = createServer((request, response) => void desk(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address.port = (server.address() as AddressInfo).port;
  const { webhooks } = new Stripe(options.secretKey);
  const sign: StripeDouble['sign'] = (payload, { secret = options.webhookSecret, seconds } = {}) => {
    const timestamp = seconds ?? Math.floor(options.clock.now() / 1000);
    const signature = webhooks.generateTestHeaderString({ payload, secret, timestamp });
    return { body: payload, headers: new Headers({ 'stripe-signature': signature }) };
  };
  return {
    server: { host: '127.0.0.1', port: address.port, protocol: 'http' },
    seen,
    faults,
    item(id) {
      const item = state.items.get(id);
      if (!item) throw new Error(`no ${id}`);
      return item;
    },
    items: (object) => [...state.items.values()].filter((item) => item.object === object),
    dispute: (intent) => dispute(state, intent),
    giveBack: (intent, cents) => void newRefund(state, { payment_intent: intent, amount: String(cents) }),
    closeDispute: (id, outcome) => closeDispute(state, id, outcome),
    run: () => runTimers(state),
    takeEvents({ copies = 1, reversed = false } = {}) {
      const taken = state.events.splice(0).map((event) => JSON.stringify(event));
      if (reversed) taken.reverse();
      return taken.flatMap((payload) => Array.from({ length: copies }, () => sign(payload)));
    },
    sign,
    close: () => close(server),
  };
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

type Kept = Map<string, { readonly request: string; readonly answer: Answer }>;

/** Reads a request, answers it, remembers the answer under its key. */
function newDesk(state: State, options: DoubleOptions, faults: Faults, seen: Seen[]) {
  const kept: Kept = new Map();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readAll(request);
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    runTimers(state);
    if (!url.pathname.startsWith('/v1/'))
      return sendPage(response, servePage(state, request.method ?? 'GET', url, body));
    const params = decodeForm(request.method === 'POST' ? body : url.search);
    seen.push({ method: request.method ?? '', path: url.pathname, headers: request.headers, params });
    if (request.method === 'POST' && spend(faults, 'dropBefore')) return void request.socket.destroy();
    const asked: Asked = { secretKey: options.secretKey, faults, request, url, params };
    const { answer, replayed } = keyed(kept, request, body, () => answerCall(state, asked));
    if (request.method === 'POST' && spend(faults, 'resetAfter')) return void request.socket.destroy();
    if (request.method === 'POST' && spend(faults, 'hangAfter')) return;
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'request-id': newId('req'),
      'stripe-version': request.headers['stripe-version'] ?? '',
      ...(replayed && { 'idempotent-replayed': 'true' }),
    });
    response.end(answer.body);
  };
}

function spend(faults: Faults, name: 'hangAfter' | 'resetAfter' | 'dropBefore'): boolean {
  if (faults[name] === 0) return false;
  faults[name]--;
  return true;
}

/** https://docs.stripe.com/api/idempotent_requests: the first result is kept whatever it is, except what never ran. */
function keyed(
  kept: Kept,
  request: IncomingMessage,
  body: string,
  work: () => Answer,
): { answer: Answer; replayed: boolean } {
  const key = request.headers['idempotency-key'];
  if (request.method !== 'POST' || typeof key !== 'string') return { answer: work(), replayed: false };
  const said = `${request.url} ${body}`;
  const known = kept.get(key);
  if (known && known.request !== said) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}'.`;
    return { answer: problem(400, { type: 'idempotency_error', message }), replayed: false };
  }
  if (known) return { answer: known.answer, replayed: true };
  const answer = work();
  if (answer.status === 200 || answer.status === 402 || answer.status === 500)
    kept.set(key, { request: said, answer });
  return { answer, replayed: false };
}

function sendPage(response: ServerResponse, answer: ReturnType<typeof servePage>): void {
  const { status, html, location } = answer ?? { status: 404, html: 'no such page' };
  response.writeHead(status, { 'content-type': 'text/html', ...(location && { location }) });
  response.end(html);
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
