import {
  serviceTabs,
  type Service,
  type ServiceRow,
  type ServiceState,
  type setAutoRenew,
  type countServices,
  type exportServices,
  type listServices,
} from '../../components/contract/services.ts';
import type { ParsedInput, Output } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import { demand } from '../access/authorize.ts';
import type { Deps } from '../deps.ts';
import { isoAt, today } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { abilities, needOf, type Action } from './actions.ts';
import { foldKey } from './fold.ts';
import * as stored from './storage.ts';
import type { ServiceTable } from './table.ts';
import { rowOf } from './view.ts';

type ListInput = ParsedInput<typeof listServices>;
type Written = { version: number; changed: string[] };

/** A page of the account's services with the total on its first page. */
export async function list(deps: Deps, actor: Actor, input: ListInput): Promise<Output<typeof listServices>> {
  const day = today(deps.clock);
  const page = await stored.page(deps.db, visible(actor), {
    ...input,
    search: input.search && foldKey(input.search),
    day,
  });
  const tags = await stored.tagsOf(
    deps.db,
    actor.customerId,
    page.rows.map((row) => row.id),
  );
  return {
    items: page.rows.map((row) =>
      rowOf(row, tags.get(row.id) ?? [], day, abilities(actor, row), actor.customerKind === 'person'),
    ),
    ...(page.next ? { next: page.next } : {}),
    ...(page.previous ? { previous: page.previous } : {}),
    ...(page.total ? { total: page.total } : {}),
    ...(page.partial ? { partial: page.partial } : {}),
  };
}

/** How many stand under each tab, and the tags in use. */
export async function count(deps: Deps, actor: Actor): Promise<Output<typeof countServices>> {
  const tabs = await stored.countTabs(deps.db, visible(actor), today(deps.clock));
  return {
    tabs: Object.fromEntries(serviceTabs.map((tab) => [tab, tabs[tab]])) as Record<
      (typeof serviceTabs)[number],
      number
    >,
    tags: await stored.allTags(deps.db, visible(actor)),
  };
}

/** One service with its history. Refuses with `not-found` for a stranger's. */
export async function read(deps: Deps, actor: Actor, id: string): Promise<Service> {
  const row = await find(deps, actor, id);
  const day = today(deps.clock);
  const tags = await stored.tagsOf(deps.db, actor.customerId, [id]);
  const timeline = await stored.timeline(deps.db, actor.customerId, `service:${id}`);
  return {
    ...rowOf(row, tags.get(id) ?? [], day, abilities(actor, row), actor.customerKind === 'person'),
    orderNumber: row.orderNumber,
    ...(row.startedOn ? { startedOn: row.startedOn } : {}),
    createdAt: row.createdAt,
    ...(row.nextPriceCents === null ? {} : { nextPrice: { cents: row.nextPriceCents, currency: 'EUR' } }),
    ...(row.consentVersion && row.consentAt
      ? { autoRenewConsent: { textVersion: row.consentVersion, at: row.consentAt } }
      : {}),
    holder: actor.customerName,
    timeline: timeline.map(({ id: entry, at, what, by, onBehalfOf, from, facts }) => ({
      id: entry,
      at,
      what,
      ...(by ? { by } : {}),
      ...(onBehalfOf ? { onBehalfOf } : {}),
      ...(from ? { from } : {}),
      facts: JSON.parse(facts) as Record<string, string>,
    })),
  };
}

/** All rows of a filter, for export; at most 100,000. */
export async function all(
  deps: Deps,
  actor: Actor,
  input: ParsedInput<typeof exportServices>,
): Promise<ServiceRow[]> {
  const day = today(deps.clock);
  const rows = await stored.all(deps.db, visible(actor), {
    ...input,
    search: input.search && foldKey(input.search),
    day,
    limit: 100_000,
  });
  const tags = await stored.everyTag(deps.db, actor.customerId);
  return rows.map((row) =>
    rowOf(row, tags.get(row.id) ?? [], day, abilities(actor, row), actor.customerKind === 'person'),
  );
}

/** Sets or clears the customer's own name of a service; the same name again changes nothing. */
export function label(deps: Deps, actor: Actor, id: string, version: number, text: string): Promise<Written> {
  return change(deps, actor, { id, version, action: 'label' }, async (write, row) => {
    if (text === row.label) return undefined;
    const key = foldKey(text || row.domain || row.product);
    const searchKey = foldKey(`${text} ${row.domain} ${row.product} ${row.orderNumber}`);
    await stored.update(write.tx, actor.customerId, id, { label: text, labelKey: key, searchKey });
    return { what: 'label-changed', facts: { from: row.label, to: text } };
  });
}

