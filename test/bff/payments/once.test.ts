import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as v from 'valibot';
import type { Operation } from '../../../components/contract/operation.ts';
import { operations, type OperationName, type Operations } from '../../../components/contract/api.ts';
import type { Route, Visit } from '../../../bff/http/route.ts';
import type { Actor } from '../../../bff/access/actor.ts';
import { invoiceRoutes } from '../../../bff/invoices/routes.ts';
import { partnerRoutes } from '../../../bff/partners/routes.ts';
import { paymentRoutes } from '../../../bff/payments/routes.ts';
import { profileRoutes } from '../../../bff/profile/routes.ts';
import { serviceRoutes } from '../../../bff/services/routes.ts';
import type { PaymentGateway } from '../../../bff/ports/payments.ts';
import type { Seal } from '../../../bff/storage/write.ts';
import type { Deps } from '../../../bff/deps.ts';
import { credit } from '../../../bff/flows/refund.ts';
import { runNightly } from '../../../bff/flows/nightly-run.ts';
import { type TestBff } from '../../support/bff.ts';
import { onBothEngines } from '../../support/engines.ts';
import { addService, assertInOrder, customer, issue, payIn } from '../invoices/desk.ts';
import { openTill, type Till } from './till.ts';

type Once = {
  [N in OperationName]: Operations[N] extends { readonly idempotent: true } ? N : never;
}[OperationName];

async function plannedCharge(till: Till): Promise<string> {
  const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' };
  await addService(till.bff, 'svc_once', customer, { expiresOn: '2026-12-08', ...auto });
  await runNightly(till.bff.deps, 'one');
  const { id } = await till.bff.deps.db.selectFrom('scheduledPayment').select('id').executeTakeFirstOrThrow();
  return id;
}

/** Credit of the account that a payment could take back. */
async function spare(till: Till): Promise<void> {
  const { id } = await issue(till.bff);
  await payIn(till.bff, id, 12_000);
  await credit(till.bff.deps, { customerId: customer, invoiceId: id, reason: 'Geste', settlement: 'wallet' });
}

/** A valid input of each operation that must happen once: a new one without an entry does not compile. */
const inputs: Readonly<Record<Once, (till: Till, method: string) => Promise<object>>> = {
  disputeInvoice: async (till) => ({
    id: (await issue(till.bff)).id,
    reason: 'not-ordered',
    message: 'Je n’ai rien commandé.',
  }),
  archiveInvoices: async (till) => ({ ids: [(await issue(till.bff)).id] }),
  addPaymentMethod: () => Promise.resolve({ kind: 'card', consent: '2026-11' }),
  // A part of an invoice: a second charge of it would be possible, and wrong.
  payInvoices: async (till, method) => ({
    invoices: [{ id: (await issue(till.bff)).id, cents: 5000 }],
    method,
  }),
  refundCredit: async (till) => {
    await spare(till);
    return {};
  },
  payScheduledNow: async (till) => ({ id: await plannedCharge(till) }),
};
const once = Object.keys(inputs) as Once[];
/** Those whose effect goes on at the provider after the first write. */
const outside = ['addPaymentMethod', 'payInvoices', 'payScheduledNow'] as const satisfies Once[];

const routesOf = (deps: Deps): readonly Route[] =>
  [serviceRoutes, invoiceRoutes, paymentRoutes, partnerRoutes, profileRoutes].flatMap((of) => of(deps));

async function run({ bff, actor }: Till, name: Once, input: object, seal: Seal): Promise<unknown> {
  const route = routesOf(bff.deps).find((it) => it.name === name);
  assert.ok(route, `a route runs ${name}`);
  const parsed = v.parse((operations[name] as Operation).input, input);
  const visit: Visit<Actor> = { actor, request: undefined as never, version: 0, seal };
  return route.run(parsed as never, visit as unknown as Visit<never>);
}

