import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { takeIn } from '../../../bff/flows/bank-lines.ts';
import { checkLedger } from '../../../bff/invoices/ledger/check.ts';
import { credit } from '../../../bff/flows/refund.ts';
import type { KnownLine } from '../../../bff/payments/bank/statement.ts';
import { onBothEngines } from '../../support/engines.ts';
import { assertInOrder, customer, issue, line, rowOf } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const good = '4242424242424242';
let keys = 0;

const post = (till: Till, path: string, body: object): Promise<Response> =>
  till.bff.call(path, {
    method: 'POST',
    session: till.session,
    headers: { 'idempotency-key': `fec-of-payments-${++keys}` },
    body,
  });

/** A bank line that names an invoice. */
const transfer = (id: string, cents: number, words: string): KnownLine => ({
  ...{ id, cents, words, bookedOn: '2026-11-23', currency: 'EUR', payer: 'Durand' },
});

interface Booked {
  readonly journal: string;
  readonly entry: string;
  readonly account: string;
  readonly cents: number;
}

async function fecOf({ bff, session }: Till, seller = 'host'): Promise<Booked[]> {
  const path = `/api/invoices.fec?seller=${seller}&issuedFrom=2026-11-01&issuedTo=2026-11-30`;
  const answer = await bff.call(path, { session });
  assert.equal(answer.status, 200);
  const rows = (await answer.text()).trim().split('\r\n').slice(1);
  const cents = (text = ''): number => Number(text.replace(',', ''));
  return rows
    .map((row) => row.split('\t'))
    .map((row) => ({
      journal: row[0] ?? '',
      entry: row[2] ?? '',
      account: row[4] ?? '',
      cents: cents(row[11]) - cents(row[12]),
    }));
}

const balance = (rows: readonly Booked[], account: string): number =>
  rows.reduce((sum, it) => sum + (it.account === account ? it.cents : 0), 0);