/** Replaces the tags of a service. */
export function tag(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  tags: readonly string[],
): Promise<Written> {
  return change(deps, actor, { id, version, action: 'tag' }, async (write) => {
    await stored.replaceTags(write.tx, actor.customerId, id, tags);
    return { what: 'tags-changed', facts: { tags: tags.join(', ') } };
  });
}

/** What belongs to turning automatic renewal on or off. */
export interface AutoRenewal {
  /** Done in the same write. */
  readonly along: (write: Write) => Promise<void>;
  /** The amount of a period, VAT included: what the customer agrees to. */
  readonly amountOf: (row: ServiceTable) => number;
  /** Done in the same write once he has agreed, or agreed anew. */
  readonly agreed: (write: Write) => Promise<void>;
}

/** Turns automatic renewal on, with the consent stored, or off. A repeat changes nothing. */
export function autoRenew(
  deps: Deps,
  actor: Actor,
  version: number,
  input: ParsedInput<typeof setAutoRenew>,
  { along, amountOf, agreed }: AutoRenewal,
): Promise<Written> {
  return change(deps, actor, { id: input.id, version, action: 'autoRenew' }, async (write, row) => {
    await along(write);
    const isOn = row.renewal === 'auto';
    if (input.on ? isOn && row.consentVersion === input.consent : !isOn) return undefined;
    const consent = input.on
      ? {
          renewal: 'auto' as const,
          consentVersion: input.consent,
          consentAt: isoAt(deps.clock),
          consentCents: amountOf(row),
        }
      : { renewal: 'manual' as const, consentVersion: null, consentAt: null, consentCents: null };
    await stored.update(write.tx, actor.customerId, input.id, consent);
    if (input.on) await agreed(write);
    return input.on
      ? { what: 'auto-renew-on', facts: { consent: input.consent } }
      : { what: 'auto-renew-off', facts: {} };
  });
}

/** One service at the version last seen, and what is to be done to it. */
interface Target {
  readonly id: string;
  readonly version: number;
  readonly action: Action;
}

type Act = { what: string; facts: Record<string, string> };

/**
 * The frame of every change of one service: read under the write lock, judge again, change, tell, sign in the history.
 */
async function change(
  deps: Deps,
  actor: Actor,
  { id, version, action }: Target,
  act: (write: Write, row: ServiceTable) => Promise<Act | undefined>,
): Promise<Written> {
  return inWrite(deps, async (write) => {
    const row = await stored.findForUpdate(write.tx, deps.engine, visible(actor), id);
    if (!row) throw notFound();
    demand(actor, needOf(actor, action, row));
    if (row.version !== version)
      throw new Refusal('precondition-failed', {
        detail: `It changed since you read it (version ${row.version}); read it again.`,
      });
    const done = await act(write, row);
    if (!done) return { version, changed: [] };
    await stored.raiseVersion(write.tx, actor.customerId, id);
    await stored.insertTimeline(write.tx, {
      customerId: actor.customerId,
      resource: `service:${id}`,
      id: newId(deps.random, 'tl'),
      at: isoAt(deps.clock),
      what: done.what,
      facts: JSON.stringify(done.facts),
      ...signature(actor),
    });
    const changed = [`service:${id}`, 'services'];
    write.changed(actor.customerId, changed);
    return { version: row.version + 1, changed };
  });
}

/** « X pour le compte de Y » : who signs an act of this actor. */
const signature = (actor: Actor): { by: string; onBehalfOf: string | null; from: string | null } => ({
  by: actor.personName,
  onBehalfOf: actor.role === 'holder' ? null : actor.customerName,
  from: actor.partner?.name ?? null,
});

const visible = (actor: Actor): stored.Visible => ({ customerId: actor.customerId, ids: actor.services });
const notFound = (): Refusal =>
  new Refusal('not-found', { detail: 'There is no such service on this account.' });

async function find(deps: Deps, actor: Actor, id: string): Promise<ServiceTable> {
  const row = await stored.find(deps.db, visible(actor), id);
  if (!row) throw notFound();
  return row;
}

/** The tab of a state: *actifs*, *expirés*, *en attente*. */
export function tabOf(state: ServiceState): ServiceTable['tab'] {
  if (state === 'active') return 'active';
  return state === 'expired' || state === 'suspended' || state === 'terminated' ? 'expired' : 'pending';
}
