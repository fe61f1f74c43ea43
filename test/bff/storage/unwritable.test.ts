import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { addService, assertInOrder, customer, issue } from '../invoices/desk.ts';
import { openTill, settleDown, takenAtProvider, type Till } from '../payments/till.ts';
import { nowhereToWrite } from './nowhere.ts';

async function assertReadOnly(answer: Response): Promise<void> {
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '60');
  const problem = await problemOf(answer);
  assert.equal(problem.code, 'read-only');
  assert.match(problem.detail ?? '', /Nothing was saved/);
}

const ready = async ({ bff, clock }: Till, query = ''): Promise<Response> => {
  clock.advance(5001);
  return bff.hono.request(`/readyz${query}`);
};

onBothEngines('where nothing can be written', (engine) => {
  for (const nowhere of nowhereToWrite(engine)) {
    it(`(${nowhere.name}) a payment is refused as such, nothing was asked of the provider, and a repeat pays once`, async () => {
      const till = await openTill(engine);
      const method = await till.saveCard('4242424242424242');
      await addService(till.bff, 'svc_a', customer);
      const { id } = await issue(till.bff);
      const pay = (): Promise<Response> =>
        till.bff.call('/api/payments', {
          method: 'POST',
          session: till.session,
          headers: { 'idempotency-key': `unwritable-${nowhere.name.replaceAll(' ', '-')}` },
          body: { invoices: [{ id }], method, useCredit: false },
        });
      await nowhere.begin(till.bff);

      await assertReadOnly(await pay());
      assert.equal((await till.bff.deps.db.selectFrom('payment').selectAll().execute()).length, 0);
      assert.equal((await takenAtProvider(till)).length, 0);
      await nowhere.end(till.bff);
      till.clock.advance(61_000);

      const paid = await pay();
      assert.equal(paid.status, 200, await paid.clone().text());
      assert.equal(((await paid.json()) as Output<'payInvoices'>).status, 'succeeded');
      await settleDown(till);
      assert.equal((await takenAtProvider(till)).length, 1);
      await assertInOrder(till.bff);
    });

    it(`(${nowhere.name}) reading goes on, readiness says no but for reading, and all is forgotten after`, async () => {
      const till = await openTill(engine);
      await addService(till.bff, 'svc_a', customer);
      await till.bff.call('/api/services', { session: till.session });
      await nowhere.begin(till.bff);
      // Long enough for the session to be noted as seen, which cannot be written.
      till.clock.advance(10 * 60_000);

      const read = await till.bff.call('/api/services', { session: till.session });
      assert.equal(read.status, 200, await read.clone().text());
      await assertReadOnly(await ready(till));
      assert.equal((await ready(till, '?for=reading')).status, 200);
      assert.equal((await till.bff.hono.request('/livez')).status, 200);
      const label = (): Promise<Response> =>
        till.bff.call('/api/services/svc_a/label', {
          method: 'PATCH',
          session: till.session,
          headers: { 'if-match': '1' },
          body: { label: 'Après' },
        });
      await assertReadOnly(await label());
      await nowhere.end(till.bff);

      assert.equal((await ready(till)).status, 200);
      assert.equal((await label()).status, 200);
    });
  }
});
