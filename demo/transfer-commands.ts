import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Deps } from '../bff/deps.ts';
import { assign, dismiss, NotAssigned, takeIn } from '../bff/flows/bank-lines.ts';
import { readCamt } from '../bff/payments/bank/camt.ts';
import { readCsv } from '../bff/payments/bank/csv.ts';
import { UnreadableStatement, withIds, type Statement } from '../bff/payments/bank/statement.ts';
import { findLine, lineBecame, tasks } from '../bff/payments/transfers.ts';
import { sellers, type Seller } from '../components/contract/shapes.ts';

/** How `npm run transfers` is used. */
export const usage = `npm run transfers -- [FILE] [OPTIONS]

  FILE                                takes a bank statement in: camt.053 or camt.052 (XML), or CSV with a head line that
                                      names date, amount, text and, when known, payer, currency, id
  --seller host|care                  whose account the CSV is of (default host); an XML file says so itself
  (nothing)                           lists the lines that wait for somebody
  --line ID                           says what became of a line: its payment, what that settled, what is left as credit
  --line ID --invoice FA-2026-000123  gives a waiting line to an invoice; what it does not need becomes credit
  --line ID --customer NUMBER         keeps it as the credit of an account
  --line ID --dismiss REASON          closes it: no payment of a customer

A transfer is known by its reference (RF…), else by the number of an invoice. A file that comes again changes nothing.
DATABASE_URL (sqlite:PATH or postgres://…) says where; DATA_DIR/space.db when unset.`;

/** What was typed is no command; the message says what to type. */
export class Mistyped extends Error {
  override name = 'Mistyped' as const;
}

const fileMost = 50 * 1024 * 1024;

/** Performs what was typed and answers what to print. Throws `Mistyped`, `UnreadableStatement` or `NotAssigned`. */
export async function perform(deps: Deps, args: readonly string[]): Promise<string> {
  const { values, positionals } = read(args);
  if (values.line !== undefined) return settleLine(deps, values.line, values);
  const [file, ...more] = positionals;
  if (more.length > 0) throw new Mistyped('one file at a time');
  if (file !== undefined) return takeFile(deps, file, values.seller);
  return listTasks(deps);
}

function read(args: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { seller: text, line: text, invoice: text, customer: text, dismiss: text };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new Mistyped(error instanceof Error ? error.message : String(error));
  }
}

async function settleLine(
  deps: Deps,
  line: string,
  to: { readonly invoice?: string; readonly customer?: string; readonly dismiss?: string },
): Promise<string> {
  const { invoice, customer, dismiss: why } = to;
  if (invoice === undefined && customer === undefined && why === undefined) return showLine(deps, line);
  if ([invoice, customer, why].filter((it) => it !== undefined).length !== 1)
    throw new Mistyped('say one of --invoice, --customer and --dismiss');
  if (why !== undefined) await dismiss(deps, line, why);
  else await assign(deps, line, invoice === undefined ? { customer: customer ?? '' } : { invoice });
  return `${line} ${why === undefined ? `settled for ${invoice ?? customer}` : 'dismissed'}`;
}

async function showLine({ db }: Deps, id: string): Promise<string> {
  const line = await findLine(db, id);
  if (!line) throw new NotAssigned(`there is no line ${id}`);
  const { bookedOn, cents, currency, payer, words, state, why, paymentId } = line;
  const { settled, credit } = await lineBecame(db, line);
  return [
    `${id}  ${bookedOn}  ${euros(cents)} ${currency}  ${payer}`,
    `    "${words}" ${state}${state === 'settled' ? '' : `: ${reasons[why ?? ''] ?? why ?? ''}`}`,
    ...(paymentId ? [`    payment ${paymentId}`] : []),
    ...settled.map((it) => `    ${it.number}: ${euros(it.cents)}, ${euros(it.dueCents)} still due`),
    ...(credit > 0 ? [`    ${euros(credit)} as credit of the account`] : []),
  ].join('\n');
}

const euros = (cents: number): string => (cents / 100).toFixed(2);

async function takeFile(deps: Deps, file: string, wanted: string | undefined): Promise<string> {
  const bytes = await readFile(file);
  if (bytes.byteLength > fileMost) throw new UnreadableStatement(`${file} is over 50 MB; split it by period`);
  const text = decode(bytes);
  const statement = text.trimStart().startsWith('<') ? readCamt(text) : readCsv(text);
  const seller = sellerOf(deps, statement, wanted);
  const account = deps.settings.sellers[seller].payment.creditTransfer?.iban ?? seller;
  const { settled, tasks: open, known, out } = await takeIn(deps, seller, withIds(account, statement.lines));
  return [
    `${statement.lines.length} lines: ${settled} settled, ${open} to look at, ${known} known already, ${out} out`,
    ...(open > 0 ? [await listTasks(deps)] : []),
  ].join('\n');
}

/** UTF-8, else the Windows code page that French banks still export. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function sellerOf({ settings }: Deps, { iban }: Statement, wanted: string | undefined): Seller {
  const own = sellers.find((it) => settings.sellers[it].payment.creditTransfer?.iban === iban);
  if (iban !== undefined && !own)
    throw new UnreadableStatement(`it is of account ${iban}, which no seller has`);
  const named = sellers.find((it) => it === wanted);
  if (wanted !== undefined && !named) throw new Mistyped(`--seller must be ${sellers.join(' or ')}`);
  if (own && named && own !== named) throw new Mistyped(`the file is of ${own}, not of ${named}`);
  return own ?? named ?? 'host';
}

const reasons: Readonly<Record<string, string>> = {
  'no-reference': 'names no reference and no invoice',
  'unknown-reference': 'names a reference or an invoice that does not exist',
  'several-customers': 'names invoices of several accounts',
  currency: 'is not in euros',
};

async function listTasks({ db }: Deps): Promise<string> {
  const lines = await tasks(db, 200);
  if (lines.length === 0) return 'No line waits.';
  return lines
    .map(
      ({ id, bookedOn, cents, currency, payer, words, why }) =>
        `${id}  ${bookedOn}  ${euros(cents)} ${currency}  ${payer}\n    "${words}" ${reasons[why ?? ''] ?? why ?? ''}`,
    )
    .join('\n');
}

/** Whether an error is the operator's to mend: its message is enough. */
export const isOperators = (error: unknown): error is Error =>
  error instanceof Mistyped || error instanceof UnreadableStatement || error instanceof NotAssigned;
