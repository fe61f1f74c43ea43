import type { Engine } from '../tables.ts';
import { createCountedTable, createIndex, createTable, type Columns, type Schema } from './schema.ts';

/** People, accounts, access, partners, services and the invoices' list. */
export async function foundation(db: Schema, engine: Engine): Promise<void> {
  const create = (name: string, columns: Columns, primaryKey: readonly string[], clustered = false) =>
    createTable(db, engine, name, columns, primaryKey, clustered);
  const index = (table: string, columns: readonly string[], unique = false) =>
    createIndex(db, table, columns, { unique });

  await create(
    'customer',
    {
      id: 'key',
      number: 'text',
      kind: 'text',
      name: 'text',
      locale: 'text',
      revision: 'bigint',
      createdAt: 'text',
    },
    ['id'],
  );
  await create(
    'person',
    {
      id: 'key',
      email: 'text',
      firstName: 'text',
      lastName: 'text',
      locale: 'text',
      status: 'text',
      createdAt: 'text',
    },
    ['id'],
  );
  await index('customer', ['number'], true);
  await index('person', ['email'], true);
  await create('password', { personId: 'key', hash: 'text', setAt: 'text' }, ['personId']);
  await create('knownDevice', { tokenHash: 'key', personId: 'text', createdAt: 'text' }, ['tokenHash']);
  await create(
    'link',
    {
      tokenHash: 'key',
      purpose: 'text',
      personId: 'text',
      createdAt: 'text',
      expiresAt: 'text',
      usedAt: 'text?',
    },
    ['tokenHash'],
  );
  await index('link', ['personId']);

  await create(
    'membership',
    {
      id: 'key',
      personId: 'text',
      customerId: 'text',
      role: 'text',
      rights: 'text',
      services: 'text',
      startsAt: 'text',
      endsAt: 'text?',
      revokedAt: 'text?',
    },
    ['id'],
  );
  await index('membership', ['personId', 'customerId'], true);
  await index('membership', ['customerId']);
  await create(
    'membershipService',
    { membershipId: 'key', serviceId: 'key' },
    ['membershipId', 'serviceId'],
    true,
  );
  await create(
    'session',
    {
      idHash: 'key',
      kind: 'text',
      personId: 'text',
      customerId: 'text',
      consentId: 'text?',
      partnerId: 'text?',
      origin: 'text?',
      jkt: 'text?',
      level: 'text',
      authenticatedAt: 'text',
      createdAt: 'text',
      seenAt: 'text',
      idleSeconds: 'bigint',
      expiresAt: 'text',
      endedAt: 'text?',
      agent: 'text',
    },
    ['idHash'],
    true,
  );
  await index('session', ['personId', 'createdAt']);
  await index('session', ['consentId']);
  await create(
    'attempt',
    { key: 'key', failures: 'bigint', firstAt: 'text', lastAt: 'text', blockedUntil: 'text?' },
    ['key'],
    true,
  );
  await create(
    'idempotency',
    { personId: 'key', key: 'key', operation: 'text', bodyHash: 'text', reply: 'text', createdAt: 'text' },
    ['personId', 'key'],
    true,
  );
  await create(
    'audit',
    {
      id: 'key',
      at: 'text',
      personId: 'text?',
      customerId: 'text?',
      partnerId: 'text?',
      what: 'text',
      facts: 'text',
    },
    ['id'],
  );
  await index('audit', ['personId', 'at']);

  await create('partner', { id: 'key', name: 'text', status: 'text', ceiling: 'text', createdAt: 'text' }, [
    'id',
  ]);
  await create(
    'partnerOrigin',
    { partnerId: 'key', origin: 'key', verifiedAt: 'text?', suspendedAt: 'text?' },
    ['partnerId', 'origin'],
  );
  await create(
    'consent',
    {
      id: 'key',
      personId: 'text',
      partnerId: 'text',
      scopes: 'text',
      createdAt: 'text',
      lastUsedAt: 'text?',
      expiresAt: 'text',
      revokedAt: 'text?',
    },
    ['id'],
  );
  await index('consent', ['personId', 'partnerId']);
  await index('consent', ['partnerId']);
  await create('consentAccount', { consentId: 'key', customerId: 'key' }, ['consentId', 'customerId'], true);
  await create(
    'vaultKey',
    {
      jkt: 'key',
      personId: 'key',
      partnerId: 'key',
      origin: 'text',
      createdAt: 'text',
      lastUsedAt: 'text',
      revokedAt: 'text?',
    },
    ['personId', 'partnerId', 'jkt'],
  );
  await create(
    'authCode',
    {
      codeHash: 'key',
      consentId: 'text',
      personId: 'text',
      customerId: 'text',
      partnerId: 'text',
      origin: 'text',
      jkt: 'text',
      challenge: 'text',
      level: 'text',
      authenticatedAt: 'text',
      expiresAt: 'text',
      usedAt: 'text?',
      sessionHash: 'text?',
    },
    ['codeHash'],
  );
  await create('seenProof', { jkt: 'key', jti: 'key', expiresAt: 'text' }, ['jkt', 'jti'], true);

  await create(
    'service',
    {
      customerId: 'key',
      id: 'key',
      kind: 'text',
      state: 'text',
      tab: 'key',
      label: 'text',
      domain: 'text',
      product: 'text',
      labelKey: 'key',
      searchKey: 'key',
      orderNumber: 'text',
      priceCents: 'bigint',
      nextPriceCents: 'bigint?',
      periodMonths: 'bigint',
      startedOn: 'text?',
      expiresOn: 'key',
      renewal: 'text',
      consentVersion: 'text?',
      consentAt: 'text?',
      unpaidCents: 'bigint',
      cancelOn: 'text?',
      moving: 'bigint',
      createdAt: 'text',
      version: 'bigint',
    },
    ['customerId', 'id'],
    true,
  );
  await index('service', ['id'], true);
  await index('service', ['customerId', 'expiresOn', 'id']);
  await index('service', ['customerId', 'tab', 'expiresOn', 'id']);
  await index('service', ['customerId', 'tab', 'labelKey', 'id']);
  await create(
    'serviceTag',
    { customerId: 'key', serviceId: 'key', tag: 'key' },
    ['customerId', 'serviceId', 'tag'],
    true,
  );
  await create(
    'timeline',
    {
      customerId: 'key',
      resource: 'key',
      id: 'key',
      at: 'text',
      what: 'text',
      by: 'text?',
      onBehalfOf: 'text?',
      from: 'text?',
      facts: 'text',
    },
    ['customerId', 'resource', 'id'],
    true,
  );

  await create(
    'invoice',
    {
      customerId: 'key',
      issuedOn: 'key',
      id: 'key',
      number: 'key',
      kind: 'text',
      seller: 'text',
      state: 'key',
      dueOn: 'text?',
      subject: 'text',
      searchKey: 'key',
      netCents: 'bigint',
      vatCents: 'bigint',
      totalCents: 'bigint',
      dueCents: 'bigint',
    },
    ['customerId', 'issuedOn', 'id'],
    true,
  );
  await index('invoice', ['id'], true);
  await index('invoice', ['seller', 'kind', 'number'], true);
  await index('invoice', ['customerId', 'state', 'issuedOn', 'id']);
  await index('invoice', ['customerId', 'number']);
  await create(
    'invoiceService',
    { customerId: 'key', serviceId: 'key', invoiceId: 'key', number: 'key' },
    ['customerId', 'serviceId', 'invoiceId'],
    true,
  );

  await createCountedTable(db, engine, 'event', { customerId: 'text', changed: 'text', at: 'text' });
  await index('event', ['at']);
  await index('event', ['customerId', 'id']);
  await createCountedTable(db, engine, 'outbox', {
    kind: 'text',
    key: 'text',
    payload: 'text',
    createdAt: 'text',
    dueAt: 'text',
    attempts: 'bigint',
    leasedUntil: 'text?',
    doneAt: 'text?',
    lastError: 'text?',
  });
  await index('outbox', ['key'], true);
  await index('outbox', ['doneAt', 'dueAt']);
}
