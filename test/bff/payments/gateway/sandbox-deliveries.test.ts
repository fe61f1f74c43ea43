import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, describe, it } from 'node:test';
import { charge, savedMethod } from './acts.ts';
import { card } from './numbers.ts';
import { openSandbox, webhookSecret } from './sandbox.ts';

interface Arrival {
  readonly body: string;
  readonly headers: Headers;
}
const minute = 60_000;

describe('deliveries of the sandbox payment site', () => {
  const arrivals: Arrival[] = [];
  let answer = 204;
  let server: Server;
  let site: Awaited<ReturnType<typeof openSandbox>>;

  before(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const headers = new Headers(request.headers as Record<string, string>);
        arrivals.push({ body: Buffer.concat(chunks).toString(), headers });
        response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:9/' } : {}).end();
      });
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    site = await openSandbox({ webhook: { url: `http://127.0.0.1:${port}/hooks`, secret: webhookSecret } });
  });
  after(async () => {
    await site.close();
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });
  beforeEach(async () => {
    answer = 204;
    site.psp.faults({ copies: 1, delayMs: 0, reorder: false });
    await site.pass(3 * 24 * 60 * minute);
    arrivals.length = 0;
  });

  const ids = async () =>
    Promise.all(
      arrivals.map(async ({ body, headers }) => (await site.gateway.verifyWebhook(body, headers)).id),
    );
  const payOnce = async (answered = 204) => {
    const { customer, method } = await savedMethod(site, { number: card.good });
    await site.psp.tick();
    arrivals.length = 0;
    answer = answered;
    return charge(site.gateway, { customer, method });
  };

  it('arrive signed, over the network, once', async () => {
    const payment = await payOnce();
    await site.psp.tick();
    const [arrival] = arrivals;
    const event = await site.gateway.verifyWebhook(arrival?.body ?? '', arrival?.headers ?? new Headers());
    await site.pass(10 * minute);

    assert.equal(arrivals.length, 1);
    assert.equal(event.ref, payment.ref);
    assert.ok(!arrival?.body.includes('2400'), 'ids only');
  });

  it('are repeated with growing waits, freshly signed, until they are taken', async () => {
    await payOnce(500);
    await site.psp.tick();
    await site.pass(4_000);
    const early = arrivals.length;
    await site.pass(1_500);
    const second = arrivals.length;
    answer = 302;
    await site.pass(31_000);
    answer = 204;
    await site.pass(2 * minute);
    const last = arrivals.at(-1);
    const event = await site.gateway.verifyWebhook(last?.body ?? '', last?.headers ?? new Headers());
    const taken = arrivals.length;
    await site.pass(60 * minute);

    assert.deepEqual([early, second, taken, arrivals.length], [1, 2, 4, 4]);
    assert.equal(new Set(arrivals.map(({ headers }) => headers.get('psp-signature'))).size, 4);
    assert.equal((JSON.parse(arrivals[0]?.body ?? '{}') as { id: string }).id, event.id);
  });

  it('are given up after three days', async () => {
    await payOnce(503);
    for (let hour = 0; hour < 100; hour++) await site.pass(60 * minute);
    const tried = arrivals.length;
    answer = 204;
    await site.pass(24 * 60 * minute);

    assert.equal(tried, 9);
    assert.equal(arrivals.length, 9);
  });

  it('come twice when asked to, with one id', async () => {
    site.psp.faults({ copies: 2 });
    await payOnce();
    await site.psp.tick();

    const [first, second] = await ids();
    assert.equal(arrivals.length, 2);
    assert.equal(first, second);
  });

  it('come late when asked to', async () => {
    site.psp.faults({ delayMs: 30_000 });
    const { customer, method } = await savedMethod(site, { number: card.good });
    await site.pass(31_000);
    arrivals.length = 0;
    await charge(site.gateway, { customer, method });
    await site.pass(29_000);
    const early = arrivals.length;
    await site.pass(2_000);

    assert.deepEqual([early, arrivals.length], [0, 1]);
  });

  it('come out of order when asked to', async () => {
    const payment = await payOnce();
    await site.psp.tick();
    arrivals.length = 0;
    site.psp.faults({ reorder: true });
    for (const cents of [100, 200, 300]) {
      const key = `${payment.ref}:${cents}`;
      await site.gateway.refund({ payment: payment.ref, cents, reference: key, idempotencyKey: key });
    }
    await site.psp.tick();
    await site.pass(2_000);

    const sent = arrivals.map(({ body }) => JSON.parse(body) as { type: string; object: { id: string } });
    const refunds = await site.gateway.findRefunds(payment.ref);
    const inOrder = refunds.toReversed().flatMap(({ ref }) => [payment.ref, ref]);
    assert.equal(sent.length, 6);
    assert.notDeepEqual(
      sent.map(({ object }) => object.id),
      inOrder,
    );
    assert.deepEqual(sent.map(({ object }) => object.id).toSorted(), inOrder.toSorted());
  });
});
