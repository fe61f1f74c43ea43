import type Sqlite from 'better-sqlite3';
import { viewer } from '../../../bff/invoices/domain.ts';
import { listed, type Listed } from '../../../bff/invoices/storage.ts';
import { today } from '../../../bff/ports/clock.ts';
import { actorOfHolder } from '../scale/holder.ts';
import { cursorAfter, firstPage, type Place } from './floor-page.ts';

/** "My invoices" by hand; states and what may be done come from the rules themselves. */
export function invoiceList(db: Sqlite.Database, place: Place) {
  const page = firstPage<Listed>(
    db,
    {
      table: 'invoice',
      columns: listed,
      order: '"issuedOn" desc, "id" desc',
      filter: `"kind" = 'FA' and "dueCents" = 0`,
      search: `"searchKey" like ${place} escape '\\'`,
    },
    place,
  );
  const kindOf = db.prepare('select "kind" from "customer" where "id" = ?').pluck();
  const kinds = new Map<string, 'person' | 'company'>();
  return (customer: string, filtered: boolean, search: string | null): unknown => {
    const { rows, more, total } = page(customer, filtered, search);
    // Ours knows it from the session: read once here too.
    const customerKind = kinds.get(customer) ?? (kindOf.get(customer) as 'person' | 'company');
    kinds.set(customer, customerKind);
    const last = rows.at(-1);
    return {
      items: rows.map(viewer({ ...actorOfHolder(customer), customerKind }, today({ now: Date.now }))),
      ...(more && last ? { next: cursorAfter('issuedOn', last.issuedOn, last.id) } : {}),
      total,
    };
  };
}
