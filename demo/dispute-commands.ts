import { parseArgs } from 'node:util';
import type { Deps } from '../bff/deps.ts';
import { reject } from '../bff/invoices/disputes.ts';
import { contested, invoiceNamed, Misuse } from '../bff/invoices/operator.ts';
import { Refusal } from '../bff/refusal.ts';

/** How `npm run disputes` is used. */
export const usage = `npm run disputes -- [INVOICE --answer TEXT]

  (nothing)                     lists the invoices that customers contest and that wait for an answer
  INVOICE --answer TEXT         closes the dispute of an invoice that stays as it is, with our answer (10 to 2000
                                characters): reminders go on, and the customer has the answer by mail

To give way, credit the invoice: npm run credit -- INVOICE --reason TEXT [--amount 12.00]; the dispute ends with it.
DATABASE_URL (sqlite:PATH or postgres://…) says where; DATA_DIR/space.db when unset.`;

/** Performs what was typed and answers what to print. Throws `Misuse`. */
export async function perform(deps: Deps, args: readonly string[]): Promise<string> {
  const { values, positionals } = read(args);
  const [number, ...more] = positionals;
  if (number === undefined && values.answer === undefined) return list(deps);
  if (number === undefined || more.length > 0) throw new Misuse('name one invoice, such as FA-2026-000123');
  const answer = (values.answer ?? '').trim();
  if (answer.length < 10 || answer.length > 2000)
    throw new Misuse('--answer must be 10 to 2000 characters: the customer reads it as it is');
  const invoice = await invoiceNamed(deps, number);
  await reject(deps, invoice.customerId, invoice.id, answer).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'not-found')
      throw new Misuse(`nobody contests ${number}: list what waits with npm run disputes`);
    throw error;
  });
  return `${number} stays as it is; the customer has the answer`;
}

function read(args: readonly string[]) {
  try {
    const options = { answer: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Misuse(error instanceof Error ? error.message : String(error));
  }
}

async function list(deps: Deps): Promise<string> {
  const open = await contested(deps);
  if (open.length === 0) return 'No dispute waits.';
  return open
    .map(({ number, cents, reason, message, lines, openedAt, customer, name }) => {
      const some = (JSON.parse(lines) as string[]).join(', ');
      const what = `${(cents / 100).toFixed(2)} €${some ? `, lines ${some}` : ''}`;
      return `${number}  ${openedAt.slice(0, 10)}  ${what}  ${reason}  ${customer} ${name}\n    "${message.replace(/\s+/g, ' ')}"`;
    })
    .join('\n');
}

/** Whether an error is the operator's to mend: its message is enough. */
export const isOperators = (error: unknown): error is Error => error instanceof Misuse;
