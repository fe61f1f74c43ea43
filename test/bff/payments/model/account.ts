import assert from 'node:assert/strict';
import type { Actor } from '../../../../bff/access/actor.ts';
import { add, finish } from '../../../../bff/payments/method-setups.ts';
import { addMonths } from '../../../../bff/ports/calendar.ts';
import { today } from '../../../../bff/ports/clock.ts';
import type { Seal } from '../../../../bff/storage/write.ts';
import { addService, assertInOrder } from '../../invoices/desk.ts';
import { visit } from '../gateway/customer.ts';
import type { Till } from '../till.ts';
import { emptyBook, readOn, type Book, type Line } from './book.ts';
import { assertMoves, statesOf, type States } from './states.ts';

/** One account under test: the real thing, and what the model knows of it. */
export interface Account {
  readonly till: Till;
  readonly actor: Actor;
  readonly book: Book;
  readonly invoices: string[];
  /** Pages of the provider that the customer was sent to. */
  readonly pages: string[];
  /** Services that renew themselves, with the last day of their first period. */
  readonly services: Map<string, string>;
  /** Plans that the customer asked to be taken although they were stopped. */
  readonly revived: Set<string>;
  seen: number;
  states: States;
}

/** Nobody repeats a call of the model by its key. */
export const unsealed: Seal = async () => {};

let accounts = 0;

/** Opens a further account with one monthly service that renews itself, and a card. */
export async function openAccount(till: Till): Promise<Account> {
  const customerId = `cus_m${++accounts}`;
  const { actor } = await till.further(customerId);
  const service = `svc_m${accounts}`;
  const expiresOn = today(till.clock, 17);
  const auto = { renewal: 'auto', consentVersion: '2026-11', consentAt: '2026-01-01T00:00:00.000Z' };
  await addService(till.bff, service, customerId, { ...auto, expiresOn, periodMonths: 1 });
  const services = new Map([[service, expiresOn]]);
  if (accounts % 2 === 0) services.set(...(await addNeighbour(till, customerId, service, auto)));
  const account: Account = {
    ...{ till, actor, book: emptyBook(), invoices: [], pages: [] },
    ...{ services, revived: new Set(), seen: 0, states: new Map() },
  };
  await saveCard(account, '4242424242424242');
  return account;
}

/** Every second account has two services, three days apart, that are charged together. */
async function addNeighbour(
  till: Till,
  customerId: string,
  service: string,
  auto: object,
): Promise<[string, string]> {
  const [id, expiresOn] = [`${service}_b`, today(till.clock, 20)];
  await addService(till.bff, id, customerId, { ...auto, expiresOn, periodMonths: 1 });
  await till.bff.deps.db
    .updateTable('customer')
    .set({ groupCharges: 1 })
    .where('id', '=', customerId)
    .execute();
  return [id, expiresOn];
}

/** Saves a card as a customer does on the provider's page; nothing when the page refuses it. */
export async function saveCard({ till, actor }: Account, number: string): Promise<void> {
  const { deps } = till.bff;
  const { setup, redirectUrl } = await add(deps, actor, { kind: 'card', consent: '2026-11' }, unsealed);
  await visit(redirectUrl, { number });
  await finish(deps, actor, setup);
}

/** What must hold after every step, whatever was done. */
export async function assertSound(account: Account): Promise<void> {
  const { till, actor, book } = account;
  const after = await statesOf(till.bff, actor.customerId);
  assertMoves(account.states, after, account.revived);
  account.states = after;
  readOn(book, await newLines(account));
  await assertBalances(account);
  await assertOneAttempt(account);
  await assertPeriods(account);
  await assertPlans(account);
  await assertInOrder(till.bff);
}

async function newLines(account: Account): Promise<Line[]> {
  const { db } = account.till.bff.deps;
  const rows = await db
    .selectFrom('journal')
    .where('customerId', '=', account.actor.customerId)
    .where('id', '>', account.seen)
    .select(['id', 'kind', 'ref', 'cents'])
    .orderBy('id')
    .execute();
  account.seen = rows.at(-1)?.id ?? account.seen;
  return Promise.all(
    rows.map(async ({ kind, ref, cents }) => ({
      ...{ kind, ref, cents },
      parts:
        kind === 'payment'
          ? await db
              .selectFrom('paymentInvoice')
              .where('paymentId', '=', ref)
              .select(['invoiceId', 'cents'])
              .orderBy('invoiceId')
              .execute()
          : [],
      corrects: (
        await db
          .selectFrom('creditNoteOf')
          .where('creditNoteId', '=', ref)
          .select('invoiceId')
          .executeTakeFirst()
      )?.invoiceId,
    })),
  );
}

