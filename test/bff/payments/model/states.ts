import assert from 'node:assert/strict';
import type { TestBff } from '../../../support/bff.ts';

/** The machines: from each state where one may go. What is not here must not happen. */
const machines = {
  invoice: {
    open: ['partially_paid', 'paid', 'overdue', 'credited'],
    // Money given back without a credit note is due again.
    partially_paid: ['open', 'paid', 'overdue', 'credited'],
    overdue: ['paid', 'credited'],
    // A refund does not reopen an invoice: it lives on the credit note.
    paid: ['credited'],
    credited: [],
  },
  'credit note': {
    issued: ['refunded', 'available', 'applied'],
    // A refund may come back days after it was thought done.
    refunded: ['available'],
    available: ['applied', 'refunded'],
    applied: ['available'],
  },
  payment: {
    created: ['requires_payment_method', 'requires_action', 'processing', 'succeeded', 'failed', 'canceled'],
    requires_payment_method: ['requires_action', 'processing', 'succeeded', 'failed', 'canceled'],
    requires_action: ['requires_payment_method', 'processing', 'succeeded', 'failed', 'canceled'],
    processing: ['requires_payment_method', 'succeeded', 'failed'],
    // Money that comes late still comes.
    failed: ['succeeded'],
    canceled: ['succeeded'],
    succeeded: [],
  },
  plan: {
    planned: ['processing', 'paid', 'failed', 'action_required', 'stopped', 'canceled'],
    processing: ['paid', 'failed', 'action_required'],
    action_required: ['processing', 'paid', 'failed', 'stopped', 'canceled'],
    failed: ['processing', 'paid', 'action_required', 'stopped', 'canceled'],
    stopped: ['paid'],
    canceled: ['paid'],
    paid: [],
  },
  refund: {
    created: ['pending', 'requires_action', 'succeeded', 'failed', 'canceled'],
    pending: ['requires_action', 'succeeded', 'failed', 'canceled'],
    requires_action: ['pending', 'succeeded', 'failed', 'canceled'],
    succeeded: ['failed'],
    failed: [],
    canceled: [],
  },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;

type Machine = keyof typeof machines;

/** The state of each thing of one account, by `machine id`. */
export type States = ReadonlyMap<string, string>;

export async function statesOf({ deps: { db } }: TestBff, customerId: string): Promise<States> {
  const [invoices, payments, plans, refunds] = await Promise.all([
    db.selectFrom('invoice').where('customerId', '=', customerId).select(['id', 'kind', 'state']).execute(),
    db.selectFrom('payment').where('customerId', '=', customerId).select(['id', 'status as state']).execute(),
    db
      .selectFrom('scheduledPayment')
      .where('customerId', '=', customerId)
      .select(['id', 'status as state'])
      .execute(),
    db.selectFrom('refund').where('customerId', '=', customerId).select(['id', 'status as state']).execute(),
  ]);
  const named = (machine: Machine, rows: readonly { id: string; state: string }[]): [string, string][] =>
    rows.map(({ id, state }) => [`${machine} ${id}`, state]);
  return new Map([
    ...named(
      'invoice',
      invoices.filter(({ kind }) => kind === 'FA'),
    ),
    ...named(
      'credit note',
      invoices.filter(({ kind }) => kind === 'AV'),
    ),
    ...named('payment', payments),
    ...named('plan', plans),
    ...named('refund', refunds),
  ]);
}

/**
 * Nothing disappears, and nothing goes where its machine does not lead. `revived` plans were asked for by the customer.
 */
export function assertMoves(before: States, after: States, revived: ReadonlySet<string> = new Set()): void {
  for (const [name, from] of before) {
    const to = after.get(name);
    assert.ok(to !== undefined, `${name} is gone`);
    if (to === from || revived.has(name)) continue;
    const machine = machines[name.slice(0, name.lastIndexOf(' ')) as Machine];
    assert.ok(reachable(machine, from).has(to), `${name} went from ${from} to ${to}`);
  }
}

/** Several steps may lie between two looks. */
function reachable(machine: Readonly<Record<string, readonly string[]>>, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [from];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const next of machine[state] ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}
