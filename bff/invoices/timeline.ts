import type { Invoice } from '../../components/contract/invoice-detail.ts';
import { today } from '../ports/clock.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import * as stored from './settled-storage.ts';
import type { InvoiceDisputeTable, InvoiceTable } from './table.ts';

type Entry = Invoice['timeline'][number];

/** What was read of a document already. */
interface Known {
  readonly payments: Invoice['payments'];
  readonly refunds: Invoice['refunds'];
  readonly related: Invoice['related'];
  readonly disputes: readonly InvoiceDisputeTable[];
}

/** What happened to a document, newest first: told from what is kept of each event, not from a second record. */
export async function timelineOf(
  deps: Deps,
  viewer: Pick<Actor, 'customerId' | 'services'>,
  row: InvoiceTable,
  known: Known,
): Promise<Entry[]> {
  const [moment, credits] = await Promise.all([
    stored.moments(deps.db, row.id),
    stored.creditsOf(deps.db, viewer, row.id),
  ]);
  const issued = moment?.finalizedAt ?? `${row.issuedOn}T10:00:00.000Z`;
  const entries = [
    entry('issued', issued),
    ...(moment?.fileAt ? [entry('file-made', moment.fileAt)] : []),
    ...overdue(deps, row),
    ...known.payments.flatMap(paymentEntries),
    ...credits.map((it) =>
      entry(movesAs[it.source] ?? 'credit-used', it.at, {
        cents: Math.abs(it.cents),
        ...(it.number ? { number: it.number } : {}),
      }),
    ),
    ...known.refunds.flatMap(refundEntries),
    ...known.disputes.flatMap(disputeEntries),
  ];
  return (
    entries
      .map((it, index) => ({ ...it, id: `${it.what}-${index}` }))
      // Of one instant, what came last stands first.
      .toReversed()
      .toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
  );
}

/** What a settlement without a payment is in the history. */
const movesAs: Readonly<Record<string, string>> = {
  credit: 'credited',
  wallet: 'credit-used',
  refund: 'due-again',
};

type Facts = Readonly<Record<string, string | number>>;

const entry = (what: string, at: string, facts: Facts = {}): Omit<Entry, 'id'> => ({
  what,
  at,
  facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, String(value)])),
});

/** Only while it is late: when it was paid in the end, its history does not reproach it. */
const overdue = (deps: Deps, row: InvoiceTable): Omit<Entry, 'id'>[] =>
  row.dueOn && row.dueCents > 0 && row.dueOn < today(deps.clock)
    ? [entry('overdue', `${row.dueOn}T22:00:00.000Z`)]
    : [];

const paymentEntries = (it: Invoice['payments'][number]): Omit<Entry, 'id'>[] => [
  entry('paid', it.at, { cents: it.amount.cents }),
  ...(it.dispute ? bankDisputeEntries(it.dispute) : []),
];

const bankDisputeEntries = ({
  amount: { cents },
  outcome,
  since,
  endedAt,
}: NonNullable<Invoice['payments'][number]['dispute']>): Omit<Entry, 'id'>[] => [
  entry('bank-disputed', since, { cents }),
  ...(endedAt ? [entry(`bank-${outcome}`, endedAt, { cents })] : []),
];

const refundEntries = (it: Invoice['refunds'][number]): Omit<Entry, 'id'>[] => [
  entry('refund-asked', it.at, { cents: it.amount.cents }),
  ...(it.endedAt
    ? [
        entry(it.status === 'succeeded' ? 'refund-done' : 'refund-failed', it.endedAt, {
          cents: it.amount.cents,
        }),
      ]
    : []),
];

const disputeEntries = (it: InvoiceDisputeTable): Omit<Entry, 'id'>[] => [
  entry('disputed', it.openedAt, { cents: it.cents }),
  ...(it.endedAt ? [entry(`dispute-${it.state}`, it.endedAt)] : []),
];
