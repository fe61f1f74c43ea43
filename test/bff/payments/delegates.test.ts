import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addPerson, join, limitTo } from '../../support/people.ts';
import { addService, customer, issue, payIn } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

/** Somebody who sees one service of the account, with every right about money on it. */
async function delegateOf({ bff }: Till, serviceId: string): Promise<string> {
  await addPerson(bff, { id: 'per_del', email: 'del@example.fr', password: '' });
  await join(bff, 'per_del', customer, {
    role: 'custom',
    rights: ['invoice.view', 'invoice.pay', 'card.manage', 'service.view', 'service.renew'],
  });
  await limitTo(bff, 'per_del', customer, serviceId);
  return bff.signInAs('per_del', customer);
}

onBothEngines('a delegate with listed services', (engine) => {
  it('sees, stops and pays the planned charges of those alone', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    await till.saveCard('4242424242424242');
    for (const id of ['svc_seen', 'svc_hidden'])
      await addService(bff, id, customer, { label: id, expiresOn: '2026-12-05', ...auto });
    await runNightly(bff.deps, 'one');
    const session = await delegateOf(till, 'svc_seen');
    const read = async <T>(path: string): Promise<T> =>
      (await (await bff.call(path, { session })).json()) as T;

    const plans = await read<Output<'listScheduledPayments'>>('/api/scheduled-payments?when=coming');
    const forecast = await read<Output<'forecastPayments'>>('/api/scheduled-payments/forecast');

    assert.deepEqual(
      plans.items.map(({ label }) => label),
      ['svc_seen'],
    );
    assert.deepEqual(
      [...new Set(forecast.months.flatMap(({ services }) => services.map(({ label }) => label)))],
      ['svc_seen'],
    );
    const hidden = await bff.deps.db
      .selectFrom('scheduledPayment')
      .where('serviceId', '=', 'svc_hidden')
      .select(['id', 'version'])
      .executeTakeFirstOrThrow();
    const path = `/api/scheduled-payments/${hidden.id}`;
    const headers = { 'if-match': `"${hidden.version}"`, 'idempotency-key': 'a-hidden-plan-now' };
    for (const act of ['stop', 'pay'])
      assert.equal(
        (await bff.call(`${path}/${act}`, { method: 'POST', session, headers, body: {} })).status,
        404,
      );
  });

  it('sees and chooses means for those alone', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    const method = await till.saveCard('4242424242424242');
    for (const id of ['svc_seen', 'svc_hidden'])
      await addService(bff, id, customer, { label: id, expiresOn: '2026-12-05', ...auto });
    const session = await delegateOf(till, 'svc_seen');
    const choose = async (service: string): Promise<number> =>
      (
        await bff.call(`/api/services/${service}/payment-method`, {
          method: 'PUT',
          session,
          body: { method },
        })
      ).status;

    const answer = await bff.call('/api/payment-methods', { session });
    const { items } = (await answer.json()) as Output<'listPaymentMethods'>;
    assert.deepEqual(
      items[0]?.services.map(({ label }) => label),
      ['svc_seen'],
    );
    assert.deepEqual([await choose('svc_seen'), await choose('svc_hidden')], [200, 404]);
    const refused = await bff.call(`/api/payment-methods/${method}`, { method: 'DELETE', session, body: {} });
    assert.doesNotMatch(await refused.text(), /svc_hidden/);
    assert.equal(refused.status, 409, 'it still pays for what he does not see');
    assert.equal(items[0]?.unseen, 1);
  });

  it('removes a means without letting services ask each time that he does not see', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    const method = await till.saveCard('4242424242424242');
    const other = await till.saveCard('5555555555554444');
    for (const id of ['svc_seen', 'svc_hidden'])
      await addService(bff, id, customer, { label: id, expiresOn: '2026-12-05', ...auto });
    const session = await delegateOf(till, 'svc_seen');
    const remove = (id: string, body: object): Promise<Response> =>
      bff.call(`/api/payment-methods/${id}`, { method: 'DELETE', session, body });
    const renewals = async (): Promise<string[]> =>
      (await bff.deps.db.selectFrom('service').select('renewal').execute()).map(({ renewal }) => renewal);

    const refused = await remove(method, { turnManual: true });
    assert.equal(refused.status, 409);
    assert.doesNotMatch(await refused.text(), /svc_hidden/);
    assert.deepEqual(await renewals(), ['auto', 'auto']);
    assert.equal((await remove(method, { moveTo: other })).status, 200);
    assert.equal((await remove(other, { turnManual: true })).status, 409);

    await bff.deps.db
      .updateTable('service')
      .set({ renewal: 'manual' })
      .where('id', '=', 'svc_hidden')
      .execute();
    assert.equal((await remove(other, { turnManual: true })).status, 200);
    assert.deepEqual(await renewals(), ['manual', 'manual']);
    const history = await bff.deps.db.selectFrom('timeline').select(['resource', 'what', 'by']).execute();
    assert.deepEqual(
      history.filter(({ what }) => what === 'auto-renew-off').map(({ resource }) => resource),
      ['service:svc_seen'],
    );
  });

  it('sees the payments of their invoices alone', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    const method = await till.saveCard('4242424242424242');
    for (const id of ['svc_seen', 'svc_hidden']) await addService(bff, id);
    const seen = await issue(bff, { services: ['svc_seen'] });
    const hidden = await issue(bff, { services: ['svc_hidden'] });
    const last = await issue(bff, { services: ['svc_hidden'] });
    const pay = async (...ids: string[]): Promise<string> => {
      const answer = await bff.call('/api/payments', {
        method: 'POST',
        session: till.session,
        headers: { 'idempotency-key': `paid-by-the-holder-of-${ids.length}` },
        body: { invoices: ids.map((id) => ({ id })), method },
      });
      assert.equal(answer.status, 200, await answer.clone().text());
      return ((await answer.json()) as { payment: string }).payment;
    };
    const both = await pay(seen.id, hidden.id);
    const other = await pay(last.id);
    await settleDown(till);
    const session = await delegateOf(till, 'svc_seen');

    const { items, total } = (await (
      await bff.call('/api/payments', { session })
    ).json()) as Output<'listPayments'>;

    assert.deepEqual(
      items.map((it) => [it.id, it.allocations.map(({ number }) => number)]),
      [[both, [seen.number]]],
    );
    assert.equal(total?.count, 1);
    assert.equal((await bff.call(`/api/payments/${other}`, { session })).status, 404);
    assert.equal((await bff.call(`/api/payments/${both}`, { session })).status, 200);
  });

  it('reads where the credit came from and went without the numbers of documents that he does not see', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    for (const id of ['svc_seen', 'svc_hidden']) await addService(bff, id);
    const own = await issue(bff, { services: ['svc_seen'] });
    const hidden = await issue(bff, { services: ['svc_hidden'] });
    const note = await creditHidden(till);
    const use = (id: string, cents: number): Promise<Response> =>
      bff.call('/api/payments', {
        ...{ method: 'POST', session: till.session, body: { invoices: [{ id, cents }], useCredit: true } },
        headers: { 'idempotency-key': `credit-used-${id}` },
      });
    assert.equal((await use(own.id, 1000)).status, 200);
    assert.equal((await use(hidden.id, 2000)).status, 200);
    const session = await delegateOf(till, 'svc_seen');

    const wallet = await (await bff.call('/api/wallet', { session })).text();
    const page = await (await bff.call(`/api/invoices/${own.id}`, { session })).text();

    for (const secret of [hidden.number, hidden.id, note.number, note.id])
      assert.ok(!wallet.includes(secret), `${secret} in the wallet`);
    for (const secret of [hidden.number, note.number])
      assert.ok(!page.includes(secret), `${secret} on the page of his invoice`);
    assert.ok(wallet.includes(own.number));
    const whole = await (await bff.call('/api/wallet', { session: till.session })).text();
    assert.ok(whole.includes(hidden.number) && whole.includes(note.number));
  });

  it('reads no quote of invoices that he does not see', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    for (const id of ['svc_seen', 'svc_hidden']) await addService(bff, id);
    const quoteOf = async (id: string): Promise<string> => {
      const body = { invoices: [{ id }] };
      const answer = await bff.call('/api/payments/quotes', { method: 'POST', session: till.session, body });
      return ((await answer.json()) as { quote: string }).quote;
    };
    const own = await quoteOf((await issue(bff, { services: ['svc_seen'] })).id);
    const hidden = await quoteOf((await issue(bff, { services: ['svc_hidden'] })).id);
    const session = await delegateOf(till, 'svc_seen');

    assert.equal((await bff.call(`/api/payments/quotes/${own}`, { session })).status, 200);
    assert.equal((await bff.call(`/api/payments/quotes/${hidden}`, { session })).status, 404);
  });

  it('is led from a refused payment back to the invoices it was meant for, as far as he sees them', async () => {
    const till = await openTill(engine);
    const { bff } = till;
    const method = await till.saveCard('4000000000000341');
    for (const id of ['svc_seen', 'svc_hidden']) await addService(bff, id);
    const seen = await issue(bff, { services: ['svc_seen'] });
    const hidden = await issue(bff, { services: ['svc_hidden'] });
    await bff.call('/api/payments', {
      method: 'POST',
      session: till.session,
      headers: { 'idempotency-key': 'refused-for-both-of-them' },
      body: { invoices: [{ id: seen.id }, { id: hidden.id }], method },
    });
    await settleDown(till);
    const { id } = await bff.deps.db.selectFrom('payment').select('id').executeTakeFirstOrThrow();
    const meantFor = async (session: string): Promise<unknown> => {
      const answer = await bff.call(`/api/payments/${id}`, { session });
      const { status, allocations, meantFor: ids } = (await answer.json()) as Output<'getPayment'>;
      return [status, allocations, ids];
    };

    assert.deepEqual(await meantFor(till.session), ['failed', [], [seen.id, hidden.id].toSorted()]);
    assert.deepEqual(await meantFor(await delegateOf(till, 'svc_seen')), ['failed', [], [seen.id]]);
  });
});

/** A credit note of a hidden service's invoice, kept as credit. */
async function creditHidden(till: Till): Promise<{ id: string; number: string }> {
  const invoice = await issue(till.bff, { services: ['svc_hidden'] });
  await payIn(till.bff, invoice.id, 12_000);
  return credit(till.bff.deps, {
    ...{ customerId: customer, invoiceId: invoice.id, reason: 'Geste', settlement: 'wallet' },
  });
}
