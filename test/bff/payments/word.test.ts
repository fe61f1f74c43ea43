import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pay } from '../../../bff/flows/pay.ts';
import { takeWord } from '../../../bff/flows/settle.ts';
import * as attempts from '../../../bff/payments/attempts.ts';
import type { Payment } from '../../../bff/ports/payments.ts';
import { inWrite } from '../../../bff/storage/write.ts';
import { onBothEngines } from '../../support/engines.ts';
import { issue } from '../invoices/desk.ts';
import { openTill, type Till } from './till.ts';

interface Asked {
  readonly id: string;
  /** What the provider says of it while its page is open. */
  readonly truth: Payment;
  readonly arrived: Payment;
}

/** An attempt of 120 EUR on the provider's page. */
async function asked({ bff, actor }: Till, invoiceId: string): Promise<Asked> {
  const { payment } = await pay(bff.deps, actor, {
    invoices: [{ id: invoiceId }],
    returnUrl: 'https://space.example/pay',
  });
  const truth = await bff.deps.payments.fetchPayment(payment.ref ?? '');
  const { cents } = truth.amount;
  return { id: payment.id, truth, arrived: { ...truth, status: 'succeeded', received: cents } };
}

async function money({ bff }: Till): Promise<string> {
  const { db } = bff.deps;
  const rows = await Promise.all([
    db.selectFrom('payment').selectAll().orderBy('id').execute(),
    db.selectFrom('liveAttempt').selectAll().execute(),
    db.selectFrom('allocation').selectAll().execute(),
    db.selectFrom('walletEntry').selectAll().execute(),
    db.selectFrom('invoice').select(['id', 'dueCents', 'state', 'attempt']).orderBy('id').execute(),
  ]);
  return JSON.stringify(rows);
}

onBothEngines('the word of the provider', (engine) => {
  const wrong: Readonly<Record<string, (truth: Payment) => Payment>> = {
    'another amount': (it) => ({ ...it, amount: { ...it.amount, cents: it.amount.cents - 1 } }),
    'another currency': (it) => ({ ...it, amount: { ...it.amount, currency: 'CHF' as 'EUR' } }),
    'another attempt': (it) => ({ ...it, reference: 'pay_of_somebody_else' }),
    'no attempt at all': (it) => ({ ...it, reference: null }),
  };
  for (const [what, change] of Object.entries(wrong))
    it(`about ${what} is not believed`, async () => {
      const till = await openTill(engine);
      const { id, arrived } = await asked(till, (await issue(till.bff)).id);
      const before = await money(till);

      await assert.rejects(takeWord(till.bff.deps, id, change(arrived)), /is not attempt/);

      assert.equal(await money(till), before);
    });

  it('that came too late reopens no attempt that ended, while the next one is under way', async () => {
    const till = await openTill(engine);
    const { deps } = till.bff;
    const invoice = await issue(till.bff);
    const first = await asked(till, invoice.id);
    await takeWord(deps, first.id, { ...first.truth, status: 'canceled' });
    await asked(till, invoice.id);
    const before = await money(till);

    for (const status of ['processing', 'requires_action', 'requires_payment_method'] as const)
      await takeWord(deps, first.id, { ...first.truth, status });

    assert.equal(await money(till), before);
  });

  it('that nothing was sent takes nothing back from money that arrived', async () => {
    const till = await openTill(engine);
    const { deps } = till.bff;
    const { id, arrived } = await asked(till, (await issue(till.bff)).id);
    await takeWord(deps, id, arrived);
    const before = await money(till);

    await inWrite(deps, (write) => attempts.fail(deps, write, id, { code: 'never-sent', hard: false }));

    assert.equal(await money(till), before);
  });
});
