import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { onBothEngines } from '../../support/engines.ts';
import { problemOf } from '../../support/visitor.ts';
import { assertInOrder, customer, issue, line, payIn, rowOf } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openTill, settleDown, takenAtProvider, type Till } from './till.ts';

const good = '4242424242424242';
const refusesEachCharge = '4000000000000341';
let keys = 0;

const post = (till: Till, path: string, body: object, key = `credit-first-test-${++keys}`) =>
  till.bff.call(path, {
    method: 'POST',
    session: till.session,
    headers: { 'idempotency-key': key },
    body,
  });

/** Leaves the account this much credit. */
async function giveCredit(till: Till, cents: number): Promise<void> {
  const { id } = await issue(till.bff, { lines: [line(cents)] });
  await payIn(till.bff, id, cents);
  await credit(till.bff.deps, { customerId: customer, invoiceId: id, reason: 'Geste', settlement: 'wallet' });
}

const balance = async (till: Till): Promise<number> =>
  ((await (await till.bff.call('/api/wallet', { session: till.session })).json()) as Output<'getWallet'>)
    .balance.cents;
const quoteOf = async (till: Till, id: string): Promise<Output<'getQuote'>> =>
  (await (
    await till.bff.call(`/api/payments/quotes/${id}`, { session: till.session })
  ).json()) as Output<'getQuote'>;
const charges = ({ bff }: Till) =>
  bff.deps.db.selectFrom('payment').where('status', '=', 'succeeded').select('cents').execute();

onBothEngines('credit first', (engine) => {
  it('stays where it paid when the card is refused, and the quote asks for the rest', async () => {
    const till = await openTill(engine);
    const [bad, card] = [await till.saveCard(refusesEachCharge), await till.saveCard(good)];
    await giveCredit(till, 5000);
    const { id } = await issue(till.bff);
    const made = await post(till, '/api/payments/quotes', { invoices: [{ id, cents: 9000 }] });
    const { quote } = (await made.json()) as Output<'quotePayment'>;

    const refused = await post(till, '/api/payments', { quote, method: bad, useCredit: true });
    assert.equal(refused.status, 402);
    assert.match((await problemOf(refused)).detail ?? '', /€50\.00 of your credit paid its part already/);
    assert.equal((await quoteOf(till, quote)).amount.cents, 4000);
    assert.equal((await quoteOf(till, quote)).credit.cents, 0);

    const paid = await post(till, '/api/payments', { quote, method: card, useCredit: true });
    assert.equal(paid.status, 200, await paid.clone().text());
    assert.equal((await rowOf(till.bff, id)).dueCents, 3000);
    assert.equal(await balance(till), 0);
    assert.deepEqual((await takenAtProvider(till)).at(0), 4000);
    await assertInOrder(till.bff);
  });

  it('pays one invoice in several turns, each once for its key', async () => {
    const till = await openTill(engine);
    await giveCredit(till, 12_000);
    const { id } = await issue(till.bff);
    const body = { invoices: [{ id, cents: 3000 }], useCredit: true };

    const [first, repeated] = [
      await post(till, '/api/payments', body, 'credit-in-turns-1'),
      await post(till, '/api/payments', body, 'credit-in-turns-1'),
    ];
    assert.deepEqual(await repeated.json(), await first.json());
    await post(till, '/api/payments', body);
    await Promise.all([post(till, '/api/payments', body), post(till, '/api/payments', body)]);

    assert.equal((await rowOf(till.bff, id)).state, 'paid');
    assert.equal(await balance(till), 0);
    assert.equal((await charges(till)).length, 1, 'the payment that the credit came from, and no other');
    const shown = await till.bff.call(`/api/invoices/${id}`, { session: till.session });
    const { timeline } = (await shown.json()) as Output<'getInvoice'>;
    const turns = timeline.filter(({ what }) => what === 'credit-used');
    assert.equal(turns.length, 4);
    assert.ok(turns.every(({ facts }) => facts['number']?.startsWith('AV-')));
    await assertInOrder(till.bff);
  });

  it('is used although a page of the provider was left open, which takes nothing any more', async () => {
    const till = await openTill(engine);
    await giveCredit(till, 12_000);
    const { id } = await issue(till.bff);
    const left = await post(till, '/api/payments', { invoices: [{ id }] });
    const { redirectUrl } = (await left.json()) as Output<'payInvoices'>;

    const paid = await post(till, '/api/payments', { invoices: [{ id }], useCredit: true });
    assert.equal(paid.status, 200, await paid.clone().text());
    assert.ok('closed' in (await visit(redirectUrl ?? '', { number: good })));
    await settleDown(till);

    assert.equal((await rowOf(till.bff, id)).state, 'paid');
    assert.equal((await charges(till)).length, 1);
    await assertInOrder(till.bff);
  });

  it('is not touched when the means is not there', async () => {
    const till = await openTill(engine);
    await giveCredit(till, 5000);
    const { id } = await issue(till.bff);

    const body = { invoices: [{ id }], useCredit: true, method: 'pm_nobody' };
    assert.equal((await problemOf(await post(till, '/api/payments', body))).reason, 'no-payment-method');
    assert.equal(await balance(till), 5000);
  });

  it('quotes no more than is due when an invoice was paid meanwhile', async () => {
    const till = await openTill(engine);
    const card = await till.saveCard(good);
    const [a, b] = [await issue(till.bff), await issue(till.bff)];
    const made = await post(till, '/api/payments/quotes', { invoices: [{ id: a.id }, { id: b.id }] });
    const { quote } = (await made.json()) as Output<'quotePayment'>;
    await payIn(till.bff, a.id, 12_000);

    const shown = await quoteOf(till, quote);
    assert.deepEqual([shown.amount.cents, shown.invoices.map(({ id }) => id)], [12_000, [b.id]]);
    assert.equal((await post(till, '/api/payments', { quote, method: card })).status, 200);
    assert.deepEqual((await takenAtProvider(till)).at(0), 12_000);
    const again = await problemOf(await post(till, '/api/payments', { quote, method: card }));
    assert.equal(again.reason, 'already-paid');
    await assertInOrder(till.bff);
  });
});
