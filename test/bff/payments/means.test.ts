import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { addService, customer } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const visa = '4242424242424242';
const mastercard = '5555555555554444';
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

const list = async (till: Till): Promise<Output<'listPaymentMethods'>['items']> => {
  const { session } = await till.again();
  return (
    (await (await till.bff.call('/api/payment-methods', { session })).json()) as Output<'listPaymentMethods'>
  ).items;
};
const remove = async (till: Till, id: string, body: object): Promise<Response> =>
  till.bff.call(`/api/payment-methods/${id}`, {
    method: 'DELETE',
    session: (await till.again()).session,
    body,
  });
const warnings = async ({ bff }: Till): Promise<{ key: string; payload: string }[]> =>
  bff.deps.db
    .selectFrom('outbox')
    .where('key', 'like', 'mail:card-expiring:%')
    .select(['key', 'payload'])
    .orderBy('id')
    .execute();

async function night(till: Till, day: string): Promise<void> {
  till.clock.set(`${day}T09:00:00.000Z`);
  await runNightly(till.bff.deps, 'one');
  await settleDown(till);
}

onBothEngines('a saved means', (engine) => {
  it('warns before its end, sixty, thirty and seven days, each once, of the charges that it will break', async () => {
    const sent: Mail[] = [];
    const till = await openTill(engine, { mailer: { send: async (mail) => void sent.push(mail) } });
    const id = await till.saveCard(visa);
    await till.bff.deps.db.updateTable('paymentMethod').set({ expYear: 2027, expMonth: 2 }).execute();
    await addService(till.bff, 'svc_a', customer, {
      domain: 'boutique.fr',
      expiresOn: '2027-03-20',
      ...auto,
    });
    await addService(till.bff, 'svc_b', customer, { domain: 'avant.fr', expiresOn: '2027-02-08', ...auto });
    await addService(till.bff, 'svc_c', customer, { domain: 'manuel.fr', expiresOn: '2027-03-20' });

    const counts: number[] = [];
    for (const day of [
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-30',
      '2027-02-22',
      '2027-02-23',
      '2027-02-28',
    ]) {
      await night(till, day);
      counts.push((await warnings(till)).length);
    }

    assert.deepEqual(counts, [0, 1, 1, 2, 3, 3, 3]);
    const text = (sent.find(({ id: name }) => name.startsWith('card-expiring'))?.text ?? '').replaceAll(
      /[\u00a0\u202f]/g,
      ' ',
    );
    assert.match(text, /expire le 28 février 2027/);
    assert.match(text, /boutique\.fr, 13 mars 2027/);
    assert.doesNotMatch(text, /avant\.fr|manuel\.fr/);
    const [card] = await list(till);
    assert.equal(card?.id, id);
    assert.equal(card?.status, 'expiring');
    assert.deepEqual(
      card?.breaks.map(({ label, dueOn }) => [label, dueOn]),
      [
        ['boutique.fr', '2027-03-13'],
        // Renewed with this card in time, it would be charged again in a year.
        ['avant.fr', '2028-02-01'],
      ],
    );
  });

  it('that breaks nothing is not spoken of', async () => {
    const till = await openTill(engine);
    await till.saveCard(visa);
    await till.bff.deps.db.updateTable('paymentMethod').set({ expYear: 2026, expMonth: 12 }).execute();
    await night(till, '2026-12-25');

    assert.deepEqual(await warnings(till), []);
  });

  it('in use is not removed without an answer; its services move or ask each time; another one is the default', async () => {
    const till = await openTill(engine);
    const first = await till.saveCard(visa);
    const second = await till.saveCard(mastercard);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-05', ...auto });
    await runNightly(till.bff.deps, 'one');

    const refused = await remove(till, first, {});
    assert.equal(((await refused.json()) as { reason: string }).reason, 'in-use');
    assert.equal((await remove(till, first, { moveTo: second })).status, 200);
    assert.deepEqual(
      (await list(till)).map((it) => [it.id, it.isDefault, it.services.length]),
      [[second, true, 1]],
    );

    assert.equal((await remove(till, second, { turnManual: true })).status, 200);
    assert.deepEqual(await list(till), []);
    const service = await till.bff.deps.db.selectFrom('service').select('renewal').executeTakeFirstOrThrow();
    assert.equal(service.renewal, 'manual');
    const plan = await till.bff.deps.db
      .selectFrom('scheduledPayment')
      .select('status')
      .executeTakeFirstOrThrow();
    assert.equal(plan.status, 'canceled');
  });

  it('tells what it pays for as people write it, accents of a domain included, in pages and mails', async () => {
    const sent: Mail[] = [];
    const till = await openTill(engine, { mailer: { send: async (mail) => void sent.push(mail) } });
    await till.saveCard(visa);
    const domain = 'xn--boulangerie-dumatre-l2b.fr';
    await addService(till.bff, 'svc_a', customer, { domain, expiresOn: '2026-12-05', ...auto });
    await runNightly(till.bff.deps, 'one');
    await settleDown(till);

    const [means] = await list(till);
    const { session } = await till.again();
    const plans = await till.bff.call('/api/scheduled-payments?when=coming', { session });
    const told = JSON.stringify([means, await plans.json(), sent]);
    assert.match(told, /boulangerie-dumaître\.fr/);
    assert.doesNotMatch(told, /xn--/);
  });

  it('is chosen for one service: a charge that is announced already follows, and goes back to the default', async () => {
    const till = await openTill(engine);
    const first = await till.saveCard(visa);
    const second = await till.saveCard(mastercard);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-05', ...auto });
    await runNightly(till.bff.deps, 'one');
    const choose = async (method: string | null): Promise<readonly (string | null | undefined)[]> => {
      const { session } = await till.again();
      const path = '/api/services/svc_a/payment-method';
      const answer = await till.bff.call(path, { method: 'PUT', session, body: { method } });
      assert.equal(answer.status, 200);
      const plans = (await (
        await till.bff.call('/api/scheduled-payments?when=coming', { session })
      ).json()) as Output<'listScheduledPayments'>;
      const user = (await list(till)).find(({ services }) => services.some(({ id }) => id === 'svc_a'));
      return [user?.id, plans.items[0]?.method?.id];
    };

    assert.deepEqual(await choose(second), [second, second]);
    assert.deepEqual(await choose(null), [first, first]);
  });

  it('that was the default and in no use leaves another default behind', async () => {
    const till = await openTill(engine);
    const first = await till.saveCard(visa);
    const second = await till.saveCard(mastercard);

    assert.equal((await remove(till, first, {})).status, 200);
    assert.deepEqual(
      (await list(till)).map((it) => [it.id, it.isDefault]),
      [[second, true]],
    );
    assert.equal((await remove(till, first, {})).status, 404);
  });

  it('is not stored twice, whatever it was called', async () => {
    const till = await openTill(engine);
    const first = await till.saveCard(visa);
    till.clock.advance(1000);

    assert.equal(await (await till.again()).saveCard(visa), first);
    assert.equal((await list(till)).length, 1);
  });

  it('is replaced by the same card with a later end, wherever it pays', async () => {
    const till = await openTill(engine);
    const first = await till.saveCard(visa);
    const before = await till.bff.deps.db.selectFrom('paymentMethod').selectAll().executeTakeFirstOrThrow();
    await till.bff.deps.db.updateTable('paymentMethod').set({ expYear: 2026, expMonth: 11 }).execute();
    till.clock.advance(1000);

    assert.equal(await (await till.again()).saveCard(visa), first);

    const after = await till.bff.deps.db.selectFrom('paymentMethod').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([after.expYear, after.expMonth], [before.expYear, before.expMonth]);
    assert.notEqual(after.ref, before.ref, 'the provider charges the new one');
    assert.equal(
      (await till.bff.deps.payments.fetchMethod(before.ref)).customer,
      null,
      'and forgets the old',
    );
    await settleDown(till);
    assert.deepEqual(
      (await list(till)).map(({ id, status }) => [id, status]),
      [[first, 'active']],
    );
  });

  it('is not moved to itself', async () => {
    const till = await openTill(engine);
    const first = await till.saveCard(visa);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-05', ...auto });

    const refused = await remove(till, first, { moveTo: first });

    assert.equal(refused.status, 400);
    assert.deepEqual((await problemOf(refused)).errors?.[0]?.pointer, '/moveTo');
    assert.deepEqual(
      (await list(till)).map((it) => [it.id, it.isDefault, it.services.length]),
      [[first, true, 1]],
    );
  });

  it('shows the mandate of an account, and never a whole IBAN', async () => {
    const till = await openTill(engine);
    await till.saveAccount('FR1420041010050500013M02606');
    const [account] = await list(till);

    assert.equal(account?.kind, 'sepa_debit');
    assert.match(account?.mandate?.reference ?? '', /^[A-Z0-9-]{5,35}$/);
    assert.equal(account?.mandate?.signedOn, '2026-11-23');
    assert.equal(account?.mandate?.creditorId, 'FR22ZZZ100009');
    assert.equal(account?.mandate?.creditorAddress, '12 rue des Serveurs, 63000 Clermont-Ferrand');
    const rows = JSON.stringify(await till.bff.deps.db.selectFrom('paymentMethod').selectAll().execute());
    assert.doesNotMatch(rows, /20041010050500013M02606/);
  });
});
