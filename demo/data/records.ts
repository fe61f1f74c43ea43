import { digest } from '../../bff/access/digest.ts';
import { sandboxSellers } from '../../bff/adapters/sandbox/sellers.ts';
import { canonicalJson } from '../../bff/invoices/document/canonical-json.ts';
import { composeDocument } from '../../bff/invoices/document/compose.ts';
import type { DocumentSnapshot } from '../../bff/invoices/document/model.ts';
import { buyerOf } from '../../bff/invoices/ledger/finalize.ts';
import { summaryOf, withPayment } from '../../bff/invoices/ledger/summary.ts';
import { instantOn } from './calendar.ts';
import type { Issued } from './issued.ts';
import { journalise } from './journal.ts';
import { settleBill, settlementOf, type Paid } from './money.ts';
import type { RowOf } from './rows.ts';
import type { World } from './world.ts';

type Kept = Partial<
  Pick<RowOf<'invoice'>, 'summary' | 'settlement' | 'paidCents' | 'creditedCents' | 'dueCents'>
>;

/** Freezes a document, writes it into the journal and accounts for its money; returns what its row says of that. */
export function keepRecords(world: World, it: Issued): Kept {
  const { id, number, seller, bill, totals } = it;
  const customerId = bill.holder.id;
  const snapshot = snapshotOf(it);
  const text = canonicalJson(snapshot);
  const at = instantOn(bill.issuedOn, 30 + world.count('minute'));
  world.add('invoiceDocument', {
    invoiceId: id,
    customerId,
    snapshot: text,
    sha256: digest(text),
    finalizedAt: at,
  });
  journalise(world, at, {
    seller,
    kind: bill.kind === 'FA' ? 'invoice' : 'credit-note',
    ref: id,
    customerId,
    cents: totals.vatIncluded,
    data: { number },
  });
  const { payments, ...sums } = settleBill(world, it, at);
  const summary = payments.reduce<string | null>(
    (text, paid: Paid) => withPayment(text, paid),
    JSON.stringify(summaryOf(snapshot)),
  );
  return { summary, settlement: settlementOf(bill), ...sums };
}

function snapshotOf({ bill, seller, number, credits }: Issued): DocumentSnapshot {
  const { party, vatDueOn, payment } = sandboxSellers[seller];
  const { holder, line, issuedOn } = bill;
  const settlement = settlementOf(bill);
  return composeDocument({
    kind: bill.kind,
    number,
    issueDate: issuedOn,
    dueDate: bill.dueOn ?? issuedOn,
    deliveryDate: seller === 'care' ? (line.period?.end ?? issuedOn) : issuedOn,
    vatDueOn,
    seller: party,
    buyer: buyerOf({
      ...holder.identity,
      attention: null,
      number: holder.number,
      kind: holder.kind,
    } as never),
    operation: 'services',
    lines: [line],
    payments: [],
    payment: { ...payment, reference: number },
    ...(line.period ? { period: line.period } : {}),
    ...(credits && settlement
      ? {
          reason: 'Résiliation pendant le délai de rétractation',
          settlement,
          precedingInvoices: [{ number: credits.number, issueDate: credits.bill.issuedOn }],
        }
      : {}),
  });
}
