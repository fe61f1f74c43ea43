import type { AccessTables } from '../access/table.ts';
import type { OperationTables } from '../operations/table.ts';
import type { InvoiceTables } from '../invoices/table.ts';
import type { JobTables } from '../jobs/table.ts';
import type { PartnerTables } from '../partners/table.ts';
import type { PaymentTables } from '../payments/table.ts';
import type { ProfileTables } from '../profile/table.ts';
import type { ServiceTables } from '../services/table.ts';
import type { EventTable } from './event-table.ts';

/** Every table of the database; each room declares its own. Times are ISO 8601 in UTC, money integer cents, booleans 0 or 1. */
export interface Tables
  extends
    AccessTables,
    OperationTables,
    InvoiceTables,
    JobTables,
    PartnerTables,
    PaymentTables,
    ProfileTables,
    ServiceTables {
  event: EventTable;
}

/** Which engine stands below; the few statements that differ ask for it. */
export type Engine = 'sqlite' | 'postgres';
