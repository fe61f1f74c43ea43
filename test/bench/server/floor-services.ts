import type Sqlite from 'better-sqlite3';
import { roleRights, type Actor } from '../../../bff/access/actor.ts';
import { today } from '../../../bff/ports/clock.ts';
import { abilities } from '../../../bff/services/actions.ts';
import { listed, rowOf, type Listed } from '../../../bff/services/view.ts';
import { cursorAfter, firstPage, type Place } from './floor-page.ts';

const holder = { role: 'holder', rights: roleRights.holder } as Actor;

/** "My services" by hand; what may be done comes from the rules themselves, judged once for all that stand alike. */
export function serviceList(db: Sqlite.Database, place: Place) {
  const page = firstPage<Listed>(
    db,
    {
      table: 'service',
      columns: listed,
      order: '"expiresOn", "id"',
      filter: `"tab" = 'active'`,
      search: `"searchKey" like ${place} escape '\\'`,
    },
    place,
  );
  const tagged = db.prepare(
    `select "serviceId", "tag" from "serviceTag" where "customerId" = ${place} and "serviceId" in (${Array.from({ length: 25 }, () => place).join()}) order by "tag"`,
  );
  const tagsOf = (customer: string, rows: readonly Listed[]): Map<string, string[]> => {
    const tags = new Map<string, string[]>();
    const ids = Array.from({ length: 25 }, (_, i) => rows[i]?.id ?? '');
    for (const { serviceId, tag } of tagged.all(customer, ...ids) as { serviceId: string; tag: string }[])
      tags.set(serviceId, [...(tags.get(serviceId) ?? []), tag]);
    return tags;
  };
  const kindOf = db.prepare('select "kind" from "customer" where "id" = ?').pluck();
  const persons = new Map<string, boolean>();
  // Ours knows it from the session: read once here too.
  const isPerson = (customer: string): boolean => {
    const known = persons.get(customer) ?? kindOf.get(customer) === 'person';
    persons.set(customer, known);
    return known;
  };
  return (customer: string, filtered: boolean, search: string | null): unknown => {
    const { rows, more, total } = page(customer, filtered, search);
    const day = today({ now: Date.now });
    const tags = tagsOf(customer, rows);
    const taxIncluded = isPerson(customer);
    const last = rows.at(-1);
    return {
      items: rows.map((row) => rowOf(row, tags.get(row.id) ?? [], day, abilities(holder, row), taxIncluded)),
      ...(more && last ? { next: cursorAfter('expiry', last.expiresOn, last.id) } : {}),
      total,
    };
  };
}
