import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { pay } from '../../../bff/flows/pay.ts';
import { credit } from '../../../bff/flows/refund.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { GatewayUnreachable } from '../../../bff/ports/payment-errors.ts';
import { onBothEngines } from '../../support/engines.ts';
import { assertInOrder, customer, issue, rowOf } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const good = '4242424242424242';
const contested = '4000000000000259';
const hour = 3_600_000;

async function payWith(till: Till, methodId: string, ...invoices: { id: string; cents?: number }[]) {
  const wish = { invoices, methodId, returnUrl: 'https://space.example/pay' };
  const { payment } = await pay(till.bff.deps, till.actor, wish);
  await settleDown(till);
  return payment;
}

/** Somebody gives money back on the provider's own pages; no event of it comes unless said otherwise. */
async function giveBackThere(till: Till, ref: string | null, cents: number, copies = 0): Promise<void> {
  till.psp.faults({ copies });
  const answer = await fetch(`${till.psp.apiUrl}/v1/test/payments/${ref}/refund`, {
    method: 'POST',
    headers: { authorization: 'Bearer psp_till', 'content-type': 'application/json' },
    body: JSON.stringify({ cents }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

const night = async (till: Till): Promise<number | undefined> => {
  till.clock.advance(24 * hour);
  return (await runNightly(till.bff.deps, 'one'))?.found;
};
const refunds = ({ bff }: Till) =>
  bff.deps.db.selectFrom('refund').select(['cents', 'status', 'creditNoteId']).orderBy('cents').execute();
const mails = async ({ bff }: Till, like: string): Promise<number> =>
  (await bff.deps.db.selectFrom('outbox').where('key', 'like', like).select('key').execute()).length;

onBothEngines('what the provider knows and nobody told', (engine) => {
  it('is a refund made on his pages: journalled once with its credit note, and told', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    const paid = await payWith(till, await till.saveCard(good), { id });
    await giveBackThere(till, paid.ref, 5000);

    assert.deepEqual([await night(till), await night(till)], [1, 0]);

    const [refund] = await refunds(till);
    assert.equal((await refunds(till)).length, 1);
    assert.equal(refund?.status, 'succeeded');
    const note = await rowOf(till.bff, refund?.creditNoteId ?? '');
    assert.deepEqual([note.totalCents, note.state], [5000, 'refunded']);
    assert.equal((await rowOf(till.bff, id)).creditedCents, 5000);
    const { db } = till.bff.deps;
    const lines = await db.selectFrom('journal').where('kind', '=', 'refund').select('cents').execute();
    assert.deepEqual(lines, [{ cents: 5000 }]);
    assert.equal(await mails(till, 'mail:refund-done:%'), 1);
    const page = await till.bff.call(`/api/payments/${paid.id}`, { session: (await till.again()).session });
    assert.equal(((await page.json()) as { refunded: { cents: number } }).refunded.cents, 5000);
    await assertInOrder(till.bff);
  });

  it('is also told by an event at once, as often as it comes', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    const paid = await payWith(till, await till.saveCard(good), { id });
    await giveBackThere(till, paid.ref, 12_000, 3);
    await settleDown(till);

    assert.deepEqual(
      (await refunds(till)).map(({ cents, status }) => [cents, status]),
      [[12_000, 'succeeded']],
    );
    assert.equal((await rowOf(till.bff, id)).creditedCents, 12_000);
    assert.equal(await night(till), 0);
    await assertInOrder(till.bff);
  });

  it('takes the credit that is left of the payment before any invoice is credited', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    const paid = await payWith(till, await till.saveCard(good), { id });
    const wish = { customerId: customer, invoiceId: id, cents: 4000, reason: 'Geste' };
    const note = await credit(till.bff.deps, { ...wish, settlement: 'wallet' });
    await giveBackThere(till, paid.ref, 6000);

    await night(till);

    assert.deepEqual(
      (await refunds(till)).map(({ cents, creditNoteId }) => [cents, creditNoteId === note.id]),
      [
        [2000, false],
        [4000, true],
      ],
    );
    const wallet = await till.bff.call('/api/wallet', { session: (await till.again()).session });
    assert.equal(((await wallet.json()) as { balance: { cents: number } }).balance.cents, 0);
    assert.equal((await rowOf(till.bff, note.id)).state, 'refunded');
    await assertInOrder(till.bff);
  });

  it('makes due again what was refunded of an invoice that is not paid wholly, and says so; its price stays', async () => {
    const sent: Mail[] = [];
    const till = await openTill(engine, { mailer: { send: async (mail) => void sent.push(mail) } });
    const { id, number } = await issue(till.bff);
    const paid = await payWith(till, await till.saveCard(good), { id, cents: 5000 });
    await giveBackThere(till, paid.ref, 2000);
    assert.deepEqual([await night(till), await night(till)], [1, 0]);

    const row = await rowOf(till.bff, id);
    assert.deepEqual(
      [row.dueCents, row.paidCents, row.creditedCents, row.state],
      [9000, 3000, 0, 'partially_paid'],
    );
    const { db } = till.bff.deps;
    const notes = await db.selectFrom('invoice').where('kind', '=', 'AV').select('id').execute();
    assert.deepEqual(notes, [], 'nobody took anything off the price');
    await till.bff.jobs.drain();
    const [mail, ...more] = sent.filter(({ id: name }) => name.startsWith('refund-done'));
    assert.equal(more.length, 0);
    const text = (mail?.text ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
    assert.ok(text.includes(`facture ${number} : 20,00 € y sont de nouveau à payer`), text);
    assert.ok(text.includes(`/pay?invoices=${id}`));
    const { session } = await till.again();
    const shown = (await (
      await till.bff.call(`/api/invoices/${id}`, { session })
    ).json()) as Output<'getInvoice'>;
    assert.deepEqual(
      shown.summary?.payments.map(({ source, amount }) => [source, amount.cents]),
      [
        ['payment', 5000],
        ['refund', -2000],
      ],
    );
    assert.ok(shown.timeline.some(({ what, facts }) => what === 'due-again' && facts['cents'] === '2000'));
    assert.equal(shown.actions.pay?.allowed, true);
    await assertInOrder(till.bff);

    await giveBackThere(till, paid.ref, 3000);
    assert.equal(await night(till), 1);
    const after = await rowOf(till.bff, id);
    assert.deepEqual([after.dueCents, after.paidCents, after.state], [12_000, 0, 'open']);
    await assertInOrder(till.bff);
  });

  it('credits what was paid wholly first, and makes only the rest due again', async () => {
    const till = await openTill(engine);
    const [whole, part] = [await issue(till.bff), await issue(till.bff)];
    const method = await till.saveCard(good);
    const paid = await payWith(till, method, { id: whole.id }, { id: part.id, cents: 5000 });
    await giveBackThere(till, paid.ref, 17_000);
    assert.equal(await night(till), 1);

    assert.equal((await rowOf(till.bff, whole.id)).creditedCents, 12_000);
    const { dueCents, creditedCents } = await rowOf(till.bff, part.id);
    assert.deepEqual([dueCents, creditedCents], [12_000, 0]);
    await assertInOrder(till.bff);
  });

  it('is nothing when the refund was ours', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    await payWith(till, await till.saveCard(good), { id });
    await credit(till.bff.deps, {
      ...{ customerId: customer, invoiceId: id, reason: 'Geste', settlement: 'refund' },
    });
    await settleDown(till);

    assert.equal(await night(till), 0);
    assert.equal((await refunds(till)).length, 1);
    await assertInOrder(till.bff);
  });

  for (const outcome of ['won', 'lost'] as const)
    it(`is a dispute that was opened and ${outcome} while nobody listened`, async () => {
      const till = await openTill(engine);
      const { id } = await issue(till.bff);
      const methodId = await till.saveCard(contested);
      till.psp.faults({ copies: 0 });
      const paid = await payWith(till, methodId, { id });
      assert.equal(await night(till), 1);
      assert.equal(await night(till), 0);
      await till.closeDispute(paid.id, outcome);

      assert.deepEqual([await night(till), await night(till)], [1, 0]);

      const { state, dueCents } = await rowOf(till.bff, id);
      assert.deepEqual([state, dueCents], outcome === 'won' ? ['paid', 0] : ['open', 12_000]);
      assert.equal(await mails(till, 'mail:dispute-open:%'), 1);
      assert.equal(await mails(till, `mail:dispute-${outcome}:%`), 1);
      await assertInOrder(till.bff);
    });

  it('waits for the next night when the provider is away', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff);
    const paid = await payWith(till, await till.saveCard(good), { id });
    await giveBackThere(till, paid.ref, 5000);
    const next = () => Promise.reject(new GatewayUnreachable('away'));
    const recentRefunds = () => ({ [Symbol.asyncIterator]: () => ({ next }) });
    const away = { ...till.bff.deps.payments, recentRefunds };
    const cut = await till.second({ payments: away });

    assert.equal((await runNightly(cut.deps, 'one'))?.found, 0);
    assert.equal(await night(till), 1);
    await assertInOrder(till.bff);
  });
});
