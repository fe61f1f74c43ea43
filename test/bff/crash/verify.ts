import assert from 'node:assert/strict';
import type { Kysely } from 'kysely';
import type { Tables } from '../../../bff/storage/tables.ts';
import type { Client, Seen } from './client.ts';

type Db = Kysely<Tables>;

/** Fails unless each service is what was acknowledged, or that and all of the write under way. */
export async function assertKept(db: Db, client: Client): Promise<{ readonly committed: number }> {
  let committed = 0;
  for (const [id, known] of client.services) {
    const { stored, history } = await read(db, client.holding.customerId, id);
    const under = client.under.get(id);
    const isAhead = under !== undefined && stored.version === under.version;
    assert.deepEqual(stored, isAhead ? under : known, `${id} after the last acknowledged write`);
    assert.equal(history, stored.version - 1, `${id} has a line of history a write`);
    if (isAhead) committed++;
  }
  return { committed };
}

async function read(db: Db, customerId: string, id: string): Promise<{ stored: Seen; history: number }> {
  const of = { customerId, serviceId: id };
  const row = await db.selectFrom('service').where('id', '=', id).selectAll().executeTakeFirstOrThrow();
  const tags = await db
    .selectFrom('serviceTag')
    .where('customerId', '=', of.customerId)
    .where('serviceId', '=', of.serviceId)
    .select('tag')
    .orderBy('tag')
    .execute();
  const lines = await db
    .selectFrom('timeline')
    .where('resource', '=', `service:${id}`)
    .select('id')
    .execute();
  const on = row.renewal === 'auto';
  assert.equal(row.consentVersion !== null, on, `${id}: renewal and its consent are one`);
  await assertPlan(db, id, row.version === 1 || on);
  return {
    stored: { version: row.version, label: row.label, tags: tags.map(({ tag }) => tag), on },
    history: lines.length,
  };
}

/** Who does not renew by itself is not charged. */
async function assertPlan(db: Db, serviceId: string, on: boolean): Promise<void> {
  if (on) return;
  const plan = await db
    .selectFrom('scheduledPayment')
    .where('serviceId', '=', serviceId)
    .where('status', '=', 'planned')
    .select('id')
    .executeTakeFirst();
  assert.equal(plan, undefined, `${serviceId} is off, and its charge stands`);
}

/** Fails unless every revision of a customer has its event: streams and caches missed nothing. */
export async function assertTold(db: Db, customerId: string): Promise<void> {
  const { revision } = await db
    .selectFrom('customer')
    .where('id', '=', customerId)
    .select('revision')
    .executeTakeFirstOrThrow();
  const events = await db.selectFrom('event').where('customerId', '=', customerId).select('id').execute();
  assert.equal(events.length, revision - 1, `${customerId}: revision and events`);
}

/** Fails unless each payment that was answered exists once, and none was made twice. */
export async function assertPaidOnce(db: Db, { payments, holding }: Client): Promise<void> {
  const made = await db
    .selectFrom('paymentInvoice')
    .innerJoin('payment', 'payment.id', 'paymentInvoice.paymentId')
    .where('payment.customerId', '=', holding.customerId)
    .select(['paymentInvoice.invoiceId', 'payment.id', 'payment.status'])
    .execute();
  for (const { invoice, answer } of payments.values()) {
    const own = made.filter(({ invoiceId }) => invoiceId === invoice);
    assert.ok(own.length <= 1, `${invoice} was paid ${own.length} times`);
    if (answer) assert.equal((JSON.parse(answer) as { payment: string }).payment, own[0]?.id);
  }
}

/** Fails unless everybody who was told « we wrote to you » has his account and his mail, once. */
export async function assertSignedUp(db: Db, { signUps }: Client): Promise<void> {
  const people = await db
    .selectFrom('person')
    .innerJoin('membership', 'membership.personId', 'person.id')
    .select(['person.email', 'membership.customerId'])
    .execute();
  const mails = await db.selectFrom('outbox').where('kind', '=', 'mail').select('payload').execute();
  for (const address of signUps) {
    assert.equal(people.filter(({ email }) => email === address).length, 1, address);
    assert.ok(
      mails.some(({ payload }) => payload.includes(`"${address}"`)),
      `a mail for ${address}`,
    );
  }
}
