import assert from 'node:assert/strict';
import { it } from 'node:test';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { follow } from '../../../bff/flows/follow.ts';
import { makeDefault } from '../../../bff/payments/methods.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer } from '../invoices/desk.ts';
import { openTill, settleDown, type Till } from './till.ts';

const good = '4242424242424242';
const refusesEachCharge = '4000000000000341';
const answersLater = '4000000000001117';

const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;
const onDay = (till: Till, day: string): void => till.clock.set(`${day}T09:00:00.000Z`);

async function night(till: Till, day: string): Promise<void> {
  onDay(till, day);
  await runNightly(till.bff.deps, 'one');
  await settleDown(till);
}

const plans = ({ bff }: Till) =>
  bff.deps.db.selectFrom('scheduledPayment').selectAll().orderBy('id').execute();
const mails = async ({ bff }: Till): Promise<string[]> =>
  (
    await bff.deps.db.selectFrom('outbox').where('kind', '=', 'mail').select('key').orderBy('id').execute()
  ).map(({ key }) => key.split(':')[1] ?? '');
const service = ({ bff }: Till) => bff.deps.db.selectFrom('service').selectAll().executeTakeFirstOrThrow();

onBothEngines('the nightly run', (engine) => {
  it('announces a charge fifteen days before, takes it seven days before, and renews', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });

    await night(till, '2026-11-24');
    assert.equal((await plans(till)).length, 0);
    await night(till, '2026-11-25');
    assert.deepEqual(
      (await plans(till)).map(({ status, dueOn, cents }) => ({ status, dueOn, cents })),
      [{ status: 'planned', dueOn: '2026-12-03', cents: 1290 }],
    );
    await night(till, '2026-12-02');
    assert.equal((await service(till)).expiresOn, '2026-12-10');
    await night(till, '2026-12-03');

    assert.equal((await plans(till))[0]?.status, 'paid');
    assert.equal((await service(till)).expiresOn, '2027-12-10');
    assert.ok((await mails(till)).includes('charge-announced'));
    assert.ok((await mails(till)).includes('charge-paid'));
    await assertInOrder(till.bff);
  });

  it('names the mandate and the creditor of a debit, when it is announced', async () => {
    const till = await openTill(engine);
    await till.saveAccount('FR1420041010050500013M02606');
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    onDay(till, '2026-11-25');
    await runNightly(till.bff.deps, 'one');

    const { payload } = await till.bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:charge-announced%')
      .select('payload')
      .executeTakeFirstOrThrow();
    const { mandateRef } = await till.bff.deps.db
      .selectFrom('paymentMethod')
      .select('mandateRef')
      .executeTakeFirstOrThrow();
    const words = `identifiant de créancier FR22ZZZ100009, référence unique de mandat ${mandateRef}`;
    assert.ok((JSON.parse(payload) as { text: string }).text.includes(words));
  });

  it('runs once a day with two workers, and a repeat plans and charges nothing twice', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    for (let i = 0; i < 30; i++)
      await addService(till.bff, `svc_${i}`, customer, { expiresOn: '2026-12-08', ...auto });
    const second = await till.second();

    for (const day of ['2026-11-23', '2026-12-01']) {
      till.clock.set(`${day}T09:00:00.000Z`);
      const [one, two] = await Promise.all([
        runNightly(till.bff.deps, 'one'),
        runNightly(second.deps, 'two'),
      ]);
      assert.equal([one, two].filter((report) => report === undefined).length, 1);
      assert.equal(await runNightly(second.deps, 'two'), undefined);
      await settleDown(till);
    }

    assert.equal((await plans(till)).length, 30);
    const paid = await till.bff.deps.db
      .selectFrom('payment')
      .where('status', '=', 'succeeded')
      .selectAll()
      .execute();
    assert.equal(paid.length, 30);
    await assertInOrder(till.bff);
  });

  it('goes on in other hands where a worker died, and leaves the run to nobody before its lease is over', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    for (let i = 0; i < 450; i++)
      await addService(till.bff, `svc_${i}`, customer, { expiresOn: '2026-12-05', ...auto });
    const second = await till.second();

    // The first worker plans one bite and is gone.
    let looks = 0;
    await runNightly(till.bff.deps, 'one', () => looks++ < 2);
    assert.equal((await plans(till)).length, 200);
    assert.equal(await runNightly(second.deps, 'two'), undefined);
    till.clock.advance(6 * 60_000);
    const report = await runNightly(second.deps, 'two');
    assert.equal(report?.planned, 250);
    // The dead one was only asleep.
    assert.equal(await runNightly(till.bff.deps, 'one'), undefined);

    assert.equal(new Set((await plans(till)).map(({ serviceId }) => serviceId)).size, 450);
    await assertInOrder(till.bff);
  });

  it('tries a refused charge again on its days, then lets the service expire and suspends it', async () => {
    const till = await openTill(engine);
    await till.saveCard(refusesEachCharge);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });

    const tries: number[] = [];
    for (const day of [
      '2026-11-25',
      '2026-12-03',
      '2026-12-04',
      '2026-12-05',
      '2026-12-07',
      '2026-12-09',
      '2026-12-11',
    ]) {
      await night(till, day);
      tries.push((await plans(till))[0]?.tries ?? 0);
    }

    assert.deepEqual(tries, [0, 1, 1, 2, 3, 4, 4]);
    assert.equal((await plans(till))[0]?.status, 'failed');
    assert.equal((await service(till)).state, 'expired');
    await night(till, '2026-12-18');
    assert.equal((await service(till)).state, 'suspended');
    assert.equal((await mails(till)).filter((kind) => kind === 'charge-declined').length, 4);
    await assertInOrder(till.bff);
  });

  it('does not take old news of a refused try for news of the try that is under way', async () => {
    const till = await openTill(engine);
    await till.saveCard(refusesEachCharge);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    await night(till, '2026-11-25');
    await night(till, '2026-12-03');
    const [refused] = await till.bff.deps.db.selectFrom('payment').select('id').execute();
    const holder = await till.again();
    await makeDefault(till.bff.deps, holder.actor, await holder.saveCard(answersLater));
    onDay(till, '2026-12-05');
    await runNightly(till.bff.deps, 'one');
    assert.equal((await plans(till))[0]?.status, 'processing');
    const before = (await mails(till)).length;

    await follow(till.bff.deps, refused?.id ?? '');

    assert.equal((await plans(till))[0]?.status, 'processing');
    assert.equal((await mails(till)).length, before);
    till.clock.advance(60_000);
    await settleDown(till);
    assert.equal((await plans(till))[0]?.status, 'paid');
    await assertInOrder(till.bff);
  });

  it('stops a charge from the link of its mail, which a look does not do', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...auto });
    onDay(till, '2026-11-25');
    await runNightly(till.bff.deps, 'one');
    const job = await till.bff.deps.db
      .selectFrom('outbox')
      .where('key', 'like', 'mail:charge-announced%')
      .select('payload')
      .executeTakeFirstOrThrow();
    const token = /\/stop#([\w-]{43})/.exec(job.payload)?.[1] ?? '';

    const look = (await (await till.bff.call(`/api/stop-links/${token}`)).json()) as { status: string };
    assert.equal(look.status, 'open');
    assert.equal((await plans(till))[0]?.status, 'planned');
    const stopped = await till.bff.call(`/api/stop-links/${token}`, { method: 'POST', body: {} });
    assert.equal(stopped.status, 200);
    await night(till, '2026-12-03');

    assert.equal((await plans(till))[0]?.status, 'stopped');
    assert.equal((await till.bff.deps.db.selectFrom('payment').selectAll().execute()).length, 0);
    assert.equal((await till.bff.call(`/api/stop-links/${'x'.repeat(43)}`)).status, 410);
  });

  it('asks again when the price is above what was agreed to, and charges nothing before', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', nextPriceCents: 1500 });
    const turn = async (on: object, version: number): Promise<void> => {
      const { session } = await till.again();
      const headers = { 'if-match': `"${version}"` };
      const body = { on: true, consent: '2026-11', ...on };
      const answer = await till.bff.call('/api/services/svc_a/auto-renew', {
        method: 'PUT',
        session,
        body,
        headers,
      });
      assert.equal(answer.status, 200, await answer.clone().text());
    };
    await turn({}, 1);
    assert.equal((await service(till)).consentCents, 1500);
    await till.bff.deps.db.updateTable('service').set({ nextPriceCents: 1900 }).execute();
    await night(till, '2026-11-25');
    await night(till, '2026-12-03');
    assert.deepEqual(
      (await plans(till)).map(({ status, cents, askedAgain, tries }) => ({
        status,
        cents,
        askedAgain,
        tries,
      })),
      [{ status: 'planned', cents: 1900, askedAgain: 1, tries: 0 }],
    );

    const [plan] = await plans(till);
    const agree = async (cents: number): Promise<number> => {
      const { session } = await till.again();
      const path = `/api/scheduled-payments/${plan?.id}/agree`;
      const headers = { 'if-match': `"${plan?.version}"` };
      const body = { amount: { cents, currency: 'EUR' } };
      return (await till.bff.call(path, { method: 'POST', session, body, headers })).status;
    };
    assert.equal(await agree(1500), 400);
    assert.equal(await agree(1900), 200);
    assert.equal(await agree(1900), 409);
    await night(till, '2026-12-04');

    assert.equal((await plans(till))[0]?.status, 'paid');
    assert.equal((await service(till)).consentCents, 1900);
    assert.equal((await service(till)).expiresOn, '2027-12-10');
    await assertInOrder(till.bff);
  });

  it('lets one customer’s fault stop nobody else', async () => {
    const till = await openTill(engine);
    await till.saveCard(good);
    await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-08', ...auto });
    // An account without billing identity cannot be billed: a fault of ours in the middle of the run.
    await till.bff.deps.db
      .insertInto('customer')
      .values({
        id: 'cus_0',
        number: 'C0',
        kind: 'company',
        name: 'Sans adresse',
        locale: 'fr',
        revision: 0,
        createdAt: '2026-01-01T00:00:00.000Z',
      })
      .execute();
    await addService(till.bff, 'svc_0', 'cus_0', { expiresOn: '2026-12-07', ...auto });
    // And one that cannot even be priced spoils the bite in which all are planned.
    await addService(till.bff, 'svc_1', 'cus_0', { expiresOn: '2026-12-07', seller: 'nobody', ...auto });

    for (const day of ['2026-11-23', '2026-12-01']) await night(till, day);

    const row = await till.bff.deps.db
      .selectFrom('service')
      .where('id', '=', 'svc_a')
      .selectAll()
      .executeTakeFirstOrThrow();
    assert.equal(row.expiresOn, '2027-12-08');
  });
});
