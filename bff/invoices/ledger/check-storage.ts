import { sql, type Kysely, type Selectable } from 'kysely';
import type { Seller } from '../../../components/contract/shapes.ts';
import type { Tables } from '../../storage/tables.ts';
import type { JournalTable } from '../table.ts';
import { collector } from './collector.ts';

type Db = Kysely<Tables>;

/** Something that does not add up: whose it is, and what was found, in words with amounts in cents. */
export interface Found {
  readonly about: string;
  readonly detail: string;
}

const ask = async (db: Db, query: ReturnType<typeof sql<Found>>): Promise<Found[]> =>
  (await query.execute(db)).rows;

/** Invoices issued here whose amount is not what settles them and what is due, or whose sums are not their parts. */
export const unbalancedInvoices = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select i."number" as "about",
        'total ' || i."totalCents" || ', due ' || i."dueCents" || ', paid ' || i."paidCents" || ', credited '
          || i."creditedCents" || '; allocated ' || coalesce(a."paid", 0) || ' paid, ' || coalesce(a."offset", 0)
          || ' by credit notes; credit notes ' || coalesce(c."cents", 0) as "detail"
      from "invoice" i
      join "invoiceDocument" d on d."invoiceId" = i."id"
      left join (
        select "invoiceId",
          sum(case when "source" = 'credit' then 0 else "cents" end) as "paid",
          sum(case when "source" = 'credit' then "cents" else 0 end) as "offset"
        from "allocation" group by "invoiceId"
      ) a on a."invoiceId" = i."id"
      left join (select "invoiceId", sum("cents") as "cents" from "creditNoteOf" group by "invoiceId") c
        on c."invoiceId" = i."id"
      where i."kind" = 'FA' and (
        i."totalCents" <> i."paidCents" + coalesce(a."offset", 0) + i."dueCents"
        or i."paidCents" < coalesce(a."paid", 0)
        or i."creditedCents" <> coalesce(c."cents", 0)
        or i."creditedCents" > i."totalCents"
        or i."dueCents" < 0
      )
      order by i."number" limit ${most}`,
  );

/** Credit notes whose amount is not what was taken off, kept as credit, and refunded or on its way back. */
export const unbalancedCreditNotes = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select i."number" as "about",
        'total ' || i."totalCents" || '; taken off ' || coalesce(a."cents", 0) || ', kept ' || coalesce(w."cents", 0)
          || ', refunded ' || coalesce(r."cents", 0) as "detail"
      from "invoice" i
      join "invoiceDocument" d on d."invoiceId" = i."id"
      left join (select "sourceId", sum("cents") as "cents" from "allocation" where "source" = 'credit' group by "sourceId") a
        on a."sourceId" = i."id"
      left join (
        select "originId", sum("cents") as "cents" from "walletEntry"
        where "origin" = 'credit-note' and "use" in ('', 'refund') group by "originId"
      ) w on w."originId" = i."id"
      left join (
        select "creditNoteId", sum("cents") as "cents" from "refund"
        where "status" not in ('failed', 'canceled') group by "creditNoteId"
      ) r on r."creditNoteId" = i."id"
      where i."kind" = 'AV'
        and i."totalCents" <> coalesce(a."cents", 0) + coalesce(w."cents", 0) + coalesce(r."cents", 0)
      order by i."number" limit ${most}`,
  );

