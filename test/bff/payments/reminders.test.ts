import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { addDays } from '../../../bff/ports/clock.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer, issue, line, payIn } from '../invoices/desk.ts';
import { openTill, type Till } from './till.ts';

const good = '4242424242424242';
const debit = 'FR1420041010050500013M02606';
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;
const due = '2026-12-10';

/** Runs the nights from a day to another, both included. */
async function nights(till: Till, from: string, until: string): Promise<void> {
  for (let day = from; day <= until; day = addDays(day, 1)) {
    till.clock.set(`${day}T09:00:00.000Z`);
    await runNightly(till.bff.deps, 'one');
  }
}

/** Mails of a kind, with the day on which each was written. */
const written = async ({ bff }: Till, kind: string): Promise<{ mail: Mail; day: string; step: string }[]> =>
  (
    await bff.deps.db
      .selectFrom('outbox')
      .where('kind', '=', 'mail')
      .where('key', 'like', `mail:${kind}-%`)
      .selectAll()
      .orderBy('id')
      .execute()
  ).map(({ payload, createdAt, key }) => ({
    mail: JSON.parse(payload) as Mail,
    day: createdAt.slice(0, 10),
    step: (key.split(':')[1] ?? '').slice(kind.length + 1),
  }));
const told = async (till: Till, kind = 'invoice'): Promise<string[]> =>
  (await written(till, kind)).map(({ day, step }) => `${day} ${step}`);

onBothEngines('reminders of unpaid invoices', (engine) => {
  it('come three days before, on the day, and three, ten and twenty days after, each once', async () => {
    const till = await openTill(engine);
    await issue(till.bff, { dueOn: due });
    await nights(till, '2026-12-05', '2027-01-10');

    assert.deepEqual(await told(till), [
      '2026-12-07 due-in-3',
      '2026-12-10 due-today',
      '2026-12-13 late-3',
      '2026-12-20 late-10',
      '2026-12-30 late-20',
    ]);
    const [first] = await written(till, 'invoice');
    assert.equal(first?.mail.to, `${customer}@factures.example`);
    assert.match(first?.mail.subject ?? '', /^Facture FA-2026-\d{6} à régler avant le 10 décembre 2026$/);
    assert.match(first?.mail.text ?? '', /120,00\s€/);
    await assertInOrder(till.bff);
  });

  it('are caught up after nights that did not run, the latest one only', async () => {
    const till = await openTill(engine);
    await issue(till.bff, { dueOn: due });
    await nights(till, '2026-12-15', '2026-12-16');
    assert.deepEqual(await told(till), ['2026-12-15 late-3']);
  });

  it('stop once it is paid, and while it is contested or its debit is on its way', async () => {
    const till = await openTill(engine);
    const [paid, contested, partly] = [
      await issue(till.bff, { dueOn: due }),
      await issue(till.bff, { dueOn: due }),
      await issue(till.bff, { dueOn: due, lines: [line(7000), line(5000, { name: 'Option' })] }),
    ];
    await payIn(till.bff, paid.id, 12_000);
    const dispute = async (id: string, lines?: string[]): Promise<void> => {
      const body = { reason: 'not-ordered', message: 'Je n’ai rien commandé.', lines };
      const headers = { 'idempotency-key': `dispute-of-${id}-test` };
      const path = `/api/invoices/${id}/dispute`;
      const answer = await till.bff.call(path, { method: 'POST', session: till.session, body, headers });
      assert.equal(answer.status, 200, await answer.clone().text());
    };
    await dispute(contested.id);
    await dispute(partly.id, ['2']);
    const method = await till.saveAccount(debit);
    const debited = await issue(till.bff, { dueOn: due });
    await till.bff.call('/api/payments', {
      method: 'POST',
      session: till.session,
      headers: { 'idempotency-key': 'debited-while-reminded' },
      body: { invoices: [{ id: debited.id }], method },
    });

    await nights(till, '2026-12-07', '2026-12-07');
    const mails = await written(till, 'invoice');
    assert.equal(mails.length, 1);
    assert.match(mails[0]?.mail.text ?? '', new RegExp(`${partly.number} : 70,00\\s€`));
    for (const it of [paid, contested, debited]) assert.ok(!mails[0]?.mail.text.includes(it.number));
  });

  it('say that a planned charge will pay instead of asking', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-20', ...auto });
    const renews = [{ serviceId: 'svc_a', periodStart: '2026-12-21', periodEnd: '2027-12-20' }];
    await issue(till.bff, { dueOn: due, services: ['svc_a'], renews });
    await nights(till, '2026-12-05', '2026-12-07');

    const [{ mail } = { mail: undefined }] = await written(till, 'invoice');
    assert.match(mail?.subject ?? '', /prélèvement prévu le 13 décembre 2026, rien à faire$/);
    assert.match(mail?.text ?? '', /Vous n’avez rien à faire/);
    assert.doesNotMatch(mail?.text ?? '', /Rappel|suspend/);
  });

  it('are one mail for all invoices of a customer, in his language', async () => {
    const till = await openTill(engine);
    await till.bff.deps.db.updateTable('customer').set({ locale: 'en' }).execute();
    for (let i = 0; i < 23; i++) await issue(till.bff, { dueOn: due });
    await nights(till, due, due);

    const mails = await written(till, 'invoice');
    assert.equal(mails.length, 1);
    assert.equal(mails[0]?.mail.subject, '23 invoices to be paid today');
    assert.match(mails[0]?.mail.text ?? '', /– and 3 more, in your customer space/);
  });

  it('reach everybody else when one customer’s cannot be written', async () => {
    const till = await openTill(engine);
    const other = await till.further('cus_b');
    const broken = await issue(till.bff, { dueOn: due });
    await till.bff.deps.db
      .updateTable('invoice')
      .set({ renews: 'not JSON' })
      .where('id', '=', broken.id)
      .execute();
    await issue(till.bff, { dueOn: due, customerId: other.actor.customerId });
    await nights(till, due, due);
    assert.deepEqual(
      (await written(till, 'invoice')).map(({ mail }) => mail.to),
      ['cus_b@factures.example'],
    );
  });
});

