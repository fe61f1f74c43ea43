import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { WebhookRejected } from '../../../../bff/ports/payment-errors.ts';
import { charge, savedMethod } from './acts.ts';
import type { Bench, Delivery } from './bench.ts';
import { card } from './numbers.ts';

/** What may be believed of what comes in. */
export function webhookContract(open: () => Bench): void {
  const aDelivery = async (): Promise<Delivery> => {
    const { customer, method } = await savedMethod(open(), { number: card.good });
    await open().deliveries();
    await charge(open().gateway, { customer, method });
    const [first] = await open().deliveries();
    return first ?? assert.fail('something is delivered');
  };
  const rejectedAs = (reason: WebhookRejected['reason']) => (error: unknown) => {
    assert.ok(error instanceof WebhookRejected, String(error));
    assert.equal(error.reason, reason);
    return true;
  };
  const verify = ({ body, headers }: Delivery) => open().gateway.verifyWebhook(body, headers);

  describe('a delivery', () => {
    it('is believed with its signature, as text and as bytes', async () => {
      const delivery = await aDelivery();

      const event = await verify(delivery);
      const bytes = await open().gateway.verifyWebhook(
        new TextEncoder().encode(delivery.body),
        delivery.headers,
      );

      assert.ok(event.id && event.type);
      assert.ok(event.createdAt instanceof Date && !Number.isNaN(event.createdAt.getTime()));
      assert.deepEqual(bytes, event);
    });

    it('has the same id when repeated', async () => {
      const delivery = await aDelivery();
      await open().pass(60_000);

      const again = await open().sign(delivery.body);

      assert.equal((await verify(again)).id, (await verify(delivery)).id);
    });

    it('is refused when one byte of the body changed', async () => {
      const { body, headers } = await aDelivery();

      await assert.rejects(verify({ body: body.replace(/.$/, ' }'), headers }), rejectedAs('signature'));
      await assert.rejects(verify({ body: '', headers }), WebhookRejected);
    });

    it('is refused without a signature, or with one of another secret', async () => {
      const { body, headers } = await aDelivery();
      const forged = new Headers();
      for (const [name, value] of headers) forged.set(name, value.replace(/v1=../, 'v1=00'));

      await assert.rejects(verify({ body, headers: new Headers() }), rejectedAs('signature'));
      await assert.rejects(verify({ body, headers: forged }), rejectedAs('signature'));
    });

    it('is refused when more than five minutes old, or from the future', async () => {
      const { body } = await aDelivery();
      const sign = open().sign;

      assert.ok(await verify(await sign(body, -295)));
      assert.ok(await verify(await sign(body, 295)));
      await assert.rejects(verify(await sign(body, -305)), rejectedAs('timestamp'));
      await assert.rejects(verify(await sign(body, 305)), rejectedAs('timestamp'));
    });

    it('is refused for another account and for live money', async () => {
      const delivery = await aDelivery();

      await assert.rejects(verify(await open().changed(delivery, 'account')), rejectedAs('account'));
      await assert.rejects(verify(await open().changed(delivery, 'mode')), rejectedAs('mode'));
    });

    it('is refused when it is no event, even signed', async () => {
      for (const body of ['{', 'null', '[]', '"x"', '{"id":1}']) {
        await assert.rejects(verify(await open().sign(body)), rejectedAs('malformed'), body);
      }
    });

    it('leads to the present state whatever order it came in', async () => {
      const bench = open();
      const { customer, method } = await savedMethod(bench, { number: card.good });
      await bench.deliveries();
      const payment = await charge(bench.gateway, { customer, method });
      await bench.gateway.refund({
        payment: payment.ref,
        cents: 400,
        reference: 'AV-2',
        idempotencyKey: `ref:${payment.ref}`,
      });

      const backwards = (await bench.deliveries()).reverse();
      const told = (await Promise.all(backwards.map(verify))).filter(({ about }) => about === 'payment');
      const states = await Promise.all(told.map(({ ref }) => bench.gateway.fetchPayment(ref)));

      assert.ok(states.length >= 2);
      assert.ok(
        states.every(
          ({ ref, refunded, status }) => ref === payment.ref && refunded === 400 && status === 'succeeded',
        ),
      );
    });
  });
}
