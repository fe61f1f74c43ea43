import { sql, type Kysely, type Transaction } from 'kysely';
import type { CustomerKind } from '../../components/contract/profile.ts';
import type { Seller } from '../../components/contract/shapes.ts';
import { cursorOf, readCursor, turnPage, type Page } from '../storage/keyset.ts';
import type { Engine, Tables } from '../storage/tables.ts';
import { serviceName } from './service-name-storage.ts';
import type { ScheduledPaymentTable } from './table.ts';

type Db = Kysely<Tables> | Transaction<Tables>;
type Tx = Transaction<Tables>;

/** A service that renews itself, with what a charge needs to know. */
export interface DueService {
  readonly id: string;
  readonly customerId: string;
  readonly customerKind: CustomerKind;
  readonly seller: Seller;
  readonly product: string;
  readonly label: string;
  readonly domain: string;
  readonly priceCents: number;
  readonly nextPriceCents: number | null;
  readonly periodMonths: number;
  /** First day of its first period, which the later ones keep to. */
  readonly startedOn: string | null;
  readonly expiresOn: string;
  /** What of a period, VAT included, the customer agreed to; null for who agreed before it was kept. */
  readonly consentCents: number | null;
  readonly methodId: string | null;
}

/** What of a service a charge needs to know. */
export const serviceColumns = [
  's.id',
  's.customerId',
  's.seller',
  's.product',
  's.label',
  's.domain',
  's.priceCents',
  's.nextPriceCents',
  's.periodMonths',
  's.startedOn',
  's.expiresOn',
  's.consentCents',
] as const;

/** A service as it stands. */
export interface StandingService extends DueService {
  readonly state: string;
  readonly renewal: string;
  readonly cancelOn: string | null;
}

export const findService = (
  db: Db,
  customerId: string,
  serviceId: string,
): Promise<StandingService | undefined> =>
  db
    .selectFrom('service as s')
    .innerJoin('customer as c', 'c.id', 's.customerId')
    .leftJoin('serviceMethod as m', (on) =>
      on.onRef('m.customerId', '=', 's.customerId').onRef('m.serviceId', '=', 's.id'),
    )
    .where('s.customerId', '=', customerId)
    .where('s.id', '=', serviceId)
    .select([...serviceColumns, 's.state', 's.renewal', 's.cancelOn', 'c.kind as customerKind', 'm.methodId'])
    .executeTakeFirst();

export const lockScheduled = (
  tx: Tx,
  engine: Engine,
  id: string,
): Promise<ScheduledPaymentTable | undefined> =>
  tx
    .selectFrom('scheduledPayment')
    .where('id', '=', id)
    .selectAll()
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .executeTakeFirst();

export const updateScheduled = (tx: Db, id: string, set: Partial<ScheduledPaymentTable>) =>
  tx
    .updateTable('scheduledPayment')
    .set({ ...set, version: sql`"version" + 1` })
    .where('id', '=', id)
    .execute();

/** Charges to take or to try again today, after an id. */
export const chargesDue = (
  db: Db,
  day: string,
  after: string,
  limit: number,
): Promise<ScheduledPaymentTable[]> =>
  db
    .selectFrom('scheduledPayment')
    .where('status', 'in', ['planned', 'failed'])
    .where('nextTryOn', '<=', day)
    .where('id', '>', after)
    .selectAll()
    .orderBy('id')
    .limit(limit)
    .execute();

/** A planned charge with what it renews. */
export interface NamedPlan extends ScheduledPaymentTable {
  readonly label: string;
  readonly domain: string;
  readonly product: string;
  readonly kind: string;
  readonly consentCents: number | null;
  readonly state: string;
  readonly renewal: string;
  readonly cancelOn: string | null;
  readonly expiresOn: string;
}

const order = { coming: 'dueOn', past: '-dueOn' } as const;

/** The services of which somebody sees the charges. */
export type Visible = 'all' | ReadonlySet<string>;

