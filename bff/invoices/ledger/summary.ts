import type { InvoiceRow } from '../../../components/contract/invoices.ts';
import type { DocumentSnapshot } from '../document/model.ts';
import type { AllocationTable } from '../table.ts';

type Summary = NonNullable<InvoiceRow['summary']>;

const linesMost = 6;
const euro = (cents: number): Summary['lines'][number]['net'] => ({ cents, currency: 'EUR' });

/** The quick summary of a document, kept beside its row. */
export const summaryOf = (snapshot: DocumentSnapshot): Summary => ({
  lines: snapshot.lines.slice(0, linesMost).map((line) => ({ label: line.name, net: euro(line.netAmount) })),
  moreLines: Math.max(0, snapshot.lines.length - linesMost),
  vat: snapshot.vatBreakdown.map(({ rate, vatAmount }) => ({ rate, amount: euro(vatAmount) })),
  payments: [],
});

/** The summary with one more settlement. */
export function withPayment(
  summary: string | null,
  { id, source, at, cents }: Pick<AllocationTable, 'source' | 'at' | 'cents'> & { readonly id: string },
): string | null {
  if (summary === null) return null;
  const known = JSON.parse(summary) as Summary;
  return JSON.stringify({ ...known, payments: [...known.payments, { id, source, at, amount: euro(cents) }] });
}
