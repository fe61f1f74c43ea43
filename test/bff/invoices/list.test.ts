import assert from 'node:assert/strict';
import { it } from 'node:test';
import { credit } from '../../../bff/flows/refund.ts';
import type { Output } from '../../../components/contract/api.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addPerson, join } from '../../support/people.ts';
import type { TestBff } from '../../support/bff.ts';
import { addAccount, addService, customer, issue, line, openAttempt, payIn } from './desk.ts';

type Page = Output<'listInvoices'>;
type Sums = Output<'sumInvoices'>;

async function ask<T>(bff: TestBff, path: string, session: string): Promise<T> {
  const answer = await bff.call(path, { session });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()) as T;
}

const numbers = ({ items }: Page): string[] => items.map(({ number }) => number.slice(-2)).sort();

/** Five documents: one paid, one overdue, one open with a purchase order, one of the other seller, one credit note. */
async function shelf(bff: TestBff) {
  await addAccount(bff);
  await addService(bff, 'svc_shop', customer, { label: 'Ma boutique' });
  await addService(bff, 'svc_blog');
  bff.clock.set('2026-09-01T09:00:00.000Z');
  const paid = await issue(bff, { lines: [line(12_000)], services: ['svc_shop'], dueOn: '2026-10-01' });
  await payIn(bff, paid.id, 12_000);
  const overdue = await issue(bff, {
    lines: [line(4000)],
    subject: 'Domaine .fr · gaufres-fourrées.fr',
    words: ['gaufres-fourrées.fr'],
    services: ['svc_blog'],
    dueOn: '2026-10-01',
  });
  bff.clock.set('2026-11-23T09:00:00.000Z');
  const open = await issue(bff, { lines: [line(2000)], purchaseOrder: 'BC 7/2026', services: ['svc_shop'] });
  const care = await issue(bff, {
    seller: 'care',
    lines: [line(5500, { vatRate: 1000 })],
    subject: 'Ménage 100 % _soigné_',
    words: [],
  });
  const note = await credit(bff.deps, {
    customerId: customer,
    invoiceId: paid.id,
    reason: 'Geste',
    settlement: 'wallet',
  });
  return { paid, overdue, open, care, note, session: await bff.signInAs('per_camille', customer) };
}

