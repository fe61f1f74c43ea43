import { join } from 'node:path';
import type { Batch, RowOf, SeededTable } from './data/rows.ts';
import type { Method, Payment } from './psp/objects.ts';
import { openSqliteFile } from './psp/sqlite.ts';
import { openStore } from './psp/store.ts';

/** Makes the payment site remember what the demo says was saved and paid there, so that it can be charged and given back. */
export function remember(folder: string, batches: readonly Batch[]): void {
  const rowsOf = <T extends SeededTable>(table: T): readonly RowOf<T>[] =>
    (batches.find((batch) => batch.table === table)?.rows ?? []) as readonly RowOf<T>[];
  const payers = new Map(rowsOf('paymentCustomer').map(({ customerId, ref }) => [customerId, ref]));
  const methods = new Map(rowsOf('paymentMethod').map((row) => [row.id, row]));
  const db = openSqliteFile(join(folder, 'psp.sqlite'));
  const store = openStore(db);
  store.atomically(() => {
    for (const [reference, id] of payers)
      store.put('customer', { id, createdAt: Date.now(), reference, email: '', name: '' });
    for (const row of methods.values()) {
      const parent = payers.get(row.customerId) ?? '';
      const method = methodOf(row, parent);
      store.put('method', method, { parent });
      if (method.mandate)
        store.put('mandate', {
          id: method.mandate,
          createdAt: method.createdAt,
          method: method.id,
          reference: row.mandateRef ?? '',
          status: 'active',
          acceptedAt: method.createdAt,
        });
    }
    for (const row of rowsOf('payment')) {
      const parent = payers.get(row.customerId) ?? '';
      store.put('payment', paymentOf(row, parent, methods.get(row.methodId ?? '')), { parent });
    }
  });
  db.close();
}

const means: Readonly<Record<string, string>> = {
  '4242': 'success',
  '4444': 'success-mastercard',
  '0341': 'kept-then-declined',
  '2606': 'debit',
};

const methodOf = (row: RowOf<'paymentMethod'>, customer: string): Method => ({
  id: row.ref,
  createdAt: Date.parse(row.createdAt),
  kind: row.kind,
  customer,
  means: means[row.last4] ?? 'success',
  brand: row.brand ?? null,
  last4: row.last4,
  expMonth: row.expMonth ?? null,
  expYear: row.expYear ?? null,
  fingerprint: row.fingerprint ?? '',
  country: 'FR',
  mandate: row.mandateRef ? row.ref.replace('mth', 'mdt') : null,
});

const paymentOf = (
  row: RowOf<'payment'>,
  customer: string,
  method: RowOf<'paymentMethod'> | undefined,
): Payment => ({
  id: row.ref ?? row.id,
  createdAt: Date.parse(row.createdAt),
  customer,
  reference: row.id,
  description: '',
  amount: { cents: row.cents, currency: 'EUR' },
  received: row.receivedCents,
  refunded: row.refundedCents,
  status: row.receivedCents > 0 ? 'succeeded' : 'requires_payment_method',
  method: method?.ref ?? null,
  methodKind: method?.kind ?? null,
  mandate: null,
  failure: row.failureCode ? { code: row.failureCode, declineCode: row.failureCode, severity: 'soft' } : null,
  challenge: null,
  disputed: false,
  session: null,
  ends: null,
});
