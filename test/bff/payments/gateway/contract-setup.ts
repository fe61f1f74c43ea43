import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  back,
  charge,
  events,
  fresh,
  newCustomer,
  refusedAs,
  returnUrl,
  savedMethod,
  saveFor,
} from './acts.ts';
import type { Bench } from './bench.ts';
import { visit } from './customer.ts';
import { card, iban } from './numbers.ts';

/** Saving cards and mandates, and forgetting them. */
export function setupContract(open: () => Bench): void {
  const start = async (kinds: readonly ('card' | 'sepa_debit')[] = ['card']) => {
    const { gateway } = open();
    const customer = await newCustomer(gateway);
    const reference = fresh('setup');
    const setup = await gateway.startMethodSetup({
      customer,
      kinds,
      reference,
      ...back,
      idempotencyKey: reference,
    });
    return { gateway, customer, reference, setup, page: setup.redirectUrl ?? '' };
  };

  describe('saving a means', () => {
    it('sends the customer to a page of the provider and saves nothing before', async () => {
      const { gateway, reference, setup, page } = await start();

      assert.ok(gateway.hostedOrigins.includes(new URL(page).origin), page);
      assert.equal(setup.status, 'requires_payment_method');
      assert.equal(setup.reference, reference);
      assert.equal((await gateway.fetchSetup(setup.ref)).method, null);
    });

    it('brings the customer back to exactly the given address and tells what may be shown of the card', async () => {
      const { gateway, customer, reference, setup, page } = await start();

      const outcome = await visit(page, { number: card.good, expiry: '08/31' });
      const done = await gateway.fetchSetup(setup.ref);

      assert.deepEqual(outcome, { back: returnUrl });
      assert.equal(done.status, 'succeeded');
      assert.equal(done.reference, reference);
      assert.equal(done.redirectUrl, null);
      const { ref, fingerprint, country, ...shown } = done.method ?? assert.fail('saved');
      assert.deepEqual(shown, {
        kind: 'card',
        customer,
        brand: 'visa',
        last4: '4242',
        expMonth: 8,
        expYear: 2031,
        mandate: null,
      });
      assert.ok(ref && fingerprint && country);
    });

    it('tells of it by an event whose object has our reference', async () => {
      const bench = open();
      const { gateway, reference, page } = await start();
      await bench.deliveries();

      await visit(page, { number: card.good });
      const told = (await events(bench)).filter(({ about }) => about === 'setup');
      const setups = await Promise.all(told.map(({ ref }) => gateway.fetchSetup(ref)));

      assert.ok(setups.length >= 1);
      assert.ok(setups.every((setup) => setup.reference === reference && setup.status === 'succeeded'));
    });

    it('gives the same fingerprint to the same card saved twice', async () => {
      const bench = open();
      const { customer, method } = await savedMethod(bench, { number: card.good });

      const again = await saveFor(bench, customer, { number: card.good });

      assert.notEqual(again.ref, method.ref);
      assert.equal(again.fingerprint, method.fingerprint);
    });

    it('saves after 3-D Secure only when the customer accepts', async () => {
      const { gateway, setup, page } = await start();

      const refused = await visit(page, { number: card.challengeOnce, challenge: 'deny' });
      const between = await gateway.fetchSetup(setup.ref);
      const accepted = await visit(page, { number: card.challengeOnce });

      assert.ok('refused' in refused);
      assert.equal(between.method, null);
      assert.equal(between.failure?.severity, 'soft');
      assert.deepEqual(accepted, { back: returnUrl });
      assert.equal((await gateway.fetchSetup(setup.ref)).method?.last4, '3155');
    });

    it('keeps a card that waits for 3-D Secure unusable', async () => {
      const { gateway, setup, page } = await start();

      await visit(page, { number: card.challengeOnce, challenge: 'leave' });

      const waiting = await gateway.fetchSetup(setup.ref);
      assert.equal(waiting.status, 'requires_action');
      assert.equal(waiting.method, null);
    });

    it('lets the customer try another card after a refusal, which it names', async () => {
      const { gateway, setup, page } = await start();

      const first = await visit(page, { number: card.lost });
      const { failure } = await gateway.fetchSetup(setup.ref);
      const second = await visit(page, { number: card.good });

      assert.ok('refused' in first);
      assert.deepEqual(failure, { code: 'card_declined', declineCode: 'lost_card', severity: 'hard' });
      assert.ok('back' in second);
      assert.equal((await gateway.fetchSetup(setup.ref)).failure, null);
    });

    it('closes the page once it has served', async () => {
      const { page } = await start();

      await visit(page, { number: card.good });

      assert.deepEqual(await visit(page, { number: card.good }), { closed: true });
    });

    it('signs a SEPA mandate with a reference of at most 35 characters', async () => {
      const bench = open();

      const { customer, method } = await savedMethod(bench, { kind: 'sepa_debit', number: iban.good });
      const mandate = await bench.gateway.fetchMandate(method.mandate?.ref ?? '');

      assert.equal(method.kind, 'sepa_debit');
      assert.equal(method.customer, customer);
      assert.equal(method.last4, '2606');
      assert.equal(method.expYear, null);
      assert.equal(mandate.method, method.ref);
      assert.equal(mandate.status, 'active');
      assert.match(mandate.reference, /^[A-Za-z0-9+?/:().,' -]{1,35}$/);
      assert.ok(mandate.acceptedAt instanceof Date);
    });

    it('takes only the kinds that were offered', async () => {
      const { page } = await start(['card']);

      assert.ok('refused' in (await visit(page, { kind: 'sepa_debit', number: iban.good })));
    });
  });

  describe('forgetting a means', () => {
    it('makes it unusable, and is harmless twice', async () => {
      const { gateway } = open();
      const { customer, method } = await savedMethod(open(), { number: card.good });

      await gateway.detachMethod(method.ref);
      await gateway.detachMethod(method.ref);

      assert.equal((await gateway.fetchMethod(method.ref)).customer, null);
      await assert.rejects(charge(gateway, { customer, method }), refusedAs('method-unusable'));
      assert.equal(await open().takenFrom(customer), 0);
    });

    it('refuses a method that nobody knows', async () => {
      await assert.rejects(open().gateway.detachMethod('pm_unknown'), refusedAs('not-found'));
      await assert.rejects(open().gateway.fetchMethod('pm_unknown'), refusedAs('not-found'));
      await assert.rejects(open().gateway.fetchMandate('mandate_unknown'), refusedAs('not-found'));
    });
  });
}
