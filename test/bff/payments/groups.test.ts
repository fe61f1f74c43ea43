import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { onBothEngines, type Engine } from '../../support/engines.ts';
import { addService, assertInOrder, customer } from '../invoices/desk.ts';
import { visit } from './gateway/customer.ts';
import { openTill, settleDown, takenAtProvider, type Holder, type Till } from './till.ts';

const good = '4242424242424242';
const refusesEachCharge = '4000000000000341';
const wantsCustomer = '4000002760003184';
const debitRefused = 'FR9720041010050000002222227';
const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' } as const;
let keys = 0;

/** Three services that end within a week, and one later, of an account that wants one charge. */
async function world(engine: Engine, number = good) {
  const mails: Mail[] = [];
  const till = await openTill(engine, { mailer: { send: async (mail) => void mails.push(mail) } });
  if (number.startsWith('FR')) await till.saveAccount(number);
  else await till.saveCard(number);
  assert.equal((await group(till, till, true)).status, 200);
  for (const [id, expiresOn] of [
    ['svc_a', '2026-12-10'],
    ['svc_b', '2026-12-13'],
    ['svc_c', '2026-12-17'],
    ['svc_d', '2026-12-18'],
  ] as const)
    await addService(till.bff, id, customer, { expiresOn, ...auto });
  return { till, mails };
}

const group = ({ bff }: Till, { session }: Pick<Holder, 'session'>, on: boolean): Promise<Response> =>
  bff.call('/api/scheduled-payments/grouping', { method: 'PUT', session, body: { on } });

async function night(till: Till, day: string): Promise<void> {
  till.clock.set(`${day}T09:00:00.000Z`);
  await runNightly(till.bff.deps, 'one');
  await settleDown(till);
}

const plans = ({ bff }: Till) =>
  bff.deps.db.selectFrom('scheduledPayment').selectAll().orderBy('serviceId').execute();
const states = async (till: Till): Promise<string[]> =>
  (await plans(till)).map(({ serviceId, status, dueOn }) => `${serviceId} ${dueOn} ${status}`);
const payments = ({ bff }: Till) =>
  bff.deps.db.selectFrom('payment').selectAll().orderBy('createdAt').execute();
const ends = async ({ bff }: Till): Promise<string[]> =>
  (await bff.deps.db.selectFrom('service').select('expiresOn').orderBy('id').execute()).map(
    (it) => it.expiresOn,
  );
const about = (mails: readonly Mail[], kind: string): Mail[] => mails.filter(({ id }) => id.startsWith(kind));

