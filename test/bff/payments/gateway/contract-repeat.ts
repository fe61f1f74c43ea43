import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  GatewayBusy,
  GatewayMisconfigured,
  GatewayUnreachable,
  outcomeUnknown,
} from '../../../../bff/ports/payment-errors.ts';
import { back, charge, declineOf, fresh, hosted, newCustomer, refusedAs, savedMethod } from './acts.ts';
import type { Bench } from './bench.ts';
import { card } from './numbers.ts';

/** Repeats, time-outs and other troubles of the line. */
export function repeatContract(open: () => Bench): void {
  describe('repeating with the same key', () => {
    it('gives the first answer and takes the money once', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });
      const key = fresh('pay');
      const once = () => charge(gateway, { customer, method, reference: 'plan-2', key });

      const [first, second] = [await once(), await once()];

      assert.deepEqual(second, first);
      assert.equal(await open().takenFrom(customer), 1);
    });

    it('takes it once when fifty ask at the same time', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });
      const key = fresh('pay');

      const all = await Promise.allSettled(
        Array.from({ length: 50 }, () => charge(gateway, { customer, method, reference: 'plan-3', key })),
      );

      const refs = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.ref] : []));
      const troubles = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
      assert.equal(new Set(refs).size, 1);
      assert.ok(troubles.every((trouble) => trouble instanceof GatewayBusy));
      assert.equal(await open().takenFrom(customer), 1);
    });

    it('is refused with another amount', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });
      const key = fresh('pay');
      await charge(gateway, { customer, method, reference: 'plan-4', key });

      const other = charge(gateway, { customer, method, reference: 'plan-4', key, cents: 2_500 });

      await assert.rejects(other, refusedAs('key-reused'));
      assert.equal(await open().takenFrom(customer), 1);
    });

    it('declines again without asking the bank again', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.keptThenDeclined });
      const key = fresh('pay');
      const once = () => declineOf(charge(gateway, { customer, method, reference: 'plan-5', key }));

      const [first, second] = [await once(), await once()];

      assert.equal(second.payment, first.payment);
      assert.deepEqual(second.failure, first.failure);
      assert.equal((await gateway.findPayments({ customer, reference: 'plan-5' })).length, 1);
    });

    it('opens one page', async () => {
      const { gateway } = open();
      const customer = await newCustomer(gateway);
      const same = { reference: fresh('attempt'), idempotencyKey: fresh('pay') };

      const [first, second] = [await hosted(gateway, customer, same), await hosted(gateway, customer, same)];

      assert.equal(second.redirectUrl, first.redirectUrl);
    });

    it('makes one customer', async () => {
      const input = { reference: 'c1', email: 'a@example.fr', name: 'A', idempotencyKey: fresh('cus') };

      assert.equal(await open().gateway.createCustomer(input), await open().gateway.createCustomer(input));
    });
  });

  describe('an answer that never comes', () => {
    it('leaves the outcome unknown; looking finds the payment that was made', async () => {
      const { gateway, impatient, hangAfter, takenFrom } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });
      const [reference, key] = [fresh('plan'), fresh('pay')];
      await hangAfter(1);

      const error = await charge(impatient, { customer, method, reference, key }).catch(
        (thrown: unknown) => thrown,
      );
      const found = await gateway.findPayments({ customer, reference });
      const repeated = await charge(gateway, { customer, method, reference, key });

      assert.ok(error instanceof GatewayUnreachable, String(error));
      assert.ok(outcomeUnknown(error));
      assert.deepEqual(
        found.map(({ status, received }) => ({ status, received })),
        [{ status: 'succeeded', received: 2_400 }],
      );
      assert.equal(repeated.ref, found[0]?.ref);
      assert.equal(await takenFrom(customer), 1);
    });

    it('leaves the outcome unknown; looking finds nothing when nothing was done, and the same key does it', async () => {
      const { gateway, impatient, dropBefore, takenFrom } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });
      const [reference, key] = [fresh('plan'), fresh('pay')];
      await dropBefore(1);

      const error = await charge(impatient, { customer, method, reference, key }).catch(
        (thrown: unknown) => thrown,
      );
      const found = await gateway.findPayments({ customer, reference });
      const repeated = await charge(gateway, { customer, method, reference, key });

      assert.ok(error instanceof GatewayUnreachable, String(error));
      assert.deepEqual(found, []);
      assert.equal(repeated.status, 'succeeded');
      assert.equal(await takenFrom(customer), 1);
    });

    it('does not give a refund twice', async () => {
      const { gateway, impatient, hangAfter } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });
      const payment = await charge(gateway, { customer, method });
      const input = { payment: payment.ref, cents: 2_000, reference: 'AV-1', idempotencyKey: fresh('ref') };
      await hangAfter(1);

      await assert.rejects(impatient.refund(input), GatewayUnreachable);
      const repeated = await gateway.refund(input);

      assert.deepEqual(
        (await gateway.findRefunds(payment.ref)).map(({ ref, reference }) => ({ ref, reference })),
        [{ ref: repeated.ref, reference: 'AV-1' }],
      );
    });

    it('finds payments since a moment only', async () => {
      const { gateway, pass } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });
      const first = await charge(gateway, { customer, method, reference: 'plan-9', key: fresh('pay') });
      await pass(10_000);
      const second = await charge(gateway, { customer, method, reference: 'plan-9', key: fresh('pay') });

      const since = new Date(second.createdAt.getTime() - 1_000);
      const recent = await gateway.findPayments({ customer, reference: 'plan-9', since });
      const all = await gateway.findPayments({ customer, reference: 'plan-9' });

      assert.deepEqual(
        recent.map(({ ref }) => ref),
        [second.ref],
      );
      assert.deepEqual(
        all.map(({ ref }) => ref),
        [second.ref, first.ref],
      );
    });
  });

  it('says that an operator must act when the key is wrong', async () => {
    await assert.rejects(newCustomer(open().stranger), GatewayMisconfigured);
    await assert.rejects(open().stranger.fetchPayment('pi_x'), GatewayMisconfigured);
    await assert.rejects(
      open().stranger.startMethodSetup({
        customer: 'c',
        kinds: ['card'],
        reference: 'r',
        ...back,
        idempotencyKey: 'k',
      }),
      GatewayMisconfigured,
    );
  });
}
