import assert from 'node:assert/strict';
import { it } from 'node:test';
import { credit } from '../../../bff/flows/refund.ts';
import type { CreditWish } from '../../../bff/invoices/ledger/credit.ts';
import type { DocumentSnapshot } from '../../../bff/invoices/document/model.ts';
import { onBothEngines } from '../../support/engines.ts';
import type { TestBff } from '../../support/bff.ts';
import { addAccount, addService, assertInOrder, customer, issue, line, payIn, rowOf } from './desk.ts';

const wish = (invoiceId: string, more: Partial<CreditWish> = {}): CreditWish => ({
  customerId: customer,
  invoiceId,
  reason: 'Service non rendu',
  settlement: 'wallet',
  ...more,
});

const snapshotOf = async ({ deps }: TestBff, id: string): Promise<DocumentSnapshot> => {
  const { snapshot } = await deps.db
    .selectFrom('invoiceDocument')
    .where('invoiceId', '=', id)
    .select('snapshot')
    .executeTakeFirstOrThrow();
  return JSON.parse(snapshot) as DocumentSnapshot;
};

const credits = async ({ deps }: TestBff): Promise<number> => {
  const row = await deps.db
    .selectFrom('walletEntry')
    .select((e) => e.fn.sum<number | null>('cents').as('cents'))
    .executeTakeFirst();
  return row?.cents ?? 0;
};