onBothEngines('charges of a week in one', (engine) => {
  it('are announced by one mail, taken by one attempt with an invoice each, and renew each service', async () => {
    const { till, mails } = await world(engine);
    await night(till, '2026-11-25');
    assert.deepEqual(await states(till), [
      'svc_a 2026-12-03 planned',
      'svc_b 2026-12-03 planned',
      'svc_c 2026-12-03 planned',
    ]);
    const [announced, ...more] = about(mails, 'charge-announced');
    assert.equal(more.length, 0);
    assert.match(announced?.subject ?? '', /^Renouvellement de 3 services\s: 38,70\s€ le 3 décembre 2026$/);
    for (const name of ['svc-a.fr', 'svc-b.fr', 'svc-c.fr']) assert.ok(announced?.text.includes(name));

    await night(till, '2026-12-03');
    assert.deepEqual(await takenAtProvider(till), [3870]);
    const { bff } = till;
    const parts = await bff.deps.db
      .selectFrom('allocation')
      .where('source', '=', 'payment')
      .selectAll()
      .execute();
    assert.deepEqual(
      parts.map(({ cents }) => cents),
      [1290, 1290, 1290],
    );
    assert.equal(new Set(parts.map(({ sourceId }) => sourceId)).size, 1);
    assert.deepEqual(await ends(till), ['2027-12-10', '2027-12-13', '2027-12-17', '2026-12-18']);
    const paid = about(mails, 'charge-paid');
    assert.equal(paid.length, 1);
    assert.equal(paid[0]?.subject, '3 services sont renouvelés');
    await assertInOrder(bff);
  });

  it('lose the service that is stopped, and go on with the others', async () => {
    const { till } = await world(engine);
    await night(till, '2026-11-25');
    const [, b] = await plans(till);
    const { session } = await till.again();
    const stopped = await till.bff.call(`/api/scheduled-payments/${b?.id}/stop`, {
      ...{ method: 'POST', session, headers: { 'if-match': `"${b?.version}"` }, body: {} },
    });
    assert.equal(stopped.status, 200, await stopped.clone().text());
    await night(till, '2026-12-03');

    assert.deepEqual((await plans(till)).map(({ status }) => status).slice(0, 3), [
      'paid',
      'stopped',
      'paid',
    ]);
    assert.deepEqual(await takenAtProvider(till), [2580]);
    await assertInOrder(till.bff);
  });

  it('are all stopped by the link of their mail, once', async () => {
    const { till, mails } = await world(engine);
    await night(till, '2026-11-25');
    const token = /\/stop#([\w-]{43})/.exec(about(mails, 'charge-announced')[0]?.text ?? '')?.[1] ?? '';
    const look = (await (await till.bff.call(`/api/stop-links/${token}`)).json()) as Output<'readStopLink'>;
    assert.deepEqual(
      [look.label, look.amount.cents, look.status],
      ['3 services (svc-a.fr, svc-b.fr, svc-c.fr)', 3870, 'open'],
    );
    const used = await till.bff.call(`/api/stop-links/${token}`, { method: 'POST', body: { turnOff: true } });
    assert.equal(used.status, 200);
    await night(till, '2026-12-03');

    assert.ok((await plans(till)).slice(0, 3).every(({ status }) => status === 'stopped'));
    const services = await till.bff.deps.db.selectFrom('service').select('renewal').orderBy('id').execute();
    assert.deepEqual(
      services.map(({ renewal }) => renewal),
      ['manual', 'manual', 'manual', 'auto'],
    );
    assert.equal((await payments(till)).length, 0);
  });

  it('are tried again together, told once each time, and paid together in the end', async () => {
    const { till, mails } = await world(engine, refusesEachCharge);
    await night(till, '2026-11-25');
    for (const day of ['2026-12-03', '2026-12-04', '2026-12-05']) await night(till, day);
    assert.deepEqual(
      (await payments(till)).map(({ cents, status }) => `${cents} ${status}`),
      ['3870 failed', '3870 failed'],
    );
    const declined = about(mails, 'charge-declined');
    assert.equal(declined.length, 2);
    assert.match(declined[0]?.subject ?? '', /3 services \(svc-a\.fr, svc-b\.fr, svc-c\.fr\)/);
    assert.equal((declined[0]?.text.match(/inv_\w+/g) ?? []).length, 3, 'the mail pays all of them');

    const holder = await till.again();
    const card = await holder.saveCard(good);
    await till.bff.call(`/api/payment-methods/${card}/default`, {
      ...{ method: 'PUT', session: holder.session, body: {} },
    });
    await night(till, '2026-12-07');
    assert.deepEqual(await takenAtProvider(till), [3870]);
    assert.ok((await plans(till)).slice(0, 3).every(({ status }) => status === 'paid'));
    await assertInOrder(till.bff);
  });

  it('fail together when the bank says no days later', async () => {
    const { till, mails } = await world(engine, debitRefused);
    await night(till, '2026-11-25');
    await night(till, '2026-12-03');
    assert.ok((await plans(till)).slice(0, 3).every(({ status }) => status === 'processing'));
    till.clock.advance(86_400_000);
    await settleDown(till);

    assert.ok(
      (await plans(till)).slice(0, 3).every(({ status, nextTryOn }) => status === 'failed' && nextTryOn),
    );
    assert.equal(about(mails, 'charge-declined').length, 1);
    await assertInOrder(till.bff);
  });

  it('go on with the one attempt when the bank wants the customer', async () => {
    const { till } = await world(engine, wantsCustomer);
    await night(till, '2026-11-25');
    await night(till, '2026-12-03');
    const all = (await plans(till)).slice(0, 3);
    assert.ok(all.every(({ status }) => status === 'action_required'));
    const { session } = await till.again();
    const asked = await till.bff.call(`/api/scheduled-payments/${all[1]?.id}/pay`, {
      ...{ method: 'POST', session, body: {}, headers: { 'idempotency-key': `group-of-charges-${++keys}` } },
    });
    const { redirectUrl } = (await asked.json()) as Output<'payScheduledNow'>;
    await visit(redirectUrl ?? '', { number: wantsCustomer });
    await settleDown(till);

    assert.deepEqual(await takenAtProvider(till), [3870]);
    assert.ok((await plans(till)).slice(0, 3).every(({ status }) => status === 'paid'));
    await assertInOrder(till.bff);
  });

  it('leave out what the customer pays himself, and are taken one by one once he wants that', async () => {
    const { till } = await world(engine);
    await night(till, '2026-11-25');
    const holder = await till.again();
    const [a] = await plans(till);
    await till.bff.call(`/api/scheduled-payments/${a?.id}/pay`, {
      ...{ method: 'POST', session: holder.session, body: {} },
      headers: { 'idempotency-key': `group-of-charges-${++keys}` },
    });
    assert.deepEqual(await takenAtProvider(till), [1290]);
    assert.equal((await group(till, holder, false)).status, 200);
    const shown = await till.bff.call('/api/scheduled-payments?when=coming', { session: holder.session });
    const { items, grouping } = (await shown.json()) as Output<'listScheduledPayments'>;
    assert.deepEqual([grouping?.on, grouping?.change.allowed], [false, true]);
    assert.ok(items.every((it) => it.group === undefined));
    await night(till, '2026-12-03');

    assert.deepEqual(await takenAtProvider(till), [1290, 1290, 1290]);
    assert.equal((await payments(till)).length, 3);
    await assertInOrder(till.bff);
  });

  it('do not come together for an account that never asked for it', async () => {
    const { till, mails } = await world(engine);
    await group(till, till, false);
    await night(till, '2026-11-25');
    await night(till, '2026-11-28');
    assert.deepEqual(await states(till), ['svc_a 2026-12-03 planned', 'svc_b 2026-12-06 planned']);
    assert.equal(about(mails, 'charge-announced').length, 2);
  });
});
