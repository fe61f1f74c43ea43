import { sql, type Kysely, type Transaction } from 'kysely';
import type { RenewalMode, ServiceState } from '../../components/contract/services.ts';
import type { Tables } from '../storage/tables.ts';

type Db = Kysely<Tables> | Transaction<Tables>;

/** Which services a step is told of. */
export interface Wanted {
  readonly step: string;
  readonly state: ServiceState;
  /** First and last day on which their period ends. */
  readonly from: string;
  readonly until: string;
  readonly renewal?: RenewalMode | undefined;
  /** Also those whose next period a planned charge will pay. */
  readonly evenPlanned: boolean;
  readonly monthsLeast?: number | undefined;
}

/** Where a bite begins: after this service, in the order of the ends of periods. */
export interface Place {
  readonly expiresOn: string;
  readonly id: string;
}

/** A service whose period ends, as a notice needs it. */
export type Ending = Awaited<ReturnType<typeof ending>>[number];

/**
 * Services in a state whose period ends between two days and of which a step was not told; without those that the customer
 * ended himself, those that move to another holder, and those whose payment is under way.
 */
export const ending = (db: Db, wanted: Wanted, after: Place, limit: number) =>
  db
    .selectFrom('service as s')
    .innerJoin('customer as c', 'c.id', 's.customerId')
    .where('s.state', '=', wanted.state)
    .where('s.expiresOn', '>=', wanted.from)
    .where('s.expiresOn', '<=', wanted.until)
    .where((e) => e(e.refTuple('s.expiresOn', 's.id'), '>', e.tuple(after.expiresOn, after.id)))
    .where('s.cancelOn', 'is', null)
    .where('s.moving', '=', 0)
    .where('s.periodMonths', '>=', wanted.monthsLeast ?? 1)
    .$if(wanted.renewal !== undefined, (q) => q.where('s.renewal', '=', wanted.renewal ?? 'auto'))
    .where((e) => e.not(e.exists(told(db, wanted.step))))
    .$if(!wanted.evenPlanned, (q) =>
      q.where((e) => e.not(e.exists(plannedNext(db)))).where((e) => e.not(e.exists(beingPaid(db)))),
    )
    .select([
      's.id',
      's.customerId',
      's.label',
      's.domain',
      's.product',
      's.expiresOn',
      's.renewal',
      's.priceCents',
      's.nextPriceCents',
      's.periodMonths',
      's.seller',
      'c.kind as customerKind',
    ])
    .orderBy('s.expiresOn')
    .orderBy('s.id')
    .limit(limit)
    .execute();

const service = { id: sql.ref<string>('s.id'), expiresOn: sql.ref<string>('s.expiresOn') };

/** That the step was told of this period of the service `s`: the next one is told anew. */
const told = (db: Db, step: string) =>
  db
    .selectFrom('reminder as r')
    .where('r.subjectId', '=', sql<string>`${service.id} || ' ' || ${service.expiresOn}`)
    .where('r.step', '=', step)
    .select('r.step');

/** The planned charge that will pay the next period of the service `s`. */
const plannedNext = (db: Db) =>
  db
    .selectFrom('scheduledPayment as p')
    .where('p.serviceId', '=', service.id)
    .where('p.periodStart', '>', service.expiresOn)
    .where((e) =>
      e.or([
        e('p.status', 'in', ['planned', 'processing', 'action_required']),
        e.and([e('p.status', '=', 'failed'), e('p.nextTryOn', 'is not', null)]),
      ]),
    )
    .where('p.askedAgain', '=', 0)
    .select('p.id');

/** An invoice of the service `s` whose payment is under way. */
const beingPaid = (db: Db) =>
  db
    .selectFrom('invoiceService as m')
    .innerJoin('invoice as i', (on) =>
      on.onRef('i.customerId', '=', 'm.customerId').onRef('i.id', '=', 'm.invoiceId'),
    )
    .where('m.customerId', '=', sql.ref<string>('s.customerId'))
    .where('m.serviceId', '=', service.id)
    .where('i.attempt', 'like', '%"status":"processing"%')
    .select('m.invoiceId');