onBothEngines('the accounting entries of money', (engine) => {
  it('stand at the bank for a transfer, with the provider for a card, and with advances for what was too much', async () => {
    const till = await openTill(engine);
    const [a, b, c] = [await issue(till.bff), await issue(till.bff), await issue(till.bff)];
    const method = await till.saveCard(good);
    await takeIn(till.bff.deps, 'host', [transfer('B1', 14_000, `facture ${a.number}`)]);
    assert.equal((await post(till, '/api/payments', { invoices: [{ id: b.id }], method })).status, 200);
    till.clock.advance(60_000);
    const used = await post(till, '/api/payments', {
      invoices: [{ id: c.id, cents: 1500 }],
      useCredit: true,
    });
    assert.equal(used.status, 200);

    const rows = await fecOf(till);
    assert.deepEqual(
      rows
        .filter(({ journal }) => journal !== 'VE')
        .map(({ account, cents }) => `${account} ${cents}`)
        .toSorted(),
      [
        ...['411000 -12000', '411000 -12000', '411000 -1500', '419100 -2000', '419100 1500'],
        ...['511500 12000', '512000 12000', '512000 2000'],
      ],
    );
    for (const [entry, lines] of Map.groupBy(rows, (it) => it.entry))
      assert.equal(
        lines.reduce((sum, it) => sum + it.cents, 0),
        0,
        entry,
      );
    assert.equal(balance(rows, '411000'), (await rowOf(till.bff, c.id)).dueCents);
    assert.equal(balance(rows, '419100'), -500);
    await assertInOrder(till.bff);
  });

  it('take an advance off again when it goes back to the card that paid it', async () => {
    const till = await openTill(engine);
    const method = await till.saveCard(good);
    const { id, number } = await issue(till.bff);
    const { redirectUrl } = (await (
      await post(till, '/api/payments', { invoices: [{ id }] })
    ).json()) as Output<'payInvoices'>;
    assert.ok(redirectUrl);
    // The invoice is credited while the card is charged: nothing is owed any more when the money comes.
    await post(till, '/api/payments', { invoices: [{ id }], method });
    await credit(till.bff.deps, {
      customerId: customer,
      invoiceId: id,
      reason: 'Geste',
      settlement: 'wallet',
    });
    await takeIn(till.bff.deps, 'host', [transfer('B2', 3000, `facture ${number}`)]);
    await post(till, '/api/wallet/refunds', {});
    await settleDown(till);

    const rows = await fecOf(till);
    // The transfer cannot go back by itself and stays as an advance; the credit note went back to the card.
    assert.equal(balance(rows, '512000'), 3000);
    assert.equal(balance(rows, '419100'), -3000);
    assert.equal(balance(rows, '511500'), 0);
    assert.equal(balance(rows, '411000'), 0);
    await assertInOrder(till.bff);
  });

  it('stand against the customer’s account for what was refunded of an invoice that is not paid wholly', async () => {
    const till = await openTill(engine);
    const method = await till.saveCard(good);
    const { id } = await issue(till.bff);
    const paid = await post(till, '/api/payments', { invoices: [{ id, cents: 5000 }], method });
    const { payment } = (await paid.json()) as Output<'payInvoices'>;
    const { ref } = await till.bff.deps.db
      .selectFrom('payment')
      .where('id', '=', payment ?? '')
      .select('ref')
      .executeTakeFirstOrThrow();
    const answer = await fetch(`${till.psp.apiUrl}/v1/test/payments/${ref}/refund`, {
      method: 'POST',
      headers: { authorization: 'Bearer psp_till', 'content-type': 'application/json' },
      body: JSON.stringify({ cents: 2000 }),
    });
    assert.equal(answer.status, 200);
    await settleDown(till);

    const rows = await fecOf(till);
    assert.equal(balance(rows, '511500'), 3000);
    assert.equal(balance(rows, '411000'), 9000);
    assert.equal(balance(rows, '419100'), 0, 'no advance');
    assert.equal((await rowOf(till.bff, id)).dueCents, 9000);
    await assertInOrder(till.bff);
  });

  it('say what one seller owes the other when credit of the one pays an invoice of the other', async () => {
    const till = await openTill(engine);
    const tenPercent = { seller: 'care', lines: [line(5000, { vatRate: 1000 })] } as const;
    const [ownHost, ownCare] = [await issue(till.bff), await issue(till.bff, tenPercent)];
    // An advance at the bank of one seller, and a credit note of each.
    await takeIn(till.bff.deps, 'care', [transfer('C1', 7000, `facture ${ownCare.number}`)]);
    const creditNote = async (invoiceId: string): Promise<void> =>
      void (await credit(till.bff.deps, {
        ...{ customerId: customer, invoiceId, reason: 'Geste', settlement: 'wallet' },
      }));
    till.clock.advance(60_000);
    await takeIn(till.bff.deps, 'host', [transfer('B1', 12_000, `facture ${ownHost.number}`)]);
    await creditNote(ownHost.id);
    const pay = async (id: string, cents: number): Promise<void> => {
      till.clock.advance(60_000);
      const answer = await post(till, '/api/payments', { invoices: [{ id, cents }], useCredit: true });
      assert.equal(answer.status, 200, await answer.clone().text());
    };
    const [host, care] = [await issue(till.bff), await issue(till.bff, tenPercent)];
    // The oldest credit first: 15.00 of care's advance with host, then host's credit note, with care and with its own.
    await pay(host.id, 1500);
    await pay(care.id, 5000);
    await pay(host.id, 1000);

    const books = { host: await fecOf(till, 'host'), care: await fecOf(till, 'care') };
    assert.deepEqual(
      [balance(books.host, '451000'), balance(books.care, '451000')],
      [1500 - 4500, 4500 - 1500],
    );
    assert.deepEqual([balance(books.host, '419100'), balance(books.care, '419100')], [0, 0]);
    // What is left in the customer's account: what he owes, less what he has left of the credit note.
    const due = async (id: string): Promise<number> => (await rowOf(till.bff, id)).dueCents;
    assert.equal(balance(books.host, '411000'), (await due(host.id)) - (12_000 - 4500 - 1000));
    assert.equal(balance(books.care, '411000'), await due(care.id));
    for (const rows of Object.values(books))
      for (const [entry, lines] of Map.groupBy(rows, (it) => it.entry))
        assert.equal(
          lines.reduce((sum, it) => sum + it.cents, 0),
          0,
          entry,
        );
    const journal = await till.bff.deps.db
      .selectFrom('journal')
      .where('kind', '=', 'between-sellers')
      .select(['seller', 'cents'])
      .orderBy('id')
      .execute();
    assert.deepEqual(
      journal.map(({ seller, cents }) => `${seller} ${cents}`),
      ['care -1500', 'host 1500', 'host -4500', 'care 4500'],
    );
    await assertInOrder(till.bff);
  });

  it('say what one seller holds of the other when a card or a transfer pays on the wrong account, and what goes back of it', async () => {
    const till = await openTill(engine);
    const care = { seller: 'care', lines: [line(5000, { vatRate: 1000 })] } as const;
    const [a, b, c, d] = [await issue(till.bff, care), await issue(till.bff, care), await issue(till.bff, care), await issue(till.bff)]; // prettier-ignore
    const pay = async (method: string, ...ids: string[]): Promise<string> => {
      till.clock.advance(60_000);
      const body = { invoices: ids.map((id) => ({ id })), method };
      const answer = await post(till, '/api/payments', body);
      assert.equal(answer.status, 200, await answer.clone().text());
      await settleDown(till);
      return ((await answer.json()) as { payment: string }).payment;
    };
    await pay(await till.saveCard(good), a.id, d.id);
    const contested = await pay(await till.saveCard('4000000000000259'), b.id);
    await credit(till.bff.deps, {
      ...{ customerId: customer, invoiceId: a.id, cents: 2000, reason: 'Geste', settlement: 'refund' },
    });
    await till.closeDispute(contested, 'lost');
    await settleDown(till);
    // Written with the right reference, sent to the other seller's account.
    const quoted = await post(till, '/api/payments/quotes', { invoices: [{ id: c.id }] });
    const { quote } = (await quoted.json()) as { quote: string };
    const asked = await post(till, '/api/payments/transfers', { quote });
    const [wish] = ((await asked.json()) as Output<'payByTransfer'>).transfers;
    await takeIn(till.bff.deps, 'host', [transfer('B9', 5000, wish?.reference ?? '')]);

    const books = { host: await fecOf(till, 'host'), care: await fecOf(till, 'care') };

    // 50.00 and 120.00 in, 50.00 in and taken back, 20.00 out again; the transfer at the bank.
    assert.equal(balance(books.host, '511500'), 5000 + 12_000 - 2000);
    assert.equal(balance(books.host, '512000'), 5000);
    assert.deepEqual([balance(books.care, '511500'), balance(books.care, '512000')], [0, 0]);
    assert.deepEqual([balance(books.host, '451000'), balance(books.care, '451000')], [-8000, 8000]);
    assert.equal(balance(books.host, '411000'), 0);
    assert.equal(balance(books.care, '411000'), (await rowOf(till.bff, b.id)).dueCents);
    for (const rows of Object.values(books))
      for (const [entry, lines] of Map.groupBy(rows, (it) => it.entry))
        assert.equal(
          lines.reduce((sum, it) => sum + it.cents, 0),
          0,
          entry,
        );
    await assertInOrder(till.bff);
  });

  it('are missed by the check when a debt between the sellers is not written down', async () => {
    const till = await openTill(engine);
    const { id } = await issue(till.bff, { seller: 'care', lines: [line(5000, { vatRate: 1000 })] });
    const { number } = await issue(till.bff);
    await takeIn(till.bff.deps, 'host', [transfer('B1', 13_000, `facture ${number}`)]);
    await post(till, '/api/payments', { invoices: [{ id, cents: 1000 }], useCredit: true });
    assert.deepEqual(await checkLedger(till.bff.deps), []);
    // The credit is another's than the one that was written down.
    await till.bff.deps.db.updateTable('bankLine').set({ seller: 'care' }).execute();

    const found = (await checkLedger(till.bff.deps)).filter(({ rule }) => rule === 'sellers');
    assert.equal(found.length, 2);
    assert.match(found[0]?.detail ?? '', /says -?1000 for no credit used/);
  });

  it('keep the sellers apart', async () => {
    const till = await openTill(engine);
    const { number } = await issue(till.bff, { seller: 'care', lines: [line(5000, { vatRate: 1000 })] });
    await takeIn(till.bff.deps, 'care', [transfer('C1', 6000, `facture ${number}`)]);
    assert.equal(balance(await fecOf(till, 'care'), '512000'), 6000);
    assert.equal(balance(await fecOf(till, 'care'), '419100'), -1000);
    assert.deepEqual(await fecOf(till), []);
  });
});
