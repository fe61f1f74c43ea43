import assert from 'node:assert/strict';
import { it } from 'node:test';
import { follow } from '../../../bff/flows/follow.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { removeMeans } from '../../../bff/flows/remove-means.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { onBothEngines, type Engine } from '../../support/engines.ts';
import { assertInOrder, customer, issue } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const good = '4242424242424242';
const whoseRefundsFail = '4000000000005126';
const debitRefused = 'FR9720041010050000002222227';
let keys = 0;

/** A till whose mails are read. */
async function withMails(engine: Engine): Promise<{ till: Till; mails: Mail[] }> {
  const mails: Mail[] = [];
  const till = await openTill(engine, { mailer: { send: async (mail) => void mails.push(mail) } });
  return { till, mails };
}

const pay = async (till: Till, id: string, method: string): Promise<string> => {
  const answer = await till.bff.call('/api/payments', {
    method: 'POST',
    session: till.session,
    headers: { 'idempotency-key': `payment-news-test-${++keys}` },
    body: { invoices: [{ id }], method },
  });
  return ((await answer.json()) as { payment: string }).payment;
};
const about = (mails: readonly Mail[], kind: string): Mail[] => mails.filter(({ id }) => id.startsWith(kind));

onBothEngines('news of money', (engine) => {
  it('has a receipt for what was paid, once', async () => {
    const { till, mails } = await withMails(engine);
    const method = await till.saveCard(good);
    const { id, number } = await issue(till.bff);
    till.psp.faults({ copies: 3 });
    const payment = await pay(till, id, method);
    await Promise.all([follow(till.bff.deps, payment), settleDown(till)]);
    await settleDown(till);

    const receipts = about(mails, 'money-received');
    assert.equal(receipts.length, 1);
    assert.match(receipts[0]?.subject ?? '', /^Reçu : votre paiement de 120,00\s€$/);
    assert.match(receipts[0]?.text ?? '', new RegExp(`${number} : 120,00\\s€, facture réglée`));
  });

  it('says when a debit that was begun is refused', async () => {
    const { till, mails } = await withMails(engine);
    const method = await till.saveAccount(debitRefused);
    const { id, number } = await issue(till.bff);
    await pay(till, id, method);
    assert.equal(about(mails, 'payment-failed').length, 0);
    till.clock.advance(7 * 86_400_000);
    await settleDown(till);

    const failed = about(mails, 'payment-failed');
    assert.equal(failed.length, 1);
    assert.ok(failed[0]?.text.includes(number));
    await assertInOrder(till.bff);
  });

  it('says when a refund has arrived, and when it came back as credit', async () => {
    const { till, mails } = await withMails(engine);
    for (const [card, ends] of [
      [good, ['refund-done']],
      [whoseRefundsFail, ['refund-failed']],
    ] as const) {
      const holder = await till.again();
      const { id } = await issue(till.bff);
      await pay({ ...till, ...holder }, id, await holder.saveCard(card));
      const before = about(mails, 'refund-').length;
      await credit(till.bff.deps, {
        customerId: customer,
        invoiceId: id,
        reason: 'Geste',
        settlement: 'refund',
      });
      await settleDown(till);
      till.clock.advance(7 * 86_400_000);
      await settleDown(till);
      assert.deepEqual(
        about(mails, 'refund-')
          .slice(before)
          .map((mail) => mail.id.split(':')[0])
          .filter((kind) => kind !== 'refund-done' || card === good),
        ends,
      );
    }
    assert.match(about(mails, 'refund-done')[0]?.text ?? '', /sur Visa ···· 4242/);
    await assertInOrder(till.bff);
  });

  it('says that a means was removed, and by whom', async () => {
    const { till, mails } = await withMails(engine);
    const id = await till.saveCard(good);
    await removeMeans(till.bff.deps, till.actor, { id });
    await settleDown(till);

    const [mail, ...more] = about(mails, 'method-removed');
    assert.equal(more.length, 0);
    assert.equal(mail?.subject, 'Moyen de paiement supprimé : Visa ···· 4242');
    assert.ok(mail?.text.includes(`${till.actor.personName} a supprimé`));
  });
});