/** Payments whose money is not all accounted for, or of which more went back than came. */
export const unbalancedPayments = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select p."id" as "about",
        'received ' || p."receivedCents" || '; allocated ' || coalesce(a."cents", 0) || ', kept as credit '
          || coalesce(w."cents", 0) || '; refunds ' || coalesce(r."cents", 0) || ' of ' || p."refundedCents" as "detail"
      from "payment" p
      left join (select "sourceId", sum("cents") as "cents" from "allocation" where "source" = 'payment' group by "sourceId") a
        on a."sourceId" = p."id"
      left join (
        select "originId", sum("cents") as "cents" from "walletEntry"
        where "origin" = 'payment' and "use" = '' and "useId" = '' group by "originId"
      ) w on w."originId" = p."id"
      left join (
        select "paymentId", sum("cents") as "cents" from "refund"
        where "status" not in ('failed', 'canceled') group by "paymentId"
      ) r on r."paymentId" = p."id"
      where p."receivedCents" <> coalesce(a."cents", 0) + coalesce(w."cents", 0)
        or (p."status" <> 'succeeded' and p."receivedCents" <> 0)
        or coalesce(r."cents", 0) > p."receivedCents"
      order by p."id" limit ${most}`,
  );

/** Refunds without a credit note whose money neither came out of the customer's credit nor is due again. */
export const unexplainedRefunds = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select r."id" as "about",
        'gave back ' || r."cents" || '; of credit ' || coalesce(w."cents", 0) || ', due again ' || coalesce(a."cents", 0)
          as "detail"
      from "refund" r
      left join (select "useId", -sum("cents") as "cents" from "walletEntry" where "use" = 'refund' group by "useId") w
        on w."useId" = r."id"
      left join (select "sourceId", -sum("cents") as "cents" from "allocation" where "source" = 'refund' group by "sourceId") a
        on a."sourceId" = r."id"
      where r."status" = 'succeeded' and r."creditNoteId" = ''
        and r."cents" <> coalesce(w."cents", 0) + coalesce(a."cents", 0)
      order by r."id" limit ${most}`,
  );

/** Lost disputes whose money is not all taken back from what the payment had settled. */
export const unbalancedDisputes = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select d."ref" as "about",
        d."outcome" || ', ' || d."takenCents" || ' of ' || d."cents" || '; taken from invoices ' || coalesce(a."cents", 0)
          || ', from credit ' || coalesce(w."cents", 0) as "detail"
      from "dispute" d
      left join (select "sourceId", -sum("cents") as "cents" from "allocation" where "source" = 'dispute' group by "sourceId") a
        on a."sourceId" = d."ref"
      left join (select "useId", -sum("cents") as "cents" from "walletEntry" where "use" = 'dispute' group by "useId") w
        on w."useId" = d."ref"
      where d."takenCents" <> coalesce(a."cents", 0) + coalesce(w."cents", 0) or d."takenCents" > d."cents"
        or (d."outcome" <> 'lost' and d."takenCents" <> 0)
      order by d."ref" limit ${most}`,
  );

/** Credit used beyond what there was, or used without an invoice that took it. */
export const overdrawnCredit = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select "customerId" || ' ' || "origin" || ' ' || "originId" as "about", 'left ' || sum("cents") as "detail"
      from "walletEntry" group by "customerId", "origin", "originId" having sum("cents") < 0
      union all
      select w."customerId" || ' ' || w."origin" || ' ' || w."originId",
        'used ' || (-w."cents") || ' for ' || w."useId" || ', which took ' || coalesce(a."cents", 0)
      from "walletEntry" w
      left join "allocation" a on a."invoiceId" = w."useId" and a."source" = 'wallet'
        and a."sourceId" = w."origin" || ':' || w."originId" || case when w."part" = '' then '' else ':' || w."part" end
      where w."use" = 'invoice' and coalesce(a."cents", 0) <> -w."cents"
      limit ${most}`,
  );

