import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { takeWord } from '../../../bff/flows/settle.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { GatewayUnreachable } from '../../../bff/ports/payment-errors.ts';
import { onBothEngines } from '../../support/engines.ts';
import { assertInOrder } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openTill, settleDown, takenAtProvider, type Holder, type Till } from './till.ts';
import { good, payments, payNow, plan, waiting, waitingTogether, wantsCustomer } from './waiting.ts';

/** The customer stops it in his list. */
async function stop(till: Till, holder: Holder): Promise<Response> {
  const { id, version } = await plan(till);
  return till.bff.call(`/api/scheduled-payments/${id}/stop`, {
    method: 'POST',
    session: holder.session,
    headers: { 'if-match': `"${version}"` },
    body: {},
  });
}

/** He uses the link of the announcement. */
async function stopByLink(till: Till, _: Holder, mails: readonly Mail[]): Promise<Response> {
  const announced = mails.findLast(({ id }) => id.startsWith('charge-announced'));
  const token = /\/stop#([\w-]{43})/.exec(announced?.text ?? '')?.[1] ?? '';
  return till.bff.call(`/api/stop-links/${token}`, { method: 'POST', body: {} });
}

/** He turns automatic renewal off. */
async function turnOff(till: Till, holder: Holder): Promise<Response> {
  const { version } = await till.bff.deps.db
    .selectFrom('service')
    .where('id', '=', 'svc_a')
    .select('version')
    .executeTakeFirstOrThrow();
  return till.bff.call('/api/services/svc_a/auto-renew', {
    method: 'PUT',
    session: holder.session,
    headers: { 'if-match': `"${version}"` },
    body: { on: false },
  });
}

/** The keys of the mails left that hold a word. */
const mailsAbout = async ({ bff }: Till, word: string): Promise<string[]> =>
  (await bff.deps.db.selectFrom('outbox').where('kind', '=', 'mail').select('key').execute())
    .map(({ key }) => key)
    .filter((key) => key.includes(word));

onBothEngines('a planned charge that is stopped while it waits for the customer', (engine) => {
  it('is withdrawn at the bank when he stops it, however he does: his bank takes nothing any more', async () => {
    for (const way of [stop, stopByLink, turnOff]) {
      const mails: Mail[] = [];
      const till = await openTill(engine, { mailer: { send: async (mail) => void mails.push(mail) } });
      const holder = await waiting(till);
      const asked = await payNow(till, holder);

      const answer = await way(till, holder, mails);
      assert.equal(answer.status, 200, await answer.clone().text());
      assert.deepEqual(await visit(asked.redirectUrl ?? '', { number: wantsCustomer }), { closed: true });
      await settleDown(till);

      assert.equal((await plan(till)).status, way === turnOff ? 'canceled' : 'stopped');
      assert.deepEqual(
        (await payments(till)).map(({ status }) => status),
        ['canceled'],
      );
      assert.equal((await takenAtProvider(till)).length, 0);
      assert.equal((await mailsAbout(till, 'charge-declined')).length, 0, 'nothing was declined');
      await assertInOrder(till.bff);
    }
  });

  it('can be paid another way at once after it was stopped', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    await stop(till, holder);

    const paid = await payNow(till, holder, { method: await holder.saveCard(good) });
    assert.equal(paid.status, 'succeeded');
    assert.equal((await plan(till)).status, 'paid');
    assert.equal((await takenAtProvider(till)).length, 1);
  });

  it('is stopped although the provider does not answer, who is asked again', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    const asked = await payNow(till, holder);
    const { cancelPayment } = till.bff.deps.payments;
    till.bff.deps.payments.cancelPayment = () => Promise.reject(new GatewayUnreachable('no answer'));

    assert.equal((await stop(till, holder)).status, 200);
    assert.equal((await plan(till)).status, 'stopped');
    till.bff.deps.payments.cancelPayment = cancelPayment;
    till.clock.advance(11_000);
    await settleDown(till);

    assert.deepEqual(await visit(asked.redirectUrl ?? '', { number: wantsCustomer }), { closed: true });
    assert.equal((await payments(till))[0]?.status, 'canceled');
  });

  it('that he confirmed before he stopped it is paid, and he is told so', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    const asked = await payNow(till, holder);
    await visit(asked.redirectUrl ?? '', { number: wantsCustomer });

    const answer = await stop(till, holder);
    assert.equal(answer.status, 409);
    assert.equal(((await answer.json()) as { reason: string }).reason, 'already-paid');
    assert.equal((await plan(till)).status, 'paid');
    await settleDown(till);
    assert.equal((await takenAtProvider(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('whose money comes after it was stopped and its invoice paid becomes credit, and is told', async () => {
    const till = await openTill(engine);
    const holder = await waiting(till);
    await stop(till, holder);
    await payNow(till, holder, { method: await holder.saveCard(good) });
    const late = (await payments(till)).find(({ status }) => status === 'canceled');
    assert.ok(late?.ref);
    const truth = await till.bff.deps.payments.fetchPayment(late.ref);

    await takeWord(till.bff.deps, late.id, { ...truth, status: 'succeeded', received: late.cents });

    const credit = await till.bff.deps.db
      .selectFrom('walletEntry')
      .select(['origin', 'originId', 'cents'])
      .execute();
    assert.deepEqual(credit, [{ origin: 'payment', originId: late.id, cents: late.cents }]);
    assert.equal((await mailsAbout(till, `received:${late.id}`)).length, 1);
    await assertInOrder(till.bff);
  });

  it('of several services goes on without the one that is stopped', async () => {
    const till = await openTill(engine);
    const holder = await waitingTogether(till);
    const charged = await till.bff.deps.db.selectFrom('scheduledPayment').selectAll().execute();
    assert.equal(new Set(charged.map(({ paymentId }) => paymentId)).size, 1);

    assert.equal((await stop(till, holder)).status, 200);
    await settleDown(till);
    till.clock.advance(24 * 3_600_000);
    await runNightly(till.bff.deps, 'one');
    await settleDown(till);

    const after = await till.bff.deps.db
      .selectFrom('scheduledPayment')
      .select(['status', 'paymentId'])
      .orderBy('status')
      .execute();
    assert.deepEqual(
      after.map(({ status }) => status),
      ['action_required', 'stopped'],
    );
    assert.notEqual(after[0]?.paymentId, charged[0]?.paymentId, 'a charge of its own');
    assert.equal((await takenAtProvider(till)).length, 0);
  });
});
