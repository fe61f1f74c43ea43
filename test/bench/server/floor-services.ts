import type Sqlite from 'better-sqlite3';
import { roleRights, type Actor } from '../../../bff/access/actor.ts';
import { today } from '../../../bff/ports/clock.ts';
import { abilities } from '../../../bff/services/actions.ts';
import type { ServiceTable } from '../../../bff/services/table.ts';
import { rowOf } from '../../../bff/services/view.ts';
import { cursorAfter, firstPage } from './floor-page.ts';

const columns = [
  ...['id', 'kind', 'state', 'label', 'domain', 'product', 'priceCents', 'periodMonths', 'expiresOn'],
  ...['renewal', 'unpaidCents', 'moving', 'cancelOn', 'version'],
];
const holder = { role: 'holder', rights: roleRights.holder } as Actor;
const places = Array.from({ length: 25 }, () => '?').join();

/** "My services" by hand; what may be done is looked up by how a service stands, judged once each. */
export function serviceList(db: Sqlite.Database) {
  const page = firstPage<ServiceTable>(db, {
    table: 'service',
    columns,
    order: '"expiresOn", "id"',
    filter: `"tab" = 'active'`,
    search: `"searchKey" like ? escape '\\' or exists (select 1 from "invoiceService" n where n."customerId" = "service"."customerId" and n."serviceId" = "service"."id" and n."number" like ? escape '\\')`,
  });
  const tagged = db.prepare(
    `select "serviceId", "tag" from "serviceTag" where "customerId" = ? and "serviceId" in (${places}) order by "tag"`,
  );
  const tagsOf = (customer: string, rows: readonly ServiceTable[]): Map<string, string[]> => {
    const tags = new Map<string, string[]>();
    const ids = Array.from({ length: 25 }, (_, i) => rows[i]?.id ?? '');
    for (const { serviceId, tag } of tagged.all(customer, ...ids) as { serviceId: string; tag: string }[])
      tags.set(serviceId, [...(tags.get(serviceId) ?? []), tag]);
    return tags;
  };
  const judged = new Map<string, ReturnType<typeof abilities>>();
  const judge = (row: ServiceTable): ReturnType<typeof abilities> => {
    const key = [
      row.state,
      row.moving,
      row.cancelOn !== null,
      row.unpaidCents > 0,
      row.periodMonths === 0,
      row.renewal,
    ].join();
    const known = judged.get(key) ?? abilities(holder, row);
    judged.set(key, known);
    return known;
  };
  return (customer: string, filtered: boolean, search: string | null): unknown => {
    const { rows, more, total } = page(customer, filtered, search);
    const day = today({ now: Date.now });
    const tags = tagsOf(customer, rows);
    const last = rows.at(-1);
    return {
      items: rows.map((row) => rowOf(row, tags.get(row.id) ?? [], day, judge(row), false)),
      ...(more && last ? { next: cursorAfter('expiry', last.expiresOn, last.id) } : {}),
      total,
    };
  };
}