onBothEngines('the list of documents', ({ open: openBff }) => {
  it('answers each filter, and all of them together', async () => {
    const bff = await openBff();
    const { paid, overdue, open, care, note, session } = await shelf(bff);
    const idsOf = async (query: string): Promise<string[]> =>
      (await ask<Page>(bff, `/api/invoices?${query}`, session)).items.map(({ id }) => id).sort();
    const are = (...documents: { id: string }[]): string[] => documents.map(({ id }) => id).sort();

    assert.deepEqual(await idsOf(''), are(paid, overdue, open, care, note));
    assert.deepEqual(await idsOf('tab=to_pay'), are(overdue, open, care));
    assert.deepEqual(await idsOf('tab=paid'), are(paid));
    assert.deepEqual(await idsOf('tab=credit_notes'), are(note));
    assert.deepEqual(await idsOf('state=overdue'), are(overdue));
    assert.deepEqual(await idsOf('state=open'), are(open, care));
    assert.deepEqual(await idsOf('state=credited'), are(paid));
    assert.deepEqual(await idsOf('state=available'), are(note));
    assert.deepEqual(await idsOf('amountFrom=4000&amountTo=4000'), are(overdue));
    assert.deepEqual(await idsOf('amountFrom=2000&amountTo=5500'), are(overdue, open, care));
    assert.deepEqual(await idsOf('issuedFrom=2026-11-01'), are(open, care, note));
    assert.deepEqual(await idsOf('issuedTo=2026-09-01'), are(paid, overdue));
    assert.deepEqual(await idsOf('seller=care'), are(care));
    assert.deepEqual(await idsOf('service=svc_blog'), are(overdue));
    assert.deepEqual(await idsOf('purchaseOrder=BC%207%2F2026'), are(open));
    assert.deepEqual(await idsOf('search=FOURREES'), are(overdue), 'without accents');
    assert.deepEqual(await idsOf(`search=${open.number.toLowerCase()}`), are(open));
    assert.deepEqual(await idsOf('tab=to_pay&amountTo=5000&search=gaufres'), are(overdue));
    assert.deepEqual(await idsOf('tab=paid&seller=care'), []);
  });

  it('takes what the customer types literally', async () => {
    const bff = await openBff();
    const { care, session } = await shelf(bff);
    const found = async (search: string): Promise<string[]> =>
      (await ask<Page>(bff, `/api/invoices?search=${encodeURIComponent(search)}`, session)).items.map(
        ({ id }) => id,
      );

    assert.deepEqual(await found('100 % _s'), [care.id]);
    for (const hostile of ['%', '_', '\\', "' or 1=1 --", '"', '%_%', '\u{1F4A5}', 'x'.repeat(100)])
      assert.ok(
        (await found(hostile)).every((id) => id === care.id),
        hostile,
      );
    const control = await bff.call('/api/invoices?search=%00', { session });
    assert.equal(control.status, 400);
  });

  it('sums what is filtered, credit notes against', async () => {
    const bff = await openBff();
    const { session } = await shelf(bff);

    const all = await ask<Sums>(bff, '/api/invoices/sums', session);
    assert.deepEqual(
      [all.count, all.total.cents, all.due.cents, all.more],
      [5, 12_000 + 4000 + 2000 + 5500 - 12_000, 11_500, false],
    );
    assert.equal(all.net.cents + all.vat.cents, all.total.cents);
    const notes = await ask<Sums>(bff, '/api/invoices/sums?tab=credit_notes', session);
    assert.deepEqual([notes.total.cents, notes.due.cents], [-12_000, 0]);
    const none = await ask<Sums>(bff, '/api/invoices/sums?search=nothing', session);
    assert.deepEqual([none.count, none.total.cents], [0, 0]);
  });

  it('brings the quick summary with the row: lines, VAT, what settled it', async () => {
    const bff = await openBff();
    const { paid, session } = await shelf(bff);

    const { items } = await ask<Page>(bff, '/api/invoices?tab=paid', session);
    const { summary, state } = items[0]!;
    assert.equal(items[0]?.id, paid.id);
    assert.equal(state, 'credited');
    assert.deepEqual(
      summary?.lines.map(({ net }) => net.cents),
      [10_000],
    );
    assert.deepEqual(
      summary?.vat.map(({ rate, amount }) => [rate, amount.cents]),
      [[2000, 2000]],
    );
    assert.deepEqual(
      summary?.payments.map(({ source, amount }) => [source, amount.cents]),
      [
        ['payment', 12_000],
        ['credit', 12_000],
      ],
    );
  });

  it('says that a payment is under way, since when, and closes paying meanwhile', async () => {
    const bff = await openBff();
    const { open, session } = await shelf(bff);
    const payment = await openAttempt(bff, { invoiceId: open.id, cents: 2000 });

    const { items } = await ask<Page>(bff, '/api/invoices?tab=to_pay', session);
    const row = items.find(({ id }) => id === open.id);
    assert.deepEqual(row?.attempt, {
      paymentId: payment,
      since: '2026-11-23T09:00:00.000Z',
      status: 'created',
    });
    assert.deepEqual(row?.actions.pay, { allowed: false, reason: 'payment-in-progress' });
  });

  it('turns pages in both directions without losing or doubling a row', async () => {
    const bff = await openBff();
    await addAccount(bff);
    for (let index = 0; index < 7; index++) await issue(bff, { lines: [line(1000 + index)] });
    const session = await bff.signInAs('per_camille', customer);
    const first = await ask<Page>(bff, '/api/invoices?limit=3', session);
    const second = await ask<Page>(bff, `/api/invoices?limit=3&cursor=${first.next}`, session);
    const third = await ask<Page>(bff, `/api/invoices?limit=3&cursor=${second.next}`, session);
    const back = await ask<Page>(bff, `/api/invoices?limit=3&cursor=${third.previous}`, session);

    assert.equal(first.total?.count, 7);
    assert.equal(new Set([first, second, third].flatMap(numbers)).size, 7);
    assert.equal(third.next, undefined);
    assert.deepEqual(back.items, second.items);
  });

  it('shows a delegate with listed services only what bills one of them, in every answer', async () => {
    const bff = await openBff();
    const { paid, overdue, open, care, session: holder } = await shelf(bff);
    await addPerson(bff, { id: 'per_delegate', email: 'delegate@example.fr', password: '' });
    await join(bff, 'per_delegate', customer, {
      role: 'custom',
      rights: ['invoice.view', 'invoice.pay'],
      services: ['svc_blog'],
    });
    const session = await bff.signInAs('per_delegate', customer);

    const page = await ask<Page>(bff, '/api/invoices', session);
    assert.deepEqual(
      page.items.map(({ id }) => id),
      [overdue.id],
    );
    assert.equal((await ask<Sums>(bff, '/api/invoices/sums', session)).total.cents, 4000);
    for (const hidden of [paid, open, care]) {
      assert.equal((await bff.call(`/api/invoices/${hidden.id}`, { session })).status, 404);
      assert.equal((await bff.call(`/api/invoices/${hidden.id}`, { session: holder })).status, 200);
      const quote = await bff.call('/api/payments/quotes', {
        method: 'POST',
        session,
        body: { invoices: [{ id: hidden.id }] },
      });
      assert.equal(quote.status, 404, 'nor paid for');
    }
    const csv = await (await bff.call('/api/invoices.csv', { session })).text();
    assert.equal(csv.trim().split('\r\n').length, 2);
    const fec = await bff.call('/api/invoices.fec?seller=host&issuedFrom=2026-01-01&issuedTo=2026-12-31', {
      session,
    });
    assert.equal((await fec.text()).includes(paid.number), false);
  });

  it('answers a stranger as if there were nothing', async () => {
    const bff = await openBff();
    const { open } = await shelf(bff);
    await addAccount(bff, { customerId: 'cus_b', personId: 'per_b' });
    const session = await bff.signInAs('per_b', 'cus_b');

    assert.deepEqual((await ask<Page>(bff, '/api/invoices', session)).items, []);
    for (const path of [`/api/invoices/${open.id}`, `/api/invoices/${open.id}/file`]) {
      const theirs = await bff.call(path, { session });
      const none = await bff.call(path.replace(open.id, 'inv_nobody'), { session });
      assert.equal(theirs.status, 404);
      const { instance: _, ...told } = (await theirs.json()) as Record<string, unknown>;
      const { instance: __, ...other } = (await none.json()) as Record<string, unknown>;
      assert.deepEqual(told, other);
    }
    const zip = await bff.call(`/api/invoices.zip?ids=${open.id}`, { session });
    assert.equal(zip.status, 404);
  });
});
