import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GatewayMisconfigured } from '../../../../bff/ports/payment-errors.ts';
import {
  charge,
  euros,
  events,
  everyOf,
  fresh,
  hosted,
  newCustomer,
  refusedAs,
  savedMethod,
} from './acts.ts';
import type { Bench } from './bench.ts';
import { card, iban } from './numbers.ts';

const minute = 60_000;

/** Money going back. */
export function refundContract(open: () => Bench): void {
  const paidBy = async (number: string) => {
    const { customer, method } = await savedMethod(open(), { number });
    return { gateway: open().gateway, payment: await charge(open().gateway, { customer, method }) };
  };
  const give = (payment: string, cents: number, key = fresh('ref')) =>
    open().gateway.refund({ payment, cents, reference: key, idempotencyKey: key });

  describe('refunding', () => {
    it('gives back in parts, never more than was paid', async () => {
      const { gateway, payment } = await paidBy(card.good);

      const first = await give(payment.ref, 1_000);
      await give(payment.ref, 900);
      const tooMuch = give(payment.ref, 501);

      await assert.rejects(tooMuch, refusedAs('refund-exceeds'));
      assert.equal(first.status, 'succeeded');
      assert.deepEqual(first.amount, euros(1_000));
      assert.equal(first.payment, payment.ref);
      assert.equal((await gateway.fetchPayment(payment.ref)).refunded, 1_900);
      const all = await gateway.findRefunds(payment.ref);
      assert.deepEqual(
        all.map(({ amount }) => amount.cents),
        [900, 1_000],
      );
      assert.deepEqual(await gateway.fetchRefund(first.ref), first);
    });

    it('refuses anything after the whole was given back', async () => {
      const { payment } = await paidBy(card.good);
      await give(payment.ref, 2_400);

      await assert.rejects(give(payment.ref, 1), refusedAs('refund-exceeds'));
    });

    it('never exceeds the payment when asked for at the same time', async () => {
      const { gateway, payment } = await paidBy(card.good);

      const many = await Promise.allSettled(Array.from({ length: 10 }, () => give(payment.ref, 1_000)));

      assert.equal(many.filter(({ status }) => status === 'fulfilled').length, 2);
      assert.equal((await gateway.fetchPayment(payment.ref)).refunded, 2_000);
    });

    it('does it once for a repeated key', async () => {
      const { gateway, payment } = await paidBy(card.good);
      const key = fresh('ref');

      const [first, second] = [await give(payment.ref, 700, key), await give(payment.ref, 700, key)];

      assert.equal(second.ref, first.ref);
      assert.equal((await gateway.fetchPayment(payment.ref)).refunded, 700);
      await assert.rejects(give(payment.ref, 800, key), refusedAs('key-reused'));
    });

    it('carries our reference and is told', async () => {
      const bench = open();
      const { gateway, payment } = await paidBy(card.good);
      await bench.deliveries();

      const made = await gateway.refund({
        payment: payment.ref,
        cents: 500,
        reference: 'AV-2026-7',
        idempotencyKey: fresh('r'),
      });
      const told = (await events(bench)).filter(({ about }) => about === 'refund');

      assert.equal(made.reference, 'AV-2026-7');
      assert.ok(told.some(({ ref }) => ref === made.ref));
    });

    it('may wait, and may fail afterwards, which frees the amount again', async () => {
      const bench = open();
      const slow = await paidBy(card.refundLater);
      const failing = await paidBy(card.refundFails);
      const waiting = await give(slow.payment.ref, 2_400);
      const doomed = await give(failing.payment.ref, 2_400);
      await bench.deliveries();

      await bench.pass(5 * minute);
      const failed = await bench.gateway.fetchRefund(doomed.ref);

      assert.equal(waiting.status, 'pending');
      assert.equal((await bench.gateway.fetchRefund(waiting.ref)).status, 'succeeded');
      assert.equal(failed.status, 'failed');
      assert.equal(failed.failureReason, 'expired_or_canceled_card');
      assert.equal((await bench.gateway.fetchPayment(failing.payment.ref)).refunded, 0);
      assert.ok((await events(bench)).some(({ about, ref }) => about === 'refund' && ref === doomed.ref));
    });

    it('are listed from a moment on, newest first, also those made on the provider’s own pages', async () => {
      const bench = open();
      const { gateway, payment } = await paidBy(card.good);
      await give(payment.ref, 100);
      await bench.pass(minute);
      const since = (await paidBy(card.good)).payment.createdAt;
      const ours = await give(payment.ref, 200);
      await bench.pass(1000);
      await bench.giveBack(payment.ref, 300);

      const found = await everyOf(gateway.recentRefunds(since));
      const own = found.filter((it) => it.payment === payment.ref);

      assert.deepEqual(
        own.map(({ amount, reference }) => [amount.cents, reference]),
        [
          [300, null],
          [200, ours.reference],
        ],
      );
      assert.deepEqual(await gateway.fetchRefund(own[0]?.ref ?? ''), own[0]);
    });

    it('are listed to the end, however many there are', async () => {
      const { gateway, payment } = await paidBy(card.good);
      for (let i = 0; i < 103; i++) await open().giveBack(payment.ref, 1);

      const found = await everyOf(gateway.recentRefunds(new Date(0)));

      assert.equal(found.filter((it) => it.payment === payment.ref).length, 103);
      await assert.rejects(everyOf(open().stranger.recentRefunds(new Date(0))), GatewayMisconfigured);
    });

    it('needs a payment that was paid', async () => {
      const { gateway } = open();
      const page = await hosted(gateway, await newCustomer(gateway));
      const { customer, method } = await savedMethod(open(), { kind: 'sepa_debit', number: iban.good });
      const processing = await charge(gateway, { customer, method });

      await assert.rejects(give(page.ref, 100), refusedAs('wrong-state'));
      await assert.rejects(give(processing.ref, 100), refusedAs('wrong-state'));
      await assert.rejects(give('pi_unknown', 100), refusedAs('not-found'));
      assert.deepEqual(await gateway.findRefunds(page.ref), []);
    });
  });
}