onBothEngines('credit notes', ({ open }) => {
  it('corrects an unpaid invoice: own number, reference to number and date, nothing left to pay', async () => {
    const bff = await open();
    await addAccount(bff);
    const invoice = await issue(bff);
    bff.clock.advance(86_400_000);

    const note = await credit(bff.deps, wish(invoice.id));

    assert.equal(note.number, 'AV-2026-000001');
    const snapshot = await snapshotOf(bff, note.id);
    assert.deepEqual(snapshot.precedingInvoices, [{ number: invoice.number, issueDate: '2026-11-23' }]);
    assert.equal(snapshot.totals.vatIncluded, 12_000, 'positive: the type says the direction');
    const { state, dueCents, creditedCents } = await rowOf(bff, invoice.id);
    assert.deepEqual(
      { state, dueCents, creditedCents },
      { state: 'credited', dueCents: 0, creditedCents: 12_000 },
    );
    assert.equal((await rowOf(bff, note.id)).state, 'applied');
    assert.equal(await credits(bff), 0);
    await assertInOrder(bff);
  });

  it('turns what was paid into credit that pays the next invoice', async () => {
    const bff = await open();
    await addAccount(bff);
    const first = await issue(bff);
    await payIn(bff, first.id, 12_000);
    const note = await credit(bff.deps, wish(first.id));
    assert.equal((await rowOf(bff, note.id)).state, 'available');
    assert.equal(await credits(bff), 12_000);

    const session = await bff.signInAs('per_camille', customer);
    const next = await issue(bff, { lines: [line(12_000)] });
    const answer = await bff.call('/api/payments', {
      method: 'POST',
      session,
      headers: { 'idempotency-key': 'test-pay-with-credit-1' },
      body: { invoices: [{ id: next.id }], useCredit: true },
    });

    assert.equal(answer.status, 200, await answer.clone().text());
    assert.equal((await rowOf(bff, next.id)).state, 'paid');
    assert.equal((await rowOf(bff, note.id)).state, 'applied');
    assert.equal(await credits(bff), 0);
    await assertInOrder(bff);
  });

  it('credits an invoice line by line, each line once, the last to the cent', async () => {
    const bff = await open();
    await addAccount(bff);
    const thirds = [1, 2, 3].map(() => line(333, { priceIncludesVat: false }));
    const invoice = await issue(bff, { lines: thirds });
    assert.equal(invoice.snapshot.totals.vatIncluded, 1199, 'VAT on the sum, not the sum of VAT');

    const notes = [];
    for (const id of ['1', '2', '3'])
      notes.push(await credit(bff.deps, wish(invoice.id, { lines: [{ id, quantity: 10_000 }] })));

    const totals = await Promise.all(notes.map(async ({ id }) => (await rowOf(bff, id)).totalCents));
    assert.deepEqual(totals, [400, 400, 399]);
    assert.equal((await rowOf(bff, invoice.id)).state, 'credited');
    await assert.rejects(credit(bff.deps, wish(invoice.id)), { code: 'action-refused' });
    await assertInOrder(bff);
  });

  it('refuses a line twice, too much of a line, and a line that is not there, naming it', async () => {
    const bff = await open();
    await addAccount(bff);
    const invoice = await issue(bff, { lines: [line(1000, { quantity: 30_000 }), line(9000)] });
    const ask = (id: string, quantity: number) =>
      credit(bff.deps, wish(invoice.id, { lines: [{ id, quantity }] }));
    await ask('1', 20_000);

    for (const [id, quantity] of [
      ['1', 20_000],
      ['1', -10_000],
      ['1', 0],
      ['9', 10_000],
    ] as const)
      await assert.rejects(ask(id, quantity), { code: 'invalid-input' }, `${quantity} of ${id}`);
    await ask('1', 10_000);
    await assert.rejects(ask('1', 10_000), { code: 'invalid-input' });

    assert.equal((await rowOf(bff, invoice.id)).creditedCents, 3000);
    await assertInOrder(bff);
  });

  it('credits an upgrade with its negative line, whole and with its remainder', async () => {
    const bff = await open();
    await addAccount(bff);
    const lines = [
      line(1872, { priceIncludesVat: false }),
      line(787, { priceIncludesVat: false, quantity: -10_000, name: 'Reste de l’ancienne offre' }),
    ];
    const whole = await issue(bff, { lines });
    const parted = await issue(bff, { lines });
    assert.equal(whole.snapshot.totals.vatIncluded, 1302);

    await credit(bff.deps, wish(whole.id));
    assert.equal((await rowOf(bff, whole.id)).state, 'credited');

    await assert.rejects(
      credit(bff.deps, wish(parted.id, { lines: [{ id: '2', quantity: -10_000 }] })),
      { code: 'invalid-input' },
      'less than nothing',
    );
    await assert.rejects(
      credit(bff.deps, wish(parted.id, { lines: [{ id: '1', quantity: 10_000 }] })),
      { code: 'action-refused' },
      'more than the invoice',
    );
    assert.equal((await rowOf(bff, parted.id)).creditedCents, 0);
    await assertInOrder(bff);
  });

  it('says on the credit note why no VAT was charged', async () => {
    const bff = await open();
    await addAccount(bff);
    const exemptions = { E: { reason: 'Exonération, article 261 du CGI.', code: 'VATEX-EU-132' } };
    const invoice = await issue(bff, {
      lines: [line(5000, { vatCategory: 'E', vatRate: 0 })],
      exemptions,
    });

    const note = await credit(bff.deps, wish(invoice.id));

    assert.deepEqual((await snapshotOf(bff, note.id)).vatBreakdown[0]?.exemption, exemptions.E);
  });

  it('100 credit notes at once of one invoice: never more than the invoice', async () => {
    const bff = await open();
    await addAccount(bff);
    const invoice = await issue(bff, { lines: [line(1000, { quantity: 100_000 })] });
    const asks = Array.from({ length: 100 }, () =>
      credit(bff.deps, wish(invoice.id, { lines: [{ id: '1', quantity: 10_000 }] })),
    );

    const done = (await Promise.allSettled(asks)).filter((it) => it.status === 'fulfilled');

    assert.equal(done.length, 10);
    assert.equal((await rowOf(bff, invoice.id)).creditedCents, 10_000);
    await assertInOrder(bff);
  });

  it('renews what an invoice bills when its remainder is taken off after the rest was paid', async () => {
    const bff = await open();
    await addAccount(bff);
    await addService(bff, 'svc_shop');
    const renews = [{ serviceId: 'svc_shop', periodStart: '2026-12-02', periodEnd: '2027-12-01' }];
    const invoice = await issue(bff, {
      lines: [line(8000), line(4000)],
      services: ['svc_shop'],
      renews,
    });
    await payIn(bff, invoice.id, 8000);
    assert.equal((await rowOf(bff, invoice.id)).state, 'partially_paid');

    await credit(bff.deps, wish(invoice.id, { lines: [{ id: '2', quantity: 10_000 }] }));

    assert.equal((await rowOf(bff, invoice.id)).state, 'paid');
    const service = await bff.deps.db.selectFrom('service').select('expiresOn').executeTakeFirstOrThrow();
    assert.equal(service.expiresOn, '2027-12-01');
    await assertInOrder(bff);
  });

  it('is never issued for a stranger’s invoice, a credit note or nothing', async () => {
    const bff = await open();
    await addAccount(bff);
    await addAccount(bff, { customerId: 'cus_b', personId: 'per_b' });
    const invoice = await issue(bff);
    const note = await credit(bff.deps, wish(invoice.id));

    for (const it of [wish(invoice.id, { customerId: 'cus_b' }), wish(note.id), wish('inv_none')])
      await assert.rejects(credit(bff.deps, it), { code: 'not-found' });
  });
});
