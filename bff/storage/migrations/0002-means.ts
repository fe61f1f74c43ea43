import type { Engine } from '../tables.ts';
import { schemaOf, type Schema } from './schema.ts';

/** Means of payment, how one comes to be saved, and which service is paid with which. */
export async function means(db: Schema, engine: Engine): Promise<void> {
  const { create, index } = schemaOf(db, engine);

  await create('paymentCustomer', { customerId: 'key', provider: 'key', ref: 'text' }, [
    'customerId',
    'provider',
  ]);
  await create(
    'paymentMethod',
    {
      id: 'key',
      customerId: 'key',
      provider: 'text',
      ref: 'text',
      kind: 'text',
      brand: 'text?',
      last4: 'text',
      expMonth: 'bigint?',
      expYear: 'bigint?',
      fingerprint: 'text?',
      mandateRef: 'text?',
      label: 'text',
      isDefault: 'bigint',
      status: 'text',
      consentVersion: 'text',
      consentAt: 'text',
      createdAt: 'text',
      version: 'bigint',
    },
    ['id'],
  );
  await index('paymentMethod', ['customerId', 'status']);
  await index('paymentMethod', ['customerId', 'fingerprint'], {
    unique: true,
    where: `"status" <> 'revoked'`,
  });
  await create(
    'methodSetup',
    {
      id: 'key',
      customerId: 'key',
      personId: 'text',
      provider: 'text',
      ref: 'text?',
      status: 'text',
      kinds: 'text',
      createdAt: 'text',
      methodId: 'text?',
    },
    ['id'],
  );
  await index('methodSetup', ['ref']);
  await create(
    'serviceMethod',
    { customerId: 'key', serviceId: 'key', methodId: 'key' },
    ['customerId', 'serviceId'],
    true,
  );
  await index('serviceMethod', ['methodId']);
}
