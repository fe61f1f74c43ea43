import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { planDue } from '../../../bff/flows/nightly.ts';
import { reconcile } from '../../../bff/flows/nightly-run.ts';
import { isDone } from '../../../bff/invoices/ledger/check-storage.ts';
import { doneUntil } from '../../../bff/storage/lease.ts';
import { today } from '../../../bff/ports/clock.ts';
import { ask } from '../../support/child.ts';
import { onBothEngines } from '../../support/engines.ts';
import { cookieName } from '../../../bff/adapters/cookie-carrier.ts';
import { addAccount, addService, assertInOrder, customer, issue } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openStage, type Stage } from './crash/stage.ts';

// More kills find more: KILLS=100 node --test test/bff/payments/crash.test.ts
const kills = Number(process.env['KILLS'] ?? 6);
const atOnce = 6;
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

onBothEngines('a server killed in the middle of charges', (engine) => {
  it('charges nothing twice, and accounts for each charge of the provider, to the cent', async (t) => {
    const stage = await openStage(engine);
    const { bff, clock } = stage;
    await addAccount(bff);
    const method = await saveCard(stage);

    for (let round = 0; round < kills / 2; round++) {
      // A new day for each round: its run takes the charges of renewals while customers pay.
      clock.advance(86_400_000);
      for (let i = 0; i < atOnce; i++)
        await addService(bff, `svc_${round}_${i}`, customer, { ...auto, expiresOn: today(clock, 3) });
      // As if they had been announced eight days before.
      await planDue(bff.deps, async () => true);
      await bff.deps.db
        .updateTable('scheduledPayment')
        .set({ nextTryOn: today(clock) })
        .where('status', '=', 'planned')
        .execute();
      const invoices = await Promise.all(
        Array.from({ length: atOnce }, () => issue(bff, { dueOn: today(clock, 9) })),
      );
      const cookie = `${cookieName.portal}=${await bff.signInAs('per_camille', customer)}`;
      const payAll = (key: string) =>
        Promise.allSettled(
          invoices.map(({ id }, i) =>
            ask(`${stage.space}/api/payments`, {
              method: 'POST',
              headers: { cookie, 'idempotency-key': `${key}-${round}-${i}-of-the-test` },
              body: { invoices: [{ id }], method },
            }),
          ),
        );
      const server = await stage.startServer();
      const paying = payAll('first');
      await somewhereIn(stage, paying);
      server.signal('SIGKILL');
      await Promise.all([server.ended, paying]);

      // The customer, who heard nothing, presses again: the same request, and as somebody who begins anew.
      const again = await stage.startServer();
      const more = [payAll('first'), payAll('second')];
      await somewhereIn(stage, Promise.all(more));
      again.signal('SIGKILL');
      await Promise.all([again.ended, ...more]);
    }

    await comeToRest(stage);
    const taken = await charged(stage);
    t.diagnostic(`${kills} kills, ${taken.length} charges at the provider`);
    const ours = await bff.deps.db.selectFrom('payment').selectAll().execute();
    assert.deepEqual(
      taken.toSorted(),
      ours
        .filter(({ receivedCents }) => receivedCents > 0)
        .map(({ id, receivedCents }) => `${id} ${receivedCents}`)
        .toSorted(),
    );
    const paidTwice = await bff.deps.db.selectFrom('walletEntry').selectAll().execute();
    assert.deepEqual(paidTwice, [], 'money that was owed to nobody');
    const renewals = await bff.deps.db.selectFrom('renewal').select('serviceId').execute();
    assert.ok(renewals.length > 0, 'planned charges were taken too');
    assert.equal(new Set(renewals.map(({ serviceId }) => serviceId)).size, renewals.length);
    await assertInOrder(bff);
  });
});

/** Some charges further, and then a moment: before the provider, at it, on the way back, or after all was done. */
async function somewhereIn(stage: Stage, work: Promise<unknown>): Promise<void> {
  const target = (await charged(stage)).length + Math.floor(Math.random() * 2 * atOnce);
  let over = false;
  void work.finally(() => (over = true));
  while (!over && (await charged(stage)).length < target) await pause(2);
  await pause(Math.random() * 20);
}

/** The day's run is taken up and ended, then time passes, and what is still open is asked for until nothing is. */
async function comeToRest({ bff, clock, startServer }: Stage): Promise<void> {
  clock.advance(6 * 60_000);
  const server = await startServer();
  const lease = `nightly:${today(clock)}`;
  while (!(await isDone(bff.deps.db, lease, doneUntil))) await pause(50);
  server.signal('SIGKILL');
  await server.ended;
  for (let turn = 0; turn < 8; turn++) {
    clock.advance(15 * 60_000);
    await reconcile(bff.deps);
    await bff.jobs.drain();
  }
  const open = await bff.deps.db.selectFrom('liveAttempt').selectAll().execute();
  assert.deepEqual(open, [], 'nothing is under way any more');
}

/** What the provider took, each with our name for it. */
async function charged({ bff: { deps } }: Stage): Promise<string[]> {
  const { ref } = await deps.db.selectFrom('paymentCustomer').select('ref').executeTakeFirstOrThrow();
  const all = await deps.payments.findPayments({ customer: ref, reference: '' });
  return all.filter(({ received }) => received > 0).map((it) => `${it.reference} ${it.received}`);
}

async function saveCard({ bff }: Stage): Promise<string> {
  const session = await bff.signInAs('per_camille', customer);
  const body = { kind: 'card', consent: '2026-11' };
  const headers = { 'idempotency-key': 'the-card-of-the-test' };
  const started = await bff.call('/api/payment-methods', { method: 'POST', session, body, headers });
  const { setup, redirectUrl } = (await started.json()) as { setup: string; redirectUrl: string };
  await visit(redirectUrl, { number: '4242424242424242' });
  const path = `/api/payment-methods/setups/${setup}`;
  const ended = await bff.call(path, { method: 'POST', session, body: {} });
  return ((await ended.json()) as { method: string }).method;
}
