import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Payment } from '../../../../bff/ports/payments.ts';
import { charge, euros, events, everyOf, savedMethod } from './acts.ts';
import type { Bench } from './bench.ts';
import { card } from './numbers.ts';

/** Payments that a bank contests. */
export function disputeContract(open: () => Bench): void {
  describe('a contested payment', () => {
    it('says so, with its dispute', async () => {
      const bench = open();
      const { customer, method } = await savedMethod(bench, { number: card.disputed });
      await bench.deliveries();

      const paid = await charge(bench.gateway, { customer, method });
      const told = (await events(bench)).find(({ about }) => about === 'dispute');
      const dispute = await bench.gateway.fetchDispute(told?.ref ?? '');

      assert.equal(dispute.payment, paid.ref);
      assert.deepEqual(dispute.amount, euros(2_400));
      assert.equal(dispute.status, 'needs_response');
      assert.ok(dispute.respondBy instanceof Date);
      assert.equal((await bench.gateway.fetchPayment(paid.ref)).disputed, true);
    });

    for (const outcome of ['won', 'lost'] as const)
      it(`is followed until it is ${outcome}`, async () => {
        const bench = open();
        const { customer, method } = await savedMethod(bench, { number: card.disputed });
        const paid = await charge(bench.gateway, { customer, method });
        const opened = (await events(bench)).find(({ about }) => about === 'dispute');
        await bench.closeDispute(opened?.ref ?? '', outcome);

        const closed = (await events(bench)).filter(({ about }) => about === 'dispute');

        assert.deepEqual(
          closed.map(({ ref }) => ref),
          [opened?.ref],
        );
        assert.notEqual(closed[0]?.id, opened?.id);
        const dispute = await bench.gateway.fetchDispute(closed[0]?.ref ?? '');
        assert.equal(dispute.status, outcome);
        assert.equal(dispute.payment, paid.ref);
      });

    it('stands in the list of disputes as it stands, newest first', async () => {
      const bench = open();
      const { customer, method } = await savedMethod(bench, { number: card.disputed });
      const paid: Payment[] = [];
      for (let i = 0; i < 2; i++) {
        await bench.pass(1000);
        paid.push(await charge(bench.gateway, { customer, method }));
      }
      const own = async (since: Date) =>
        (await everyOf(bench.gateway.recentDisputes(since))).filter((it) =>
          paid.some(({ ref }) => ref === it.payment),
        );
      const [newest] = await own(new Date(0));
      await bench.closeDispute(newest?.ref ?? '', 'lost');

      assert.deepEqual(
        (await own(new Date(0))).map(({ payment, status }) => [payment, status]),
        [
          [paid[1]?.ref, 'lost'],
          [paid[0]?.ref, 'needs_response'],
        ],
      );
      assert.equal((await own(paid[1]?.createdAt ?? new Date(0))).length, 1);
    });
  });
}