/** Credit of one seller used with the other that is not in both journals, and lines of that kind without such a use. */
export const unevenBetweenSellers = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      with "crossing" as (
        select w."cents" as "cents",
          w."useId" || ':wallet:' || w."origin" || ':' || w."originId"
            || case when w."part" = '' then '' else ':' || w."part" end as "ref",
          i."seller" as "other", coalesce(n."seller", b."seller", ${collector}) as "holder"
        from "walletEntry" w
        join "invoice" i on i."id" = w."useId"
        left join "invoice" n on w."origin" = 'credit-note' and n."id" = w."originId"
        left join "payment" p on w."origin" = 'payment' and p."id" = w."originId" and p."provider" = 'transfer'
        left join "bankLine" b on b."id" = p."ref"
        where w."use" = 'invoice' and i."seller" <> coalesce(n."seller", b."seller", ${collector})
      ), "expected" as (
        select "ref" || ':' || "holder" as "ref", "holder" as "seller", "cents" as "cents" from "crossing"
        union all
        select "ref" || ':' || "other", "other", -"cents" from "crossing"
      )
      select e."seller" || ' ' || e."ref" as "about",
        'should say ' || e."cents" || ', says ' || coalesce(cast(j."cents" as text), 'nothing') as "detail"
      from "expected" e
      left join "journal" j on j."kind" = 'between-sellers' and j."ref" = e."ref" and j."seller" = e."seller"
      where j."id" is null or j."cents" <> e."cents"
      union all
      select j."seller" || ' ' || j."ref", 'says ' || j."cents" || ' for no credit used'
      from "journal" j
      left join "expected" e on e."ref" = j."ref" and e."seller" = j."seller"
      where j."kind" = 'between-sellers' and e."ref" is null
      limit ${most}`,
  );

/** Series with a hole, a number twice, or a counter that is not at its last number. */
export const brokenSeries = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select s."seller" || ' ' || s."kind" || ' ' || s."year" as "about",
        'counter ' || s."last" || ', documents ' || count(i."id") || ', highest '
          || coalesce(max(cast(substr(i."number", length(i."number") - 5) as bigint)), 0) as "detail"
      from "documentSequence" s
      left join "invoice" i on i."seller" = s."seller" and i."kind" = s."kind"
        and i."number" like '%' || s."year" || '-______' and substr(i."issuedOn", 1, 4) = cast(s."year" as text)
      group by s."seller", s."kind", s."year", s."last"
      having count(i."id") <> s."last" or count(distinct i."number") <> s."last"
        or coalesce(max(cast(substr(i."number", length(i."number") - 5) as bigint)), 0) <> s."last"
      limit ${most}`,
  );

/** Documents that were frozen, but whose row or journal line says something else. */
export const unjournalled = (db: Db, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select i."number" as "about", 'is not in the journal with its amount' as "detail"
      from "invoice" i
      join "invoiceDocument" d on d."invoiceId" = i."id"
      left join "journal" j on j."ref" = i."id"
        and j."kind" = case when i."kind" = 'FA' then 'invoice' else 'credit-note' end
      where j."id" is null or j."cents" <> i."totalCents"
      order by i."number" limit ${most}`,
  );

/** Services that renew themselves within these days, but have not exactly one plan for their next period. */
export const unplannedServices = (db: Db, until: string, most: number): Promise<Found[]> =>
  ask(
    db,
    sql<Found>`
      select s."id" as "about", 'ends on ' || s."expiresOn" || ', plans ' || count(p."id") as "detail"
      from "service" s
      left join "scheduledPayment" p on p."serviceId" = s."id" and p."periodStart" > s."expiresOn"
        and p."status" <> 'canceled'
      where s."renewal" = 'auto' and s."state" = 'active' and s."cancelOn" is null and s."moving" = 0
        and s."periodMonths" > 0 and s."expiresOn" <= ${until}
      group by s."id", s."expiresOn" having count(p."id") <> 1
      order by s."id" limit ${most}`,
  );

export const isDone = async (db: Db, lease: string, until: string): Promise<boolean> =>
  (await db
    .selectFrom('lease')
    .where('name', '=', lease)
    .where('until', '=', until)
    .select('name')
    .executeTakeFirst()) !== undefined;

/** The journal of a seller in its order, a bite in memory at a time. */
export async function* journalOf(db: Db, seller: Seller): AsyncGenerator<Selectable<JournalTable>> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('journal')
      .where('seller', '=', seller)
      .where('number', '>', after)
      .selectAll()
      .orderBy('number')
      .limit(1000)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
  }
}

export const journalHead = (db: Db, seller: Seller) =>
  db.selectFrom('journalHead').where('seller', '=', seller).select(['number', 'hash']).executeTakeFirst();
