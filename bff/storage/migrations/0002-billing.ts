import type { Engine } from '../tables.ts';
import {
  addColumns,
  createCountedTable,
  createIndex,
  createTable,
  forbidChange,
  type Columns,
  type Schema,
} from './schema.ts';

/** Documents, their numbers and files; the journal; payments, means, refunds, credit, plans of renewal. */
export async function billing(db: Schema, engine: Engine): Promise<void> {
  const create = (name: string, columns: Columns, primaryKey: readonly string[], clustered = false) =>
    createTable(db, engine, name, columns, primaryKey, clustered);
  const index = (table: string, columns: readonly string[], options = {}) =>
    createIndex(db, table, columns, options);

  await documents(db, engine, create, index);
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

type Create = (
  name: string,
  columns: Columns,
  primaryKey: readonly string[],
  clustered?: boolean,
) => Promise<void>;
type Index = (
  table: string,
  columns: readonly string[],
  options?: { unique?: boolean; where?: string },
) => Promise<void>;

async function documents(db: Schema, engine: Engine, create: Create, index: Index): Promise<void> {
  // Who is billed: the snapshot of a document copies it, and an edit never changes a past one.
  await create(
    'billingIdentity',
    {
      customerId: 'key',
      name: 'text',
      attention: 'text?',
      lines: 'text',
      postCode: 'text',
      city: 'text',
      country: 'text',
      siren: 'text?',
      siret: 'text?',
      vatId: 'text?',
      email: 'text',
      electronicAddress: 'text?',
      accountantEmail: 'text?',
      version: 'bigint',
    },
    ['customerId'],
  );
  await create(
    'documentSequence',
    { seller: 'key', kind: 'key', year: 'bigint', last: 'bigint', lastIssuedOn: 'text' },
    ['seller', 'kind', 'year'],
  );
  await addColumns(db, engine, 'invoice', {
    creditedCents: 'bigint',
    paidCents: 'bigint',
    purchaseOrder: 'text?',
    settlement: 'text?',
    renews: 'text?',
    summary: 'text?',
    attempt: 'text?',
  });
  await create(
    'invoiceDocument',
    { invoiceId: 'key', customerId: 'key', snapshot: 'text', sha256: 'text', finalizedAt: 'text' },
    ['invoiceId'],
  );
  await create(
    'invoiceFile',
    {
      invoiceId: 'key',
      fileName: 'text',
      mediaType: 'text',
      sha256: 'text',
      bytes: 'bytes',
      createdAt: 'text',
    },
    ['invoiceId'],
  );
  await create(
    'creditNoteOf',
    { creditNoteId: 'key', invoiceId: 'key', customerId: 'key', cents: 'bigint', lines: 'text?' },
    ['creditNoteId', 'invoiceId'],
  );
  await index('creditNoteOf', ['invoiceId']);
  // What settles what: `source` is payment, credit (a credit note) or refund (negative). Its key makes a repeat harmless.
  await create(
    'allocation',
    { invoiceId: 'key', source: 'key', sourceId: 'key', customerId: 'key', cents: 'bigint', at: 'text' },
    ['invoiceId', 'source', 'sourceId'],
  );
  await index('allocation', ['source', 'sourceId']);
  await index('allocation', ['customerId', 'at']);
  // Credit of a customer: + from credit notes and payments that came too late, − when applied or given back.
  await create(
    'walletEntry',
    {
      customerId: 'key',
      id: 'key',
      at: 'text',
      cents: 'bigint',
      origin: 'text',
      originId: 'key',
      use: 'key',
      useId: 'key',
    },
    ['customerId', 'id'],
    true,
  );
  await createIndex(db, 'walletEntry', ['origin', 'originId', 'use', 'useId'], { unique: true });
  await createCountedTable(db, engine, 'journal', {
    seller: 'key',
    number: 'bigint',
    at: 'text',
    kind: 'text',
    ref: 'key',
    customerId: 'text',
    cents: 'bigint',
    data: 'text',
    previousHash: 'text',
    hash: 'text',
  });
  await index('journal', ['seller', 'number'], { unique: true });
  await index('journal', ['kind', 'ref'], { unique: true });
  await create('journalHead', { seller: 'key', number: 'bigint', hash: 'text' }, ['seller']);
  await forbidChange(db, engine, 'invoiceDocument');
  await forbidChange(db, engine, 'invoiceFile');
  await forbidChange(db, engine, 'journal');
  await forbidChange(db, engine, 'invoice', [
    'customerId',
    'issuedOn',
    'id',
    'number',
    'kind',
    'seller',
    'netCents',
    'vatCents',
    'totalCents',
  ]);
}
