import type { Engine } from '../tables.ts';
import { addColumns, createCountedTable, forbidChange, schemaOf, type Schema } from './schema.ts';

/** Who is billed; documents, their numbers and files; what settles them; credit; the journal. */
export async function documents(db: Schema, engine: Engine): Promise<void> {
  const { create, index } = schemaOf(db, engine);

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
  await index('walletEntry', ['origin', 'originId', 'use', 'useId'], { unique: true });
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
