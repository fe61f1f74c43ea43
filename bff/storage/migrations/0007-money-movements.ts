import type { Engine } from '../tables.ts';
import { addColumns, createIndex, createTable, type Columns, type Schema } from './schema.ts';

/** Contested payments, transfers and the bank's lines, calendar feeds, what a customer agreed to pay. */
export async function moneyMovements(db: Schema, engine: Engine): Promise<void> {
  const create = (name: string, columns: Columns, primaryKey: readonly string[], clustered = false) =>
    createTable(db, engine, name, columns, primaryKey, clustered);
  const index = (table: string, columns: readonly string[], options = {}) =>
    createIndex(db, table, columns, options);

  await create(
    'dispute',
    {
      provider: 'key',
      ref: 'key',
      customerId: 'key',
      paymentId: 'key',
      cents: 'bigint',
      status: 'text',
      outcome: 'key',
      reason: 'text',
      respondBy: 'text?',
      takenCents: 'bigint',
      openedAt: 'text',
      endedAt: 'text?',
    },
    ['provider', 'ref'],
  );
  await index('dispute', ['customerId', 'outcome']);
  await index('dispute', ['paymentId']);

  // A wish to pay by transfer: its reference is what the bank's line is known by.
  await create(
    'transfer',
    {
      reference: 'key',
      customerId: 'key',
      seller: 'text',
      parts: 'key',
      cents: 'bigint',
      createdAt: 'text',
      by: 'text?',
    },
    ['reference'],
  );
  await index('transfer', ['customerId', 'parts'], { unique: true });
  await create(
    'bankLine',
    {
      id: 'key',
      seller: 'text',
      bookedOn: 'text',
      cents: 'bigint',
      currency: 'text',
      payer: 'text',
      words: 'text',
      state: 'key',
      why: 'text?',
      customerId: 'text?',
      paymentId: 'text?',
      takenInAt: 'text',
      settledAt: 'text?',
    },
    ['id'],
  );
  await index('bankLine', ['state', 'bookedOn', 'id']);

  await create(
    'calendarFeed',
    {
      tokenHash: 'key',
      customerId: 'key',
      personId: 'key',
      createdAt: 'text',
      readAt: 'text?',
      revokedAt: 'text?',
    },
    ['tokenHash'],
  );
  await index('calendarFeed', ['personId', 'customerId'], { unique: true, where: `"revokedAt" is null` });

  await addColumns(db, engine, 'service', { consentCents: 'bigint?' });
  await addColumns(db, engine, 'scheduledPayment', { askedAgain: 'bigint' }, { askedAgain: '0' });
  await index('paymentMethod', ['ref']);
}
