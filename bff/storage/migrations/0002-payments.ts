import type { Engine } from '../tables.ts';
import { schemaOf, type Schema } from './schema.ts';

/** Attempts to pay, what a provider tells of them, what goes back; quotes. */
export async function payments(db: Schema, engine: Engine): Promise<void> {
  const { create, index } = schemaOf(db, engine);

  await create(
    'payment',
    {
      id: 'key',
      customerId: 'key',
      provider: 'text',
      ref: 'text?',
      idempotencyKey: 'key',
      status: 'key',
      cents: 'bigint',
      receivedCents: 'bigint',
      refundedCents: 'bigint',
      methodId: 'text?',
      offSession: 'bigint',
      scheduledId: 'text?',
      failureCode: 'text?',
      failureHard: 'bigint',
      disputed: 'bigint',
      createdAt: 'text',
      endedAt: 'text?',
      lookAt: 'text?',
      by: 'text?',
    },
    ['id'],
  );
  await index('payment', ['idempotencyKey'], { unique: true });
  await index('payment', ['customerId', 'createdAt']);
  await index('payment', ['ref']);
  await index('payment', ['status', 'lookAt']);
  await create('paymentInvoice', { paymentId: 'key', invoiceId: 'key', customerId: 'key', cents: 'bigint' }, [
    'paymentId',
    'invoiceId',
  ]);
  await index('paymentInvoice', ['invoiceId']);
  // One live attempt an invoice: the key decides, not a check.
  await create('liveAttempt', { invoiceId: 'key', paymentId: 'key' }, ['invoiceId'], true);
  await index('liveAttempt', ['paymentId']);
  await create(
    'gatewayEvent',
    {
      provider: 'key',
      id: 'key',
      type: 'text',
      about: 'text',
      ref: 'text',
      createdAt: 'text',
      receivedAt: 'text',
      doneAt: 'text?',
      attempts: 'bigint',
    },
    ['provider', 'id'],
    true,
  );
  await index('gatewayEvent', ['doneAt', 'receivedAt']);
  await create(
    'refund',
    {
      id: 'key',
      customerId: 'key',
      paymentId: 'text',
      creditNoteId: 'text',
      ref: 'text?',
      cents: 'bigint',
      status: 'text',
      failureReason: 'text?',
      createdAt: 'text',
      endedAt: 'text?',
    },
    ['id'],
  );
  await index('refund', ['customerId', 'createdAt']);
  await index('refund', ['paymentId']);
  await index('refund', ['creditNoteId']);
  await create(
    'quote',
    {
      id: 'key',
      customerId: 'key',
      invoices: 'text',
      cents: 'bigint',
      createdAt: 'text',
      expiresAt: 'text',
      paymentId: 'text?',
    },
    ['id'],
  );
}
