import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pdfkitDocuments } from '../../../bff/adapters/pdfkit-documents/documents.ts';
import { chargePlan } from '../../../bff/flows/nightly.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { today } from '../../../bff/ports/clock.ts';
import type { Documents } from '../../../bff/ports/documents.ts';
import type { DocumentSnapshot } from '../../../bff/invoices/document/model.ts';
import type { Mail, Mailer } from '../../../bff/ports/mailer.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer } from '../invoices/desk.ts';
import { openTill, settleDown, takenAtProvider } from './till.ts';

const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

/** Mail and paper that fail as long as `broken`. */
function outage() {
  const state = { broken: true };
  const sent: Mail[] = [];
  const paper = pdfkitDocuments();
  const mailer: Mailer = {
    send: async (mail) => {
      if (state.broken) throw new Error('451 try again later');
      sent.push(mail);
    },
  };
  const documents: Documents<DocumentSnapshot> = {
    render: async (snapshot) => {
      if (state.broken) throw new Error('no paper');
      return paper.render(snapshot);
    },
  };
  return { state, sent, mailer, documents };
}

onBothEngines('a charge while neither mail nor paper works', (engine) => {
  it('stands with all its money; the invoice and each mail follow later, once', async () => {
    const { state, sent, mailer, documents } = outage();
    const till = await openTill(engine, { mailer, documents });
    const { db } = till.bff.deps;
    await till.saveCard('4242424242424242');
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-11-28', ...auto });
    await runNightly(till.bff.deps, 'one');
    // As if it had been announced eight days before.
    const [plan] = await db
      .updateTable('scheduledPayment')
      .set({ nextTryOn: today(till.clock) })
      .returning('id')
      .execute();
    await chargePlan(till.bff.deps, plan?.id ?? '');
    await settleDown(till);

    const [paid] = await db.selectFrom('invoice').selectAll().execute();
    assert.deepEqual([paid?.state, paid?.dueCents, paid?.paidCents], ['paid', 0, 1290]);
    assert.deepEqual(await takenAtProvider(till), [1290]);
    const { expiresOn } = await db.selectFrom('service').select('expiresOn').executeTakeFirstOrThrow();
    assert.equal(expiresOn, '2027-11-28');
    assert.deepEqual(await db.selectFrom('invoiceFile').select('invoiceId').execute(), []);
    assert.equal(sent.length, 0);
    await assertInOrder(till.bff);

    state.broken = false;
    for (let hour = 0; hour < 6; hour++) {
      till.clock.advance(3_600_000);
      await settleDown(till);
    }
    assert.equal((await db.selectFrom('invoiceFile').select('invoiceId').execute()).length, 1);
    const kinds = sent.map(({ id }) => id.split(':')[0]).toSorted();
    assert.deepEqual(kinds, ['charge-announced', 'charge-paid', 'issued']);
    assert.deepEqual(await takenAtProvider(till), [1290], 'nothing was charged on the way');
    await assertInOrder(till.bff);
  });
});
