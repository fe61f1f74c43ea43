import type { Engine } from '../tables.ts';
import { addColumns, schemaOf, type Schema } from './schema.ts';

/** Planned charges and renewals, and the leases of who works on them. */
export async function plans(db: Schema, engine: Engine): Promise<void> {
  const { create, index } = schemaOf(db, engine);

  await create(
    'scheduledPayment',
    {
      id: 'key',
      customerId: 'key',
      serviceId: 'key',
      periodStart: 'text',
      periodEnd: 'text',
      dueOn: 'key',
      cents: 'bigint',
      methodId: 'text?',
      status: 'key',
      invoiceId: 'text?',
      paymentId: 'text?',
      tries: 'bigint',
      nextTryOn: 'key?',
      announcedAt: 'text?',
      stoppedBy: 'text?',
      failureCode: 'text?',
      createdAt: 'text',
      version: 'bigint',
    },
    ['id'],
  );
  await index('scheduledPayment', ['serviceId', 'periodStart'], { unique: true });
  await index('scheduledPayment', ['customerId', 'dueOn', 'id']);
  await index('scheduledPayment', ['status', 'nextTryOn']);
  await create(
    'stopLink',
    { tokenHash: 'key', scheduledId: 'text', expiresAt: 'text', usedAt: 'text?' },
    ['tokenHash'],
    true,
  );
  // One renewal a service and period, whoever asked for it.
  await create(
    'renewal',
    {
      serviceId: 'key',
      periodStart: 'key',
      customerId: 'text',
      periodEnd: 'text',
      invoiceId: 'text',
      paymentId: 'text?',
      at: 'text',
    },
    ['serviceId', 'periodStart'],
    true,
  );
  await create('lease', { name: 'key', holder: 'text', until: 'text' }, ['name']);
  await addColumns(db, engine, 'service', { seller: 'text' }, { seller: "'host'" });
  await index('service', ['renewal', 'expiresOn', 'id']);
  await index('service', ['state', 'expiresOn']);
}
