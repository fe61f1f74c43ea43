import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { back, charge, declineOf, euros, events, fresh, refusedAs, returnUrl, savedMethod } from './acts.ts';
import type { Bench } from './bench.ts';
import { visit } from './customer.ts';
import { card, iban } from './numbers.ts';

const minute = 60_000;

/** Charges of saved means while the customer is away, and bringing him back. */
export function chargeContract(open: () => Bench): void {
  describe('charging a saved card while the customer is away', () => {
    it('takes the money and tells of it', async () => {
      const bench = open();
      const { customer, method } = await savedMethod(bench, { number: card.good });
      await bench.deliveries();

      const paid = await charge(bench.gateway, { customer, method, reference: 'plan-1' });
      const told = await events(bench);

      assert.equal(paid.status, 'succeeded');
      assert.deepEqual(paid.amount, euros(2_400));
      assert.equal(paid.received, 2_400);
      assert.equal(paid.reference, 'plan-1');
      assert.equal(paid.disputed, false);
      assert.ok(told.some(({ about, ref }) => about === 'payment' && ref === paid.ref));
    });

    it('needs no customer for a card that was authenticated when saved', async () => {
      const { customer, method } = await savedMethod(open(), { number: card.challengeOnce });

      assert.equal((await charge(open().gateway, { customer, method })).status, 'succeeded');
    });

    it('declines softly with the issuer’s reason, takes nothing, and leaves the payment readable', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.keptThenDeclined });

      const { payment, failure } = await declineOf(charge(gateway, { customer, method }));
      const tried = await gateway.fetchPayment(payment ?? '');

      assert.deepEqual(failure, { code: 'card_declined', declineCode: 'generic_decline', severity: 'soft' });
      assert.equal(tried.status, 'requires_payment_method');
      assert.equal(tried.received, 0);
      assert.deepEqual(tried.failure, failure);
      assert.equal(await open().takenFrom(customer), 0);
    });

    it('refuses what does not fit the means: unknown customer, other kind, too small', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });

      await assert.rejects(charge(gateway, { customer: 'cus_unknown', method }), refusedAs('not-found'));
      await assert.rejects(
        charge(gateway, { customer, method: { ...method, kind: 'sepa_debit' } }),
        refusedAs('method-unusable'),
      );
      await assert.rejects(charge(gateway, { customer, method, cents: 49 }), refusedAs('amount-too-small'));
      assert.equal(await open().takenFrom(customer), 0);
    });
  });

  describe('a bank that wants the customer', () => {
    const waiting = async () => {
      const { customer, method } = await savedMethod(open(), { number: card.challengeAlways });
      return {
        gateway: open().gateway,
        customer,
        payment: await charge(open().gateway, { customer, method }),
      };
    };

    it('is a state, not an error', async () => {
      const { gateway, customer, payment } = await waiting();

      assert.equal(payment.status, 'requires_action');
      assert.equal(payment.failure?.code, 'authentication_required');
      assert.equal(payment.redirectUrl, null);
      assert.equal((await gateway.fetchPayment(payment.ref)).status, 'requires_action');
      assert.equal(await open().takenFrom(customer), 0);
    });

    it('is satisfied by the customer through 3-D Secure', async () => {
      const { gateway, payment } = await waiting();

      const resumed = await gateway.resumePayment({
        payment: payment.ref,
        ...back,
        idempotencyKey: fresh('resume'),
      });
      const outcome = await visit(resumed.redirectUrl ?? '', { number: '' });
      const paid = await gateway.fetchPayment(payment.ref);

      assert.equal(resumed.ref, payment.ref);
      assert.deepEqual(outcome, { back: returnUrl });
      assert.equal(paid.status, 'succeeded');
      assert.equal(paid.failure, null);
    });

    it('waits on one page, however often it is resumed', async () => {
      const { gateway, payment } = await waiting();
      const resume = () =>
        gateway.resumePayment({ payment: payment.ref, ...back, idempotencyKey: fresh('resume') });

      const [first, second] = [await resume(), await resume()];

      assert.ok(first.redirectUrl);
      assert.equal(second.redirectUrl, first.redirectUrl);
    });

    it('can be refused by him, and tried again', async () => {
      const { gateway, customer, payment } = await waiting();
      const resume = () =>
        gateway.resumePayment({ payment: payment.ref, ...back, idempotencyKey: fresh('resume') });

      await visit((await resume()).redirectUrl ?? '', { number: '', challenge: 'deny' });
      const refused = await gateway.fetchPayment(payment.ref);
      await visit((await resume()).redirectUrl ?? '', { number: '' });

      assert.equal(refused.status, 'requires_payment_method');
      assert.equal((await gateway.fetchPayment(payment.ref)).status, 'succeeded');
      assert.equal(await open().takenFrom(customer), 1);
    });

    it('can be withdrawn: its 3-D Secure page is closed and nothing is taken', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.challengeAlways });
      const waiting = await charge(gateway, { customer, method });
      const resumed = await gateway.resumePayment({
        payment: waiting.ref,
        ...back,
        idempotencyKey: fresh('resume'),
      });

      const key = fresh('cancel');
      const canceled = await gateway.cancelPayment({ payment: waiting.ref, idempotencyKey: key });
      const again = await gateway.cancelPayment({ payment: waiting.ref, idempotencyKey: key });

      assert.deepEqual(
        [waiting.status, canceled.status, again.status],
        ['requires_action', 'canceled', 'canceled'],
      );
      assert.equal(canceled.redirectUrl, null);
      assert.deepEqual(await visit(resumed.redirectUrl ?? '', { number: card.good }), { closed: true });
      assert.equal((await gateway.fetchPayment(waiting.ref)).status, 'canceled');
      assert.equal(await open().takenFrom(customer), 0);
    });

    it('says that the customer won when he confirmed it before it was withdrawn', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.challengeAlways });
      const waiting = await charge(gateway, { customer, method });
      const { redirectUrl } = await gateway.resumePayment({
        payment: waiting.ref,
        ...back,
        idempotencyKey: fresh('resume'),
      });
      await visit(redirectUrl ?? '', { number: card.challengeAlways });

      const answer = await gateway.cancelPayment({ payment: waiting.ref, idempotencyKey: fresh('cancel') });

      assert.equal(answer.status, 'succeeded');
      assert.equal(await open().takenFrom(customer), 1);
    });

    it('answers a resumption of a paid payment with the paid payment', async () => {
      const { customer, method } = await savedMethod(open(), { number: card.good });
      const paid = await charge(open().gateway, { customer, method });

      const again = await open().gateway.resumePayment({
        payment: paid.ref,
        ...back,
        idempotencyKey: fresh('resume'),
      });

      assert.equal(again.status, 'succeeded');
      assert.equal(again.redirectUrl, null);
      assert.equal(await open().takenFrom(customer), 1);
    });
  });

  describe('charging a SEPA mandate', () => {
    const debit = async (number: string) => {
      const { customer, method } = await savedMethod(open(), { kind: 'sepa_debit', number });
      return { customer, payment: await charge(open().gateway, { customer, method }) };
    };

    it('is processing until the bank has answered, then paid and told', async () => {
      const bench = open();
      const { payment } = await debit(iban.good);
      await bench.deliveries();

      await bench.pass(5 * minute);
      const paid = await bench.gateway.fetchPayment(payment.ref);

      assert.equal(payment.status, 'processing');
      assert.equal(payment.received, 0);
      assert.equal(paid.status, 'succeeded');
      assert.equal(paid.received, 2_400);
      assert.ok((await events(bench)).some(({ about, ref }) => about === 'payment' && ref === payment.ref));
    });

    it('fails softly without funds and hard on a closed account', async () => {
      const bench = open();
      const poor = await debit(iban.noFunds);
      const closed = await debit(iban.closed);

      await bench.pass(5 * minute);
      const [first, second] = await Promise.all(
        [poor, closed].map(({ payment }) => bench.gateway.fetchPayment(payment.ref)),
      );

      assert.equal(first?.status, 'requires_payment_method');
      assert.deepEqual(first?.failure, { code: 'insufficient_funds', declineCode: null, severity: 'soft' });
      assert.deepEqual(second?.failure, { code: 'account_closed', declineCode: null, severity: 'hard' });
      assert.equal(await bench.takenFrom(poor.customer), 0);
    });

    it('cannot be cancelled while the bank works on it', async () => {
      const { payment } = await debit(iban.good);

      const answer = await open().gateway.cancelPayment({
        payment: payment.ref,
        idempotencyKey: fresh('cancel'),
      });

      assert.equal(answer.status, 'processing');
    });
  });

  describe('what the provider reports', () => {
    it('is its own record of amount, receipt and currency, for the caller to compare', async () => {
      const bench = open();
      const { customer, method } = await savedMethod(bench, { number: card.good });
      const paid = await charge(bench.gateway, { customer, method });

      await bench.spoil(paid.ref, { received: 1_900, currency: 'USD' });
      const seen = await bench.gateway.fetchPayment(paid.ref);

      assert.equal(seen.received, 1_900);
      assert.deepEqual(seen.amount, { cents: 2_400, currency: 'USD' });
    });

    it('is refused for references of others', async () => {
      const { gateway } = open();

      await assert.rejects(gateway.fetchPayment('pi_other'), refusedAs('not-found'));
      await assert.rejects(gateway.fetchSetup('seti_other'), refusedAs('not-found'));
      await assert.rejects(gateway.fetchRefund('re_other'), refusedAs('not-found'));
      await assert.rejects(gateway.fetchDispute('du_other'), refusedAs('not-found'));
      await assert.rejects(gateway.fetchPayment('../customers'), refusedAs('not-found'));
    });
  });
}
