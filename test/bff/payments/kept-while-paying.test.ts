import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { onBothEngines } from '../../support/engines.ts';
import { assertInOrder, issue } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openTill, settleDown, type Till } from './till.ts';

const visa = '4242424242424242';
const account = 'FR1420041010050500013M02606';
let keys = 0;

/** Pays an invoice on the provider's page with a means that is new there. */
async function payThere(till: Till, number: string, more: object): Promise<string> {
  const { id } = await issue(till.bff);
  const { session } = await till.again();
  const answer = await till.bff.call('/api/payments', {
    method: 'POST',
    session,
    headers: { 'idempotency-key': `kept-while-paying-${++keys}` },
    body: { invoices: [{ id }], ...more },
  });
  const { payment, redirectUrl } = (await answer.json()) as Output<'payInvoices'>;
  await visit(redirectUrl ?? '', { kind: number === account ? 'sepa_debit' : 'card', number });
  await settleDown(till);
  till.clock.advance(3_600_000);
  await settleDown(till);
  return payment ?? '';
}

async function read<T>(till: Till, path: string): Promise<T> {
  const { session } = await till.again();
  return (await (await till.bff.call(path, { session })).json()) as T;
}
const saved = async (till: Till) =>
  (await read<Output<'listPaymentMethods'>>(till, '/api/payment-methods')).items;

onBothEngines('a new means with which a customer pays', (engine) => {
  it('is there for later charges when he wanted it kept, with his consent', async () => {
    const till = await openTill(engine);
    till.psp.faults({ copies: 2 });
    const payment = await payThere(till, visa, { saveMethod: true });

    const items = await saved(till);
    assert.deepEqual(
      items.map(({ kind, last4, isDefault }) => [kind, last4, isDefault]),
      [['card', '4242', true]],
    );
    const row = await till.bff.deps.db.selectFrom('paymentMethod').selectAll().executeTakeFirstOrThrow();
    assert.equal(row.consentVersion, '2026-11');
    const shown = await read<Output<'getPayment'>>(till, `/api/payments/${payment}`);
    assert.equal(shown.method?.last4, '4242');
    await assertInOrder(till.bff);
  });

  it('is there with its mandate when it is an account', async () => {
    const till = await openTill(engine);
    await payThere(till, account, { saveMethod: true });

    const [it] = await saved(till);
    assert.equal(it?.kind, 'sepa_debit');
    assert.match(it?.mandate?.reference ?? '', /^O2SBX/);
  });

  it('is not stored twice, and not at all when he did not want it', async () => {
    const till = await openTill(engine);
    await payThere(till, visa, {});
    assert.deepEqual(await saved(till), []);
    await payThere(till, visa, { saveMethod: true });
    await payThere(till, visa, { saveMethod: true });

    assert.equal((await saved(till)).length, 1);
  });
});