onBothEngines('notices of services that end', (engine) => {
  it('come thirty, three and one day before, when it is over, before it is suspended and then', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-31' });
    await nights(till, '2026-11-28', '2027-01-12');

    assert.deepEqual(await told(till, 'service'), [
      '2026-12-01 ends-in-30',
      '2026-12-28 ends-in-3',
      '2026-12-30 ends-tomorrow',
      '2027-01-01 expired',
      '2027-01-05 suspended-soon',
      '2027-01-08 suspended',
    ]);
    const mails = await written(till, 'service');
    assert.match(mails[0]?.mail.subject ?? '', /^svc-a\.fr : à renouveler avant le 31 décembre 2026$/);
    assert.match(mails[4]?.mail.subject ?? '', /suspension le 8 janvier 2027$/);
  });

  it('leave out what a planned charge will renew, and what the customer ended himself', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    await addService(till.bff, 'svc_auto', customer, { expiresOn: '2026-12-15', ...auto });
    await addService(till.bff, 'svc_ended', customer, { expiresOn: '2026-12-15', cancelOn: '2026-12-15' });
    await addService(till.bff, 'svc_stopped', customer, { expiresOn: '2026-12-15', ...auto });
    await nights(till, '2026-12-01', '2026-12-01');
    await till.bff.deps.db
      .updateTable('scheduledPayment')
      .set({ status: 'stopped', nextTryOn: null })
      .where('serviceId', '=', 'svc_stopped')
      .execute();
    await nights(till, '2026-12-02', '2026-12-14');

    const mails = await written(till, 'service');
    assert.deepEqual(
      mails.map(({ step }) => step),
      ['ends-in-3', 'ends-tomorrow'],
    );
    for (const { mail } of mails) assert.match(mail.subject, /svc-stopped\.fr/);
    await assertInOrder(till.bff);
  });

  it('tell in time that a yearly contract renews itself, with the last day to refuse in a box', async () => {
    const till = await openTill(engine);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2027-02-28', ...auto });
    await addService(till.bff, 'svc_m', customer, { expiresOn: '2027-02-28', periodMonths: 1, ...auto });
    await addService(till.bff, 'svc_b', customer, { expiresOn: '2027-02-28' });
    await nights(till, '2026-12-28', '2027-01-02');

    const mails = await written(till, 'service');
    assert.deepEqual(
      mails.map(({ day, step, mail }) => [day, step, mail.to]),
      [['2026-12-30', 'tacit-renewal', `${customer}@factures.example`]],
    );
    const box = 'Date limite pour refuser la reconduction : 20 février 2027';
    assert.ok(mails[0]?.mail.text.includes(box));
    assert.ok(mails[0]?.mail.html.includes(`<td><strong>${box}</strong></td>`));
  });
});
