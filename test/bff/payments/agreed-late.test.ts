import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Output } from '../../../components/contract/api.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import type { Mail } from '../../../bff/ports/mailer.ts';
import { addDays, today } from '../../../bff/ports/clock.ts';
import { onBothEngines, type Engine } from '../../support/engines.ts';
import { addService, assertInOrder, customer } from '../invoices/desk.ts';
import { openTill, settleDown, takenAtProvider, type Till } from './till.ts';
import { auto, good } from './waiting.ts';

const consent = '2026-11';

/** A service that asks each time and ends on 10 December, and a saved card. */
async function world(engine: Engine, more = {}) {
  const sent: Mail[] = [];
  const till = await openTill(engine, { mailer: { send: async (mail) => void sent.push(mail) } });
  await till.saveCard(good);
  await addService(till.bff, 'svc_a', customer, { expiresOn: '2026-12-10', ...more });
  const announced = (): string[] =>
    sent.filter(({ id }) => id.startsWith('charge-announced')).map(({ subject }) => subject);
  return { till, announced };
}

async function night(till: Till, day: string): Promise<void> {
  till.clock.set(`${day}T09:00:00.000Z`);
  await runNightly(till.bff.deps, 'one');
  await settleDown(till);
}

async function service({ bff, again }: Till): Promise<Output<'getService'>> {
  const { session } = await again();
  return (await (await bff.call('/api/services/svc_a', { session })).json()) as Output<'getService'>;
}

async function turn(till: Till, body: object): Promise<Response> {
  const { version } = await service(till);
  const { session } = await till.again();
  const headers = { 'if-match': `"${version}"` };
  return till.bff.call('/api/services/svc_a/auto-renew', { method: 'PUT', session, headers, body });
}

const plans = ({ bff }: Till) =>
  bff.deps.db.selectFrom('scheduledPayment').selectAll().orderBy('periodStart').execute();
const stateOf = async ({ bff }: Till): Promise<string> => {
  const { state, expiresOn } = await bff.deps.db
    .selectFrom('service')
    .select(['state', 'expiresOn'])
    .executeTakeFirstOrThrow();
  return `${state} until ${expiresOn}`;
};