/** What the world would see of an effect. */
async function effects({ bff }: Till): Promise<string> {
  const rows = await Promise.all([
    bff.deps.db.selectFrom('payment').selectAll().orderBy('id').execute(),
    bff.deps.db.selectFrom('liveAttempt').selectAll().execute(),
    bff.deps.db.selectFrom('scheduledPayment').selectAll().orderBy('id').execute(),
    bff.deps.db.selectFrom('invoice').select(['id', 'dueCents', 'state']).orderBy('id').execute(),
    bff.deps.db.selectFrom('customer').selectAll().execute(),
    bff.deps.db.selectFrom('refund').select('id').execute(),
    bff.deps.db.selectFrom('operation').select('id').execute(),
    bff.deps.db.selectFrom('methodSetup').select('ref').where('ref', 'is not', null).execute(),
  ]);
  return JSON.stringify(rows);
}

/** Sends an operation as a browser would. */
function send(bff: TestBff, session: string, name: Once, input: object): Promise<Response> {
  const { method, path } = operations[name] as Operation;
  const left = new Map(Object.entries(input));
  const address = path.replace(/:(\w+)/g, (_, word: string) => {
    const value = String(left.get(word));
    left.delete(word);
    return value;
  });
  const headers = { 'idempotency-key': `once-${name}-of-the-test` };
  return bff.call(`/api${address}`, { method, session, headers, body: Object.fromEntries(left) });
}

/** A provider that does what it is asked, and whose answer never arrives: its caller is dead by then. */
function deadAfter(payments: PaymentGateway): PaymentGateway & { readonly asked: Promise<void> } {
  let heard = (): void => {};
  const asked = new Promise<void>((done) => (heard = done));
  const never = async (work: Promise<unknown>): Promise<never> => {
    await work;
    heard();
    return new Promise<never>(() => {});
  };
  return {
    ...payments,
    asked,
    startPayment: (it) => never(payments.startPayment(it)),
    chargeSaved: (it) => never(payments.chargeSaved(it)),
    startMethodSetup: (it) => never(payments.startMethodSetup(it)),
  };
}

onBothEngines('every operation that must happen once', (engine) => {
  it('is known to these tests', () => {
    const all = Object.values<Operation>(operations).filter(({ idempotent }) => idempotent);
    assert.deepEqual(
      all.map(({ name }) => name),
      once,
    );
  });

  for (const name of once) {
    it(`${name} seals its reply with its effect, and a fault at that point leaves no effect`, async () => {
      const till = await openTill(engine);
      const method = await till.saveCard('4242424242424242');
      const input = await inputs[name](till, method);
      const sealed: { output: unknown; stage: string | undefined; inside: boolean }[] = [];
      const before = await effects(till);

      const fault = new Error('the power went');
      await assert.rejects(
        run(till, name, input, () => Promise.reject(fault)),
        fault,
      );
      assert.equal(await effects(till), before);
      const answer = await run(till, name, input, ({ tx }, output, stage) => {
        sealed.push({ output, stage, inside: tx.isTransaction });
        return Promise.resolve();
      });

      assert.ok(sealed.length > 0, `${name} never sealed`);
      for (const it of sealed) {
        assert.ok(it.inside);
        assert.ok(v.is((operations[name] as Operation).output, it.output), JSON.stringify(it.output));
      }
      const last = sealed.at(-1);
      if (last?.stage !== 'begun') assert.deepEqual(last?.output, answer);
      assert.notEqual(await effects(till), before);
    });
  }

  for (const name of outside)
    it(`${name} repeated elsewhere after its process died acts once`, async () => {
      const till = await openTill(engine);
      const method = await till.saveCard('4242424242424242');
      const input = await inputs[name](till, method);
      const payments = deadAfter(till.bff.deps.payments);
      const dying = await till.second({ payments });
      const { db } = till.bff.deps;
      const count = async (table: 'payment' | 'paymentMethod'): Promise<number> =>
        (await db.selectFrom(table).select('id').execute()).length;
      const [charged, methods] = [await count('payment'), await count('paymentMethod')];
      void send(dying, till.session, name, input);
      await payments.asked;
      till.clock.advance(61_000);

      const again = await send(till.bff, till.session, name, input);
      const third = await send(till.bff, till.session, name, input);

      assert.equal(again.status, 200, await again.clone().text());
      assert.deepEqual(await third.json(), await again.json());
      assert.equal(await count('payment'), charged + (name === 'addPaymentMethod' ? 0 : 1));
      assert.equal(await count('paymentMethod'), methods);
      await assertInOrder(till.bff);
    });
});