/** The journal alone, read by the small book, gives every balance that is stored. */
async function assertBalances({ till, actor, book }: Account): Promise<void> {
  const { db } = till.bff.deps;
  const rows = await db
    .selectFrom('invoice')
    .where('customerId', '=', actor.customerId)
    .where('kind', '=', 'FA')
    .select([
      'id',
      'totalCents as total',
      'dueCents as due',
      'paidCents as paid',
      'creditedCents as credited',
    ])
    .execute();
  assert.deepEqual(
    new Map(rows.map(({ id, ...bill }) => [id, bill])),
    new Map(
      [...book.bills].toSorted(
        ([a], [b]) => rows.findIndex((r) => r.id === a) - rows.findIndex((r) => r.id === b),
      ),
    ),
  );
  const credits = await db
    .selectFrom('walletEntry')
    .where('customerId', '=', actor.customerId)
    .select((e) => ['origin', 'originId', e.fn.sum<number>('cents').as('left')])
    .groupBy(['origin', 'originId'])
    .execute();
  for (const { origin, originId, left } of credits)
    assert.equal(Number(left), book.credits.get(`${origin}:${originId}`), `credit of ${origin} ${originId}`);
}

/** An invoice is held by the one attempt that is open on it, and by none when all have ended. */
async function assertOneAttempt({ till, actor }: Account): Promise<void> {
  const rows = await till.bff.deps.db
    .selectFrom('paymentInvoice as i')
    .innerJoin('payment as p', 'p.id', 'i.paymentId')
    .leftJoin('liveAttempt as l', 'l.invoiceId', 'i.invoiceId')
    .where('p.customerId', '=', actor.customerId)
    .select(['i.invoiceId', 'p.id', 'p.endedAt', 'l.paymentId as holder'])
    .execute();
  for (const { invoiceId, id, endedAt, holder } of rows)
    assert.equal(holder === id, endedAt === null, `${invoiceId} and its attempt ${id}`);
}

/** A service has moved by as many whole periods as were paid, each once. */
async function assertPeriods({ till, services }: Account): Promise<void> {
  const { db } = till.bff.deps;
  for (const [id, first] of services) {
    const { expiresOn } = await db
      .selectFrom('service')
      .where('id', '=', id)
      .select('expiresOn')
      .executeTakeFirstOrThrow();
    const paid = await db.selectFrom('renewal').where('serviceId', '=', id).select('periodStart').execute();
    let day = first;
    for (const _ of paid) day = addMonths(day, 1);
    assert.equal(expiresOn, day, `${id} was renewed ${paid.length} times from ${first}`);
  }
}

/** A plan says of its charge what the charge says of itself; a paid one has its period. */
async function assertPlans({ till, actor }: Account): Promise<void> {
  const rows = await till.bff.deps.db
    .selectFrom('scheduledPayment as s')
    .leftJoin('payment as p', 'p.id', 's.paymentId')
    .leftJoin('renewal as r', (on) =>
      on.onRef('r.serviceId', '=', 's.serviceId').onRef('r.periodStart', '=', 's.periodStart'),
    )
    .where('s.customerId', '=', actor.customerId)
    .select(['s.id', 's.status', 'p.id as payment', 'p.status as charge', 'r.serviceId as renewed'])
    .execute();
  for (const { id, status, payment, charge, renewed } of rows) {
    const words = `${id} is ${status}, its charge ${payment ?? 'none'} ${charge ?? ''}`;
    assert.equal(status === 'paid', renewed !== null, `${words}, renewed: ${renewed !== null}`);
    if (status === 'paid') continue;
    if (charge === 'created' || charge === 'processing') assert.equal(status, 'processing', words);
    if (charge === 'requires_action') assert.equal(status, 'action_required', words);
    if (status === 'processing' || status === 'action_required') assert.ok(charge !== 'failed', words);
  }
}
