import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { outcomeOf } from '../../../bff/payments/disputes.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer, issue, rowOf } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const contested = '4000000000000259';
const good = '4242424242424242';
const back = 'http://space.localhost:8787/pay/back';
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

async function payContested(till: Till): Promise<{ invoice: string; payment: string }> {
  const methodId = await till.saveCard(contested);
  const { id } = await issue(till.bff);
  const { payment } = await pay(till.bff.deps, till.actor, {
    invoices: [{ id }],
    methodId,
    returnUrl: back,
  });
  await settleDown(till);
  return { invoice: id, payment: payment.id };
}

const subjects = async ({ bff }: Till): Promise<string[]> =>
  (
    await bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:dispute-%')
      .select('key')
      .orderBy('id')
      .execute()
  ).map(({ key }) => key.split(':')[1] ?? '');

/** Signed in anew: the clock moves by days. */
const signedIn = ({ bff }: Till): Promise<string> => bff.signInAs('per_camille', customer);

async function read<T>(till: Till, path: string): Promise<T> {
  const { bff } = till;
  const session = await signedIn(till);
  return (await (await bff.call(path, { session })).json()) as T;
}
const plans = (till: Till) =>
  read<Output<'listScheduledPayments'>>(till, '/api/scheduled-payments?when=coming');

async function night(till: Till, day: string): Promise<void> {
  till.clock.set(`${day}T09:00:00.000Z`);
  await runNightly(till.bff.deps, 'one');
  await settleDown(till);
}

onBothEngines('a contested payment', (engine) => {
  it('is told with the day that it was in France', async () => {
    const sent: Mail[] = [];
    const till = await openTill(engine, { mailer: { send: async (mail) => void sent.push(mail) } });
    till.clock.set('2026-11-23T23:30:00.000Z');
    await payContested({ ...till, ...(await till.again()) });
    till.clock.advance(2000);
    await settleDown(till);

    assert.match(sent.find(({ id }) => id.startsWith('dispute-open'))?.text ?? '', /le 24 novembre 2026/);
  });

  it('is recorded and told once, however often the provider tells', async () => {
    const till = await openTill(engine);
    till.psp.faults({ copies: 3, reorder: true });
    const { invoice, payment } = await payContested(till);
    // Of two neighbouring events the first leaves last.
    till.clock.advance(2000);
    await settleDown(till);

    const view = await read<Output<'getPayment'>>(till, `/api/payments/${payment}`);
    assert.deepEqual(view.dispute?.amount, { cents: 12_000, currency: 'EUR' });
    assert.equal(view.dispute?.outcome, 'open');
    assert.deepEqual(await subjects(till), ['dispute-open']);
    assert.equal((await rowOf(till.bff, invoice)).state, 'paid');
    const page = await read<Output<'getInvoice'>>(till, `/api/invoices/${invoice}`);
    assert.deepEqual(
      page.payments.map(({ dispute }) => [dispute?.outcome, dispute?.amount.cents]),
      [['open', 12_000]],
    );
    assert.equal(page.timeline[0]?.what, 'bank-disputed');
    const told = await till.bff.deps.db
      .selectFrom('event')
      .where('changed', 'like', '%scheduledPayments%')
      .where('changed', 'like', `%"invoice:${invoice}"%`)
      .select('id')
      .execute();
    assert.equal(told.length, 1, 'the page of the invoice hears of it, once');
    await assertInOrder(till.bff);
  });

  it('holds all automatic charges back until it is won, and lets the customer pay himself', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    await addService(till.bff, 'svc_b', customer, { expiresOn: '2026-12-10', ...auto });
    const { payment } = await payContested(till);
    const methodId = await till.saveCard(good);
    await night(till, '2026-11-25');
    await night(till, '2026-12-03');

    const { items, held } = await plans(till);
    assert.equal(held?.outcome, 'open');
    assert.deepEqual(items.map(({ status, tries }) => ({ status, tries })), [{ status: 'planned', tries: 0 }, { status: 'planned', tries: 0 }]); // prettier-ignore
    const paid = await till.bff.call(`/api/scheduled-payments/${items[0]?.id}/pay`, {
      method: 'POST',
      session: await signedIn(till),
      body: { method: methodId },
      headers: { 'idempotency-key': 'pay-it-myself-0001' },
    });
    assert.equal(((await paid.json()) as { status: string }).status, 'succeeded');

    await till.closeDispute(payment, 'won');
    await settleDown(till);
    assert.equal((await plans(till)).held, undefined);
    await night(till, '2026-12-04');

    assert.equal((await plans(till)).items.length, 0);
    assert.deepEqual(await subjects(till), ['dispute-open', 'dispute-won', 'dispute-open']);
    await assertInOrder(till.bff);
  });

  it('makes its invoice due again when it is lost, once, and charges go on when that is paid', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    const { invoice, payment } = await payContested(till);
    till.psp.faults({ copies: 2 });
    await till.closeDispute(payment, 'lost');
    await settleDown(till);

    const row = await rowOf(till.bff, invoice);
    assert.deepEqual(
      { state: row.state, due: row.dueCents, paid: row.paidCents },
      { state: 'open', due: 12_000, paid: 0 },
    );
    assert.deepEqual(await subjects(till), ['dispute-open', 'dispute-lost']);
    const page = await read<Output<'getInvoice'>>(till, `/api/invoices/${invoice}`);
    assert.equal(page.payments[0]?.dispute?.outcome, 'lost');
    assert.deepEqual(
      page.timeline.slice(0, 3).map(({ what }) => what),
      ['bank-lost', 'bank-disputed', 'paid'],
    );
    await assertInOrder(till.bff);
    await night(till, '2026-11-25');
    assert.equal((await plans(till)).held?.outcome, 'lost');

    const methodId = await (await till.again()).saveCard(good);
    await pay(till.bff.deps, till.actor, { invoices: [{ id: invoice }], methodId, returnUrl: back });
    assert.equal((await rowOf(till.bff, invoice)).state, 'paid');
    assert.equal((await plans(till)).held, undefined);
    await assertInOrder(till.bff);
  });

  it('reads the provider’s words: an inquiry is open, a closed inquiry cost nothing', () => {
    const words = ['warning_needs_response', 'under_review', 'warning_closed', 'won', 'lost', 'prevented'];
    assert.deepEqual(words.map(outcomeOf), ['open', 'open', 'won', 'won', 'lost', 'won']);
  });
});