/** One page of charges to come, soonest first, or of those that were, newest first. */
export async function page(
  db: Kysely<Tables>,
  customerId: string,
  { coming, visible }: { readonly coming: boolean; readonly visible: Visible },
  at: { readonly cursor?: string | undefined; readonly limit: number },
): Promise<Page<NamedPlan>> {
  const sort = coming ? order.coming : order.past;
  const position = readCursor(at.cursor, sort);
  const direction = coming !== (position?.back === true) ? 'asc' : 'desc';
  const open = ['planned', 'processing', 'failed', 'action_required'] as const;
  let query = db
    .selectFrom('scheduledPayment as p')
    .innerJoin('service as s', (on) =>
      on.onRef('s.id', '=', 'p.serviceId').onRef('s.customerId', '=', 'p.customerId'),
    )
    .where('p.customerId', '=', customerId)
    .where('p.status', coming ? 'in' : 'not in', [...open])
    .$if(visible !== 'all', (q) => q.where('p.serviceId', 'in', [...visible, '']))
    .selectAll('p')
    .select(['s.label', 's.domain', 's.product', 's.kind', 's.consentCents'])
    .select(['s.state', 's.renewal', 's.cancelOn', 's.expiresOn'])
    .orderBy('p.dueOn', direction)
    .orderBy('p.id', direction)
    .limit(at.limit + 1);
  if (position)
    query = query.where((e) =>
      e(
        e.refTuple('p.dueOn', 'p.id'),
        direction === 'asc' ? '>' : '<',
        e.tuple(position.key as string, position.id),
      ),
    );
  const rows = await query.execute();
  return turnPage(rows, at.limit, position, (row, back) => cursorOf(sort, row.dueOn, row.id, back));
}

/** Services that will be renewed until a day, by themselves or when asked. */
export const renewing = (db: Db, customerId: string, until: string) =>
  db
    .selectFrom('service as s')
    .innerJoin('customer as c', 'c.id', 's.customerId')
    .where('s.customerId', '=', customerId)
    .where('s.state', 'in', ['active', 'expired'])
    .where('s.cancelOn', 'is', null)
    .where('s.renewal', '!=', 'none')
    .where('s.periodMonths', '>', 0)
    .where('s.expiresOn', '<', until)
    .select([...serviceColumns, 's.renewal', 'c.kind as customerKind'])
    .select((e) => e.val<string | null>(null).as('methodId'))
    .orderBy('s.expiresOn')
    .orderBy('s.id')
    .limit(2000)
    .execute();

/** Charges still to come, with the name of what they renew. */
export const plannedOf = (db: Db, customerId: string) =>
  db
    .selectFrom('scheduledPayment as p')
    .innerJoin('service as s', (on) =>
      on.onRef('s.id', '=', 'p.serviceId').onRef('s.customerId', '=', 'p.customerId'),
    )
    .where('p.customerId', '=', customerId)
    .where('p.status', 'in', ['planned', 'failed'])
    .select(['p.id', 'p.serviceId', 'p.methodId', 'p.dueOn', 'p.cents', serviceName])
    .orderBy('p.dueOn')
    .execute();

/** Gives planned charges of a removed means another one, or the default. */
export const moveMethod = (tx: Tx, customerId: string, from: string, to: string | null) =>
  tx
    .updateTable('scheduledPayment')
    .set((e) => ({ methodId: to, version: e('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('methodId', '=', from)
    .where('status', 'in', ['planned', 'failed'])
    .execute();

/** Gives the charges of a service that are still to be taken its means; `null` for the default. */
export const planWith = (tx: Tx, customerId: string, serviceId: string, methodId: string | null) =>
  tx
    .updateTable('scheduledPayment')
    .set((e) => ({ methodId, version: e('version', '+', 1) }))
    .where('customerId', '=', customerId)
    .where('serviceId', '=', serviceId)
    .where('status', 'in', ['planned', 'failed'])
    .execute();

/** The plan of a service's period. */
export const planOfPeriod = (db: Db, serviceId: string, periodStart: string) =>
  db
    .selectFrom('scheduledPayment')
    .where('serviceId', '=', serviceId)
    .where('periodStart', '=', periodStart)
    .select(['id', 'paymentId'])
    .executeTakeFirst();

/** A plan by its id, whoever's it is: for links and jobs. */
export const findAnyPlan = (db: Db, id: string): Promise<ScheduledPaymentTable | undefined> =>
  db.selectFrom('scheduledPayment').where('id', '=', id).selectAll().executeTakeFirst();

/** The plans of a service whose money nobody has taken yet, locked. */
export const lockStoppable = (
  tx: Tx,
  engine: Engine,
  customerId: string,
  serviceId: string,
): Promise<ScheduledPaymentTable[]> =>
  tx
    .selectFrom('scheduledPayment')
    .where('customerId', '=', customerId)
    .where('serviceId', '=', serviceId)
    .where('status', 'in', ['planned', 'failed', 'action_required'])
    .selectAll()
    .orderBy('id')
    .$if(engine === 'postgres', (q) => q.forUpdate())
    .execute();
