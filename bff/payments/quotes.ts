import type { getQuote, quotePayment } from '../../components/contract/payments.ts';
import type { Output } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import type { Write } from '../storage/write.ts';
import * as stored from './storage.ts';
import { creditOf } from './wallet-storage.ts';
import type { QuoteTable } from './table.ts';

const lifeMs = 30 * 60_000;

/** What a quote fixes: each invoice with its part. */
export type Parts = readonly { readonly id: string; readonly cents: number }[];

/** Fixes an amount for half an hour: the page that confirms it reads it from here, never from the asking page. */
export async function keep(
  deps: Deps,
  write: Write,
  actor: Actor,
  parts: Parts,
): Promise<Output<typeof quotePayment>> {
  const cents = parts.reduce((sum, part) => sum + part.cents, 0);
  const row: QuoteTable = {
    id: newId(deps.random, 'quo'),
    customerId: actor.customerId,
    invoices: JSON.stringify(parts),
    cents,
    createdAt: isoAt(deps.clock),
    expiresAt: isoAt(deps.clock, lifeMs),
    paymentId: null,
  };
  await stored.insertQuote(write.tx, row);
  return { quote: row.id, amount: { cents, currency: 'EUR' }, expiresAt: row.expiresAt };
}

/**
 * A quote of this account that still holds, of invoices that the actor sees. Refuses with `not-found` or
 * `link-expired`.
 */
export async function find(
  deps: Deps,
  actor: Actor,
  id: string,
): Promise<QuoteTable & { readonly parts: Parts }> {
  const row = await stored.findQuote(deps.db, actor.customerId, id);
  if (!row || !(await seesAll(deps, actor, row)))
    throw new Refusal('not-found', { detail: 'There is no such quote on this account.' });
  if (Date.parse(row.expiresAt) <= deps.clock.now())
    throw new Refusal('link-expired', { detail: 'The amount was fixed for half an hour; ask again.' });
  const parts = JSON.parse(row.invoices) as Parts;
  return { ...row, parts: standing(parts, await dueOf(deps, actor, parts)) };
}

const seesAll = async (deps: Deps, actor: Actor, { invoices }: QuoteTable): Promise<boolean> => {
  if (actor.services === 'all') return true;
  const ids = (JSON.parse(invoices) as Parts).map(({ id }) => id);
  return stored.seesEach(deps.db, actor, ids);
};

/**
 * Of what was fixed, what still holds: no part beyond what its invoice still needs, none of what was paid meanwhile. When
 * nothing is due any more, it stays as it was fixed.
 */
function standing(parts: Parts, due: ReadonlyMap<string, number>): Parts {
  const left = parts
    .map(({ id, cents }) => ({ id, cents: Math.min(cents, due.get(id) ?? 0) }))
    .filter(({ cents }) => cents > 0);
  return left.length > 0 ? left : parts;
}

const dueOf = async (deps: Deps, actor: Actor, parts: Parts): Promise<ReadonlyMap<string, number>> => {
  const ids = parts.map(({ id }) => id);
  const words = await stored.invoiceWords(deps.db, actor.customerId, ids);
  return new Map(words.map(({ id, dueCents }) => [id, dueCents]));
};

/** What credit paid of a quote is not asked a second time, whatever becomes of the rest. */
export async function reduce(write: Write, actor: Actor, id: string, left: Parts): Promise<void> {
  const cents = left.reduce((sum, part) => sum + part.cents, 0);
  await stored.updateQuote(write.tx, id, { invoices: JSON.stringify(left), cents });
  write.changed(actor.customerId, [`quote:${id}`]);
}

/** What the confirming page shows. */
export async function show(deps: Deps, actor: Actor, id: string): Promise<Output<typeof getQuote>> {
  const quote = await find(deps, actor, id);
  const invoices = await stored.invoiceWords(
    deps.db,
    actor.customerId,
    quote.parts.map((part) => part.id),
  );
  return {
    quote: id,
    amount: { cents: quote.parts.reduce((sum, { cents }) => sum + cents, 0), currency: 'EUR' },
    expiresAt: quote.expiresAt,
    invoices: quote.parts.map((part) => {
      const words = invoices.find((it) => it.id === part.id);
      return {
        id: part.id,
        number: words?.number ?? '',
        subject: words?.subject ?? '',
        amount: { cents: part.cents, currency: 'EUR' as const },
      };
    }),
    credit: { cents: await creditOf(deps.db, actor.customerId), currency: 'EUR' },
    ...(quote.paymentId ? { payment: quote.paymentId } : {}),
  };
}
