import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { GatewayUnreachable } from '../../../bff/ports/payment-errors.ts';
import type { PaymentGateway, Refund } from '../../../bff/ports/payments.ts';
import { onBothEngines } from '../../support/engines.ts';
import { assertInOrder, customer, issue } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const card = '4242424242424242';
const account = 'FR1420041010050500013M02606';
const hour = 3_600_000;

/** An invoice of 120.00 € paid, of which half is then given back; nobody has sent it yet. */
async function halfBack(till: Till, method: string): Promise<void> {
  const { id } = await issue(till.bff);
  const answer = await till.bff.call('/api/payments', {
    method: 'POST',
    session: till.session,
    headers: { 'idempotency-key': 'an-invoice-half-refunded' },
    body: { invoices: [{ id }], method },
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  till.clock.advance(hour);
  await settleDown(till);
  await credit(till.bff.deps, {
    customerId: customer,
    invoiceId: id,
    reason: 'Geste',
    settlement: 'refund',
    cents: 6000,
  });
}

const rows = async ({ bff }: Till): Promise<readonly (readonly [number, string])[]> =>
  (await bff.deps.db.selectFrom('refund').select(['cents', 'status']).execute()).map(
    ({ cents, status }) => [cents, status] as const,
  );

async function givenBack({ bff: { deps } }: Till): Promise<Refund[]> {
  const { ref } = await deps.db.selectFrom('payment').select('ref').executeTakeFirstOrThrow();
  return deps.payments.findRefunds(ref ?? '');
}

const later = (till: Till): Promise<unknown> => runNightly(till.bff.deps, 'one');

onBothEngines('a refund that stays open', (engine) => {
  it('is sent by the nightly run when the provider was away for longer than jobs are tried', async () => {
    const till = await openTill(engine);
    await halfBack(till, await till.saveCard(card));
    const refund: PaymentGateway['refund'] = () => Promise.reject(new GatewayUnreachable('away'));
    const cut = await till.second({ payments: { ...till.bff.deps.payments, refund } });
    for (let tries = 0; tries < 24; tries++) {
      await cut.jobs.drain();
      till.clock.advance(1.2 * hour);
    }
    await till.bff.jobs.drain();
    assert.deepEqual(await rows(till), [[6000, 'created']], 'its job is over');

    await later(till);

    assert.deepEqual(await rows(till), [[6000, 'succeeded']]);
    assert.equal((await givenBack(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('is not made twice when its answer was lost and its key is forgotten', async () => {
    const till = await openTill(engine);
    await halfBack(till, await till.saveCard(card));
    till.psp.faults({ copies: 0 });
    const { payments } = till.bff.deps;
    const refund: PaymentGateway['refund'] = async (input) => {
      await payments.refund({ ...input, idempotencyKey: 'forgotten after a day' });
      throw new GatewayUnreachable('no answer');
    };
    await (await till.second({ payments: { ...payments, refund } })).jobs.drain();
    till.clock.advance(30 * hour);

    await settleDown(till);
    await later(till);

    assert.deepEqual(
      (await givenBack(till)).map(({ amount }) => amount.cents),
      [6000],
    );
    assert.deepEqual(await rows(till), [[6000, 'succeeded']]);
    await assertInOrder(till.bff);
  });

  it('is asked for when no event told of its end', async () => {
    const till = await openTill(engine);
    await halfBack(till, await till.saveAccount(account));
    till.psp.faults({ copies: 0 });
    await settleDown(till);
    assert.deepEqual(await rows(till), [[6000, 'pending']]);
    // Older than what the provider lists: it is asked for by its name.
    const recentRefunds = async function* (): AsyncGenerator<Refund> {};
    const { deps } = await till.second({ payments: { ...till.bff.deps.payments, recentRefunds } });
    till.clock.advance(hour);
    await settleDown(till);
    await runNightly(deps, 'one');
    assert.deepEqual(await rows(till), [[6000, 'pending']], 'a day is given to events');

    till.clock.advance(24 * hour);
    await runNightly(deps, 'one');

    assert.deepEqual(await rows(till), [[6000, 'succeeded']]);
    await assertInOrder(till.bff);
  });
});
