import type { Deps } from '../deps.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { tellRemoved } from './news.ts';
import * as scheduled from './scheduled-storage.ts';
import * as means from './method-storage.ts';
import type { PaymentMethodTable } from './table.ts';

/** Reads a saved means anew: its bank may have renewed the card, or the provider may hold it no more. */
export async function refreshMethod(deps: Deps, ref: string): Promise<void> {
  const known = await means.methodByRef(deps.db, deps.payments.kind, ref);
  if (!known) return;
  const { customer, brand, last4, expMonth, expYear } = await deps.payments.fetchMethod(ref);
  await change(
    deps,
    known,
    customer === null ? { status: 'revoked', isDefault: 0 } : { brand, last4, expMonth, expYear },
  );
}

/** A mandate that its bank or its debtor ended pays nothing any more. */
export async function refreshMandate(deps: Deps, ref: string): Promise<void> {
  const { method, status } = await deps.payments.fetchMandate(ref);
  const known = await means.methodByRef(deps.db, deps.payments.kind, method);
  if (known && status === 'inactive') await change(deps, known, { status: 'expired' });
}

const change = (deps: Deps, known: PaymentMethodTable, set: Partial<PaymentMethodTable>): Promise<void> =>
  inWrite(deps, async (write) => {
    await means.lockHolder(write.tx, deps.engine, known.customerId);
    await means.updateMethod(write.tx, known.id, { ...set, version: known.version + 1 });
    if (set.status === 'revoked') {
      await tellRemoved(deps, write, known, '');
      await means.dropServiceMethods(write.tx, known.customerId, known.id);
      await scheduled.moveMethod(write.tx, known.customerId, known.id, null);
      await appointDefault(write, known.customerId);
    }
    write.changed(known.customerId, ['paymentMethods', `paymentMethod:${known.id}`, 'scheduledPayments']);
  });

/** An account with means has a default among them. */
export async function appointDefault(write: Write, customerId: string): Promise<void> {
  const methods = await means.methodsOf(write.tx, customerId);
  const [first] = methods;
  if (!first || methods.some((it) => it.isDefault === 1)) return;
  await means.updateMethod(write.tx, first.id, { isDefault: 1, version: first.version + 1 });
}
