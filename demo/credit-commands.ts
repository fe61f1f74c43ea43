import { parseArgs } from 'node:util';
import type { Deps } from '../bff/deps.ts';
import { credit } from '../bff/flows/refund.ts';
import { invoiceNamed, Misuse, sameCredit } from '../bff/invoices/operator.ts';
import { Refusal } from '../bff/refusal.ts';

/** How `npm run credit` is used. */
export const usage = `npm run credit -- INVOICE --reason TEXT [OPTIONS]

  INVOICE            its number, such as FA-2026-000123
  --reason TEXT      why, as the customer reads it on the credit note (3 to 200 characters)
  --amount 12.00     euros with VAT, spread over the lines; all that is left of the invoice when absent
  --to refund        what was paid goes back to the means that paid (default); what is still due is taken off first
  --to credit        it is kept as the customer's credit
  --again            even if the same amount was credited for the same reason before

An open dispute of the invoice ends with it. A running server makes the document, sends the refund and mails both.
DATABASE_URL (sqlite:PATH or postgres://…) says where; DATA_DIR/space.db when unset.`;

/** Performs what was typed and answers what to print. Throws `Misuse`, or a `Refusal` of the ledger. */
export async function perform(deps: Deps, args: readonly string[]): Promise<string> {
  const { values, positionals } = read(args);
  const [number, ...more] = positionals;
  if (number === undefined || more.length > 0) throw new Misuse('name one invoice, such as FA-2026-000123');
  const invoice = await invoiceNamed(deps, number);
  const reason = reasonOf(values.reason);
  const cents = values.amount === undefined ? undefined : centsOf(values.amount);
  const same = values.again ? undefined : await sameCredit(deps, invoice, { cents, reason });
  if (same)
    throw new Misuse(
      `${same} credits ${number} for the same reason already; add --again to credit it once more`,
    );
  const note = await credit(deps, {
    customerId: invoice.customerId,
    invoiceId: invoice.id,
    reason,
    settlement: settlementOf(values.to),
    ...(cents === undefined ? {} : { cents }),
  });
  return `${note.number} credits ${number}: ${cents === undefined ? 'all that was left of it' : `${euros(cents)} €`}`;
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { reason: text, amount: text, to: text, again: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

function reasonOf(text = ''): string {
  const reason = text.trim();
  if (reason.length >= 3 && reason.length <= 200) return reason;
  throw new Misuse('--reason must say why in 3 to 200 characters: it stands on the credit note');
}

function centsOf(text: string): number {
  const [, whole, part = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  const cents = whole === undefined ? 0 : Number(whole) * 100 + Number(part.padEnd(2, '0'));
  if (cents > 0) return cents;
  throw new Misuse(`--amount must be euros such as 12.00, not "${text}"`);
}

function settlementOf(text = 'refund'): 'refund' | 'wallet' {
  if (text === 'refund') return 'refund';
  if (text === 'credit') return 'wallet';
  throw new Misuse(`--to must be refund or credit, not "${text}"`);
}

const euros = (cents: number): string => (cents / 100).toFixed(2);

/** Whether an error is the operator's to mend: its message is enough. */
export const isOperators = (error: unknown): error is Error =>
  error instanceof Misuse || error instanceof Refusal;
