import { sql, type Kysely, type Transaction } from 'kysely';
import type { Engine, Tables } from '../storage/tables.ts';
import { serviceName } from './service-name-storage.ts';
import type { MethodSetupTable, PaymentMethodTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Tx = Transaction<Tables>;

export const methodsOf = (db: Db, customerId: string): Promise<PaymentMethodTable[]> =>
  db
    .selectFrom('paymentMethod')
    .where('customerId', '=', customerId)
    .where('status', '!=', 'revoked')
    .selectAll()
    .orderBy('isDefault', 'desc')
    .orderBy('createdAt')
    .execute();

export const findMethod = (db: Db, customerId: string, id: string): Promise<PaymentMethodTable | undefined> =>
  db
    .selectFrom('paymentMethod')
    .where('id', '=', id)
    .where('customerId', '=', customerId)
    .where('status', '!=', 'revoked')
    .selectAll()
    .executeTakeFirst();

/** A means by its id, whoever's it is and even when it was removed: for what a mail names. */
export const findAny = (db: Db, id: string): Promise<PaymentMethodTable | undefined> =>
  db.selectFrom('paymentMethod').where('id', '=', id).selectAll().executeTakeFirst();

export const findMethodByFingerprint = (
  db: Db,
  customerId: string,
  fingerprint: string,
): Promise<PaymentMethodTable | undefined> =>
  db
    .selectFrom('paymentMethod')
    .where('customerId', '=', customerId)
    .where('fingerprint', '=', fingerprint)
    .where('status', '!=', 'revoked')
    .selectAll()
    .executeTakeFirst();

export const methodByRef = (db: Db, provider: string, ref: string): Promise<PaymentMethodTable | undefined> =>
  db
    .selectFrom('paymentMethod')
    .where('ref', '=', ref)
    .where('provider', '=', provider)
    .where('status', '!=', 'revoked')
    .selectAll()
    .executeTakeFirst();

/** Cards whose last month lies between two, months counted from year 0; in order of their id after one. */
export const cardsEnding = (
  db: Db,
  at: { readonly from: number; readonly until: number; readonly after: string; readonly limit: number },
): Promise<PaymentMethodTable[]> =>
  db
    .selectFrom('paymentMethod')
    .where('status', '=', 'active')
    .where('kind', '=', 'card')
    .where(sql<number>`"expYear" * 12 + "expMonth" - 1`, '>=', at.from)
    .where(sql<number>`"expYear" * 12 + "expMonth" - 1`, '<=', at.until)
    .where('id', '>', at.after)
    .selectAll()
    .orderBy('id')
    .limit(at.limit)
    .execute();

export const insertMethod = (tx: Tx, row: PaymentMethodTable) =>
  tx.insertInto('paymentMethod').values(row).execute();

export const updateMethod = (tx: Tx, id: string, set: Partial<PaymentMethodTable>) =>
  tx.updateTable('paymentMethod').set(set).where('id', '=', id).execute();

export const clearDefault = (tx: Tx, customerId: string) =>
  tx.updateTable('paymentMethod').set({ isDefault: 0 }).where('customerId', '=', customerId).execute();

export const insertSetup = (tx: Db, row: MethodSetupTable) =>
  tx.insertInto('methodSetup').values(row).execute();

export const updateSetup = (tx: Db, id: string, set: Partial<MethodSetupTable>) =>
  tx.updateTable('methodSetup').set(set).where('id', '=', id).execute();

export const findSetup = (db: Db, id: string): Promise<MethodSetupTable | undefined> =>
  db.selectFrom('methodSetup').where('id', '=', id).selectAll().executeTakeFirst();

export const setServiceMethod = (tx: Tx, customerId: string, serviceId: string, methodId: string) =>
  tx
    .insertInto('serviceMethod')
    .values({ customerId, serviceId, methodId })
    .onConflict((c) => c.columns(['customerId', 'serviceId']).doUpdateSet({ methodId }))
    .execute();

export const moveServiceMethods = (tx: Tx, customerId: string, from: string, to: string) =>
  tx
    .updateTable('serviceMethod')
    .set({ methodId: to })
    .where('customerId', '=', customerId)
    .where('methodId', '=', from)
    .execute();

export const dropServiceMethods = (tx: Tx, customerId: string, methodId: string) =>
  tx
    .deleteFrom('serviceMethod')
    .where('customerId', '=', customerId)
    .where('methodId', '=', methodId)
    .execute();

/** Locks the account: its means are changed one at a time. */
export const lockHolder = (tx: Tx, engine: Engine, customerId: string) =>
  tx
    .selectFrom('customer')
    .where('id', '=', customerId)
    .select('id')
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();

/** A service that renews itself, or has a means of its own. */
export type AutoService = Awaited<ReturnType<typeof autoServices>>[number];

/** The services that renew by themselves, with the means chosen for each. */
export const autoServices = (db: Db, customerId: string) =>
  db
    .selectFrom('service as s')
    .leftJoin('serviceMethod as m', (on) =>
      on.onRef('m.customerId', '=', 's.customerId').onRef('m.serviceId', '=', 's.id'),
    )
    .where('s.customerId', '=', customerId)
    .where((e) => e.or([e('s.renewal', '=', 'auto'), e('m.methodId', 'is not', null)]))
    .where('s.state', '!=', 'terminated')
    .select(['s.id', 's.expiresOn', 's.renewal', 's.cancelOn', 's.product', 'm.methodId', serviceName])
    .orderBy('s.id')
    .execute();

export const clearServiceMethod = (tx: Tx, customerId: string, serviceId: string) =>
  tx
    .deleteFrom('serviceMethod')
    .where('customerId', '=', customerId)
    .where('serviceId', '=', serviceId)
    .execute();

export const findSetupByRef = (db: Db, ref: string) =>
  db.selectFrom('methodSetup').where('ref', '=', ref).select('id').executeTakeFirst();
