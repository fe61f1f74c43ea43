import assert from 'node:assert/strict';

/** An invoice in the small book: cents. */
export interface Bill {
  readonly total: number;
  due: number;
  paid: number;
  credited: number;
}

/** A line of the journal, with the parts of a payment or the invoice of a credit note. */
export interface Line {
  readonly kind: string;
  readonly ref: string;
  readonly cents: number;
  readonly parts: readonly { readonly invoiceId: string; readonly cents: number }[];
  readonly corrects: string | undefined;
}

/** What the journal alone says of every balance: the model that the stored balances are held against. */
export interface Book {
  readonly bills: Map<string, Bill>;
  /** What is left of each credit, by `origin:id`. */
  readonly credits: Map<string, number>;
}

export const emptyBook = (): Book => ({ bills: new Map(), credits: new Map() });

/** Reads on. Each line that others must follow is awaited, and nothing may come that nothing calls for. */
export function readOn(book: Book, lines: readonly Line[]): void {
  const awaited = new Set<string>();
  for (const line of lines) {
    const name = `${line.kind} ${line.ref} ${line.cents}`;
    if (line.kind === 'invoice') book.bills.set(line.ref, newBill(line.cents));
    else if (line.kind === 'payment') arrive(book, line, awaited);
    else if (line.kind === 'credit-note') correct(book, line, awaited);
    else if (awaited.delete(name)) continue;
    else if (line.kind === 'allocation') spend(book, line);
    else if (line.kind === 'credit') keep(book, line);
    else assert.equal(line.kind, 'refund', name);
  }
  assert.deepEqual([...awaited], [], 'lines that the journal lacks');
}

const newBill = (total: number): Bill => ({ total, due: total, paid: 0, credited: 0 });
const billOf = (book: Book, id: string): Bill => {
  const bill = book.bills.get(id);
  assert.ok(bill, `invoice ${id} is in the journal before anything settles it`);
  return bill;
};

/** Money settles each invoice with its part while it needs it; what nobody needs is the customer's. */
function arrive(book: Book, { ref, cents, parts }: Line, awaited: Set<string>): void {
  let left = cents;
  for (const part of parts) {
    const bill = billOf(book, part.invoiceId);
    const taken = Math.min(part.cents, left, bill.due);
    if (taken === 0) continue;
    bill.due -= taken;
    bill.paid += taken;
    left -= taken;
    awaited.add(`allocation ${part.invoiceId}:payment:${ref} ${taken}`);
  }
  if (left === 0) return;
  awaited.add(`credit payment:${ref} ${left}`);
  book.credits.set(`payment:${ref}`, left);
}

/** A credit note takes off what is still due first. */
function correct(book: Book, { ref, cents, corrects = '' }: Line, awaited: Set<string>): void {
  const bill = billOf(book, corrects);
  const offset = Math.min(cents, bill.due);
  bill.due -= offset;
  bill.credited += cents;
  assert.ok(bill.credited <= bill.total, `${corrects} is credited beyond its total`);
  if (offset > 0) awaited.add(`allocation ${corrects}:credit:${ref} ${offset}`);
}

/** Credit pays no more than there is, and no more than is due. */
function spend(book: Book, { ref, cents }: Line): void {
  const [invoiceId = '', source, ...origin] = ref.split(':');
  if (source === 'refund') return makeDueAgain(billOf(book, invoiceId), -cents, ref);
  assert.equal(source, 'wallet', `nothing calls for ${ref}`);
  const key = origin.slice(0, 2).join(':');
  const left = (book.credits.get(key) ?? 0) - cents;
  const bill = billOf(book, invoiceId);
  bill.due -= cents;
  bill.paid += cents;
  assert.ok(left >= 0 && bill.due >= 0 && cents > 0, `${ref} takes ${cents}`);
  book.credits.set(key, left);
}

/** What went back without a credit note is due again, and no more than was paid. */
function makeDueAgain(bill: Bill, cents: number, ref: string): void {
  bill.due += cents;
  bill.paid -= cents;
  assert.ok(
    cents > 0 && bill.paid >= 0 && bill.due + bill.credited <= bill.total,
    `${ref} gives back ${cents}`,
  );
}

/** The rest of a credit note, and a refund that came back. */
function keep(book: Book, { ref, cents }: Line): void {
  const [origin, id] = ref.split(':');
  assert.equal(origin, 'credit-note', `nothing calls for ${ref}`);
  const key = `${origin}:${id}`;
  book.credits.set(key, (book.credits.get(key) ?? 0) + cents);
}
