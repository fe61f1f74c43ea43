import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer } from '../invoices/desk.ts';
import { openTill, settleDown, takenAtProvider, type Till } from './till.ts';

const good = '4242424242424242';
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;

async function night(till: Till, day: string): Promise<void> {
  till.clock.set(`${day}T09:00:00.000Z`);
  await runNightly(till.bff.deps, 'one');
  await settleDown(till);
}

const price = ({ bff }: Till, cents: number): Promise<unknown> =>
  bff.deps.db.updateTable('service').set({ nextPriceCents: cents }).execute();

const plain = (mail: Mail | undefined): string =>
  `${mail?.subject} ${mail?.text}`.replaceAll(/[\u00a0\u202f]/g, ' ');

onBothEngines('a price that changes after its charge was announced', (engine) => {
  it('is not taken when it rose: it is announced anew, and taken once the customer agreed', async () => {
    const sent: Mail[] = [];
    const till = await openTill(engine, { mailer: { send: async (mail) => void sent.push(mail) } });
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', consentCents: 5000, ...auto });
    await till.saveCard(good);
    await night(till, '2026-11-25');
    await price(till, 1990);
    await night(till, '2026-12-03');
    await night(till, '2026-12-04');

    assert.deepEqual(await takenAtProvider(till), []);
    const told = sent.filter(({ id }) => id.startsWith('charge-announced'));
    assert.equal(told.length, 2);
    assert.match(plain(told[1]), /Vous avez accepté 12,90 € par période ; le prix est maintenant de 19,90 €/);
    const issued = await till.bff.deps.db.selectFrom('invoice').select('id').execute();
    assert.deepEqual(issued, [], 'nothing is billed that nobody agreed to');

    const { session } = await till.again();
    const path = '/api/scheduled-payments?when=coming';
    const { items } = (await (
      await till.bff.call(path, { session })
    ).json()) as Output<'listScheduledPayments'>;
    assert.deepEqual(items[0]?.amount.cents, 1990);
    const agreed = await till.bff.call(`/api/scheduled-payments/${items[0]?.id}/agree`, {
      ...{ method: 'POST', session, body: { amount: { cents: 1990, currency: 'EUR' } } },
      headers: { 'if-match': `"${items[0]?.version}"` },
    });
    assert.equal(agreed.status, 200, await agreed.text());
    await night(till, '2026-12-05');

    assert.deepEqual(await takenAtProvider(till), [1990]);
    await assertInOrder(till.bff);
  });

  it('is taken when it fell, and the mail names what was taken', async () => {
    const sent: Mail[] = [];
    const till = await openTill(engine, { mailer: { send: async (mail) => void sent.push(mail) } });
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    await till.saveCard(good);
    await night(till, '2026-11-25');
    await price(till, 990);
    await night(till, '2026-12-03');

    assert.deepEqual(await takenAtProvider(till), [990]);
    assert.match(plain(sent.find(({ id }) => id.startsWith('charge-paid'))), /prélevé 9,90 €/);
    await assertInOrder(till.bff);
  });
});