onBothEngines('automatic renewal agreed to close to the end of a period', (engine) => {
  for (const [agreedOn, chargedOn, after] of [
    ['2026-11-25', '2026-12-03', 'active'],
    ['2026-11-28', '2026-12-06', 'active'],
    ['2026-12-07', '2026-12-15', 'expired'],
    ['2026-12-10', '2026-12-18', 'expired'],
  ] as const)
    it(`on ${agreedOn} is announced at once and charged on ${chargedOn}, as was shown, and never before`, async () => {
      const { till, announced } = await world(engine);
      till.clock.set(`${agreedOn}T08:00:00.000Z`);
      assert.deepEqual((await service(till)).renewalOffer, {
        amount: { cents: 1290, currency: 'EUR' },
        chargedOn,
      });

      assert.equal((await turn(till, { on: true, consent, chargedOn })).status, 200);
      await till.bff.jobs.drain();
      assert.equal(announced().length, 1, 'not in the night: now');
      assert.match(announced()[0] ?? '', new RegExp(` le ${Number(chargedOn.slice(8))} décembre 2026$`));
      assert.equal((await service(till)).nextChargeOn, chargedOn);
      for (let day: string = agreedOn; day < chargedOn; day = addDays(day, 1)) await night(till, day);

      assert.deepEqual(await takenAtProvider(till), []);
      assert.equal(await stateOf(till), `${after} until 2026-12-10`, 'it goes on until it is charged');
      await assertInOrder(till.bff);
      await night(till, chargedOn);
      assert.deepEqual(await takenAtProvider(till), [1290]);
      assert.equal(await stateOf(till), 'active until 2027-12-10');
      assert.equal(announced().length, 1);
      await assertInOrder(till.bff);
    });

  it('can be paid at once, and is then not charged on its day', async () => {
    const { till } = await world(engine);
    till.clock.set('2026-12-08T08:00:00.000Z');
    await turn(till, { on: true, consent });
    const [plan] = await plans(till);
    const { session } = await till.again();
    const paid = await till.bff.call(`/api/scheduled-payments/${plan?.id}/pay`, {
      ...{ method: 'POST', session, body: { amount: { cents: 1290, currency: 'EUR' } } },
      headers: { 'idempotency-key': 'paid-at-once-0000001' },
    });
    assert.equal(paid.status, 200, await paid.text());
    await night(till, '2026-12-16');

    assert.deepEqual(await takenAtProvider(till), [1290]);
    await assertInOrder(till.bff);
  });

  it('is turned on for no other day than the one that was shown', async () => {
    const { till, announced } = await world(engine);
    till.clock.set('2026-12-07T08:00:00.000Z');

    const answer = await turn(till, { on: true, consent, chargedOn: '2026-12-14' });

    assert.equal(answer.status, 412);
    await till.bff.jobs.drain();
    const { renewal, renewalOffer } = await service(till);
    assert.deepEqual([renewal, renewalOffer?.chargedOn], ['manual', '2026-12-15']);
    assert.deepEqual([await plans(till), announced()], [[], []]);
  });

  it('long before its day of announcement leaves everything to that day', async () => {
    const { till, announced } = await world(engine);
    till.clock.set('2026-11-24T08:00:00.000Z');
    assert.deepEqual((await service(till)).renewalOffer, {
      ...{ amount: { cents: 1290, currency: 'EUR' }, chargedOn: '2026-12-03', announcedOn: '2026-11-25' },
    });
    await turn(till, { on: true, consent });
    assert.deepEqual(await plans(till), []);
    await night(till, '2026-11-25');
    assert.deepEqual([(await plans(till))[0]?.dueOn, announced().length], ['2026-12-03', 1]);
  });

  for (const stopped of [false, true])
    it(`after its charge was ${stopped ? 'stopped with it' : 'canceled by turning it off'} brings the charge back, announced anew`, async () => {
      const { till, announced } = await world(engine, { ...auto, consentCents: 1290 });
      await night(till, '2026-11-25');
      till.clock.set('2026-11-27T08:00:00.000Z');
      const [plan] = await plans(till);
      const { session } = await till.again();
      if (stopped)
        await till.bff.call(`/api/scheduled-payments/${plan?.id}/stop`, {
          ...{ method: 'POST', session, body: { turnOff: true } },
          headers: { 'if-match': `"${plan?.version}"` },
        });
      else await turn(till, { on: false });
      const shown = (await service(till)).renewalOffer;
      assert.equal(shown?.chargedOn, '2026-12-05');

      await turn(till, { on: true, consent, chargedOn: shown?.chargedOn });
      await till.bff.jobs.drain();
      const [again, ...others] = await plans(till);
      assert.deepEqual(
        [again?.id, again?.status, again?.dueOn, again?.stoppedBy, others.length],
        [plan?.id, 'planned', '2026-12-05', null, 0],
      );
      assert.equal(announced().length, 2);
      await night(till, '2026-12-04');
      assert.deepEqual(await takenAtProvider(till), []);
      await night(till, '2026-12-05');
      assert.deepEqual(await takenAtProvider(till), [1290]);
      await assertInOrder(till.bff);
    });

  it('long ago is kept after nights that nobody ran: announced late, charged eight days later, and not suspended meanwhile', async () => {
    const { till, announced } = await world(engine, { ...auto, consentCents: 1290 });
    till.clock.set('2026-11-24T09:00:00.000Z');
    const jumped = '2026-12-22';
    assert.equal(today(till.clock), '2026-11-24');

    await night(till, jumped);
    assert.deepEqual([await takenAtProvider(till), announced().length], [[], 1]);
    for (let day = jumped; day < '2026-12-30'; day = addDays(day, 1)) await night(till, day);
    assert.deepEqual(await takenAtProvider(till), []);
    assert.equal(await stateOf(till), 'expired until 2026-12-10');
    await night(till, '2026-12-30');

    assert.deepEqual(await takenAtProvider(till), [1290]);
    assert.equal(await stateOf(till), 'active until 2027-12-10');
    await assertInOrder(till.bff);
  });
});
