import type { Seller } from '../../components/contract/shapes.ts';
import type { Deps } from '../deps.ts';
import type { KnownLine } from '../payments/bank/statement.ts';
import * as stored from '../payments/transfers.ts';
import {
  addresseeOf,
  lineRow,
  recordTransfer,
  tellReceived,
  type Part,
  type Why,
} from '../payments/transfers.ts';
import { isoAt } from '../ports/clock.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { settle } from './settle.ts';

/** What taking a statement in did, by number of lines. */
export interface TakenIn {
  settled: number;
  /** Wait for somebody to say whose they are. */
  tasks: number;
  /** Came before, in this or another file. */
  known: number;
  /** Money that went out: none of ours. */
  out: number;
}

/** Takes the lines of a statement in, each in a transaction of its own. A file that comes again changes nothing. */
export async function takeIn(deps: Deps, seller: Seller, lines: readonly KnownLine[]): Promise<TakenIn> {
  const done: TakenIn = { settled: 0, tasks: 0, known: 0, out: 0 };
  for (const line of lines) {
    if (line.cents <= 0) done.out++;
    else done[await inWrite(deps, (write) => takeLine(deps, write, seller, line))]++;
  }
  return done;
}

async function takeLine(
  deps: Deps,
  write: Write,
  seller: Seller,
  line: KnownLine,
): Promise<'settled' | 'tasks' | 'known'> {
  const to = await addresseeOf(write, seller, line);
  if ('why' in to) return (await keepTask(deps, write, seller, line, to.why)) ? 'tasks' : 'known';
  const { customerId, parts } = to;
  const row = lineRow(deps, seller, line, { state: 'settled', why: null, customerId, paymentId: null });
  if (!(await stored.insertLine(write.tx, row))) return 'known';
  await credit(deps, write, { lineId: line.id, customerId, parts, cents: line.cents });
  return 'settled';
}

const keepTask = (deps: Deps, write: Write, seller: Seller, line: KnownLine, why: Why): Promise<boolean> =>
  stored.insertLine(
    write.tx,
    lineRow(deps, seller, line, { state: 'task', why, customerId: null, paymentId: null }),
  );

interface Received {
  readonly lineId: string;
  readonly customerId: string;
  readonly parts: readonly Part[];
  readonly cents: number;
}

async function credit(deps: Deps, write: Write, it: Received): Promise<void> {
  const payment = await recordTransfer(deps, write, it);
  await stored.noteTransfer(write.tx, it.lineId, payment.id);
  await settle(deps, write, payment);
  await tellReceived(deps, write, payment);
}

/** Whose a waiting line is: an invoice by its number, or an account by its number. */
export type Owner = { readonly invoice: string } | { readonly customer: string };

/** What somebody asked of a waiting line cannot be done; the message says why. */
export class NotAssigned extends Error {
  override name = 'NotAssigned' as const;
}

/** Gives a waiting line to its owner; what his invoice does not need becomes his credit. */
export const assign = (deps: Deps, lineId: string, owner: Owner): Promise<void> =>
  inWrite(deps, async (write) => {
    const line = await waiting(write, lineId);
    if (line.currency !== 'EUR')
      throw new NotAssigned(`${lineId} is in ${line.currency}; change it at the bank first`);
    const { customerId, parts } = await ownedBy(write, line.seller, owner);
    const set = {
      state: 'settled',
      why: line.why,
      customerId,
      paymentId: null,
      settledAt: isoAt(deps.clock),
    } as const;
    if (!(await stored.settleLine(write.tx, lineId, set)))
      throw new NotAssigned(`${lineId} was settled meanwhile`);
    await credit(deps, write, { lineId, customerId, parts, cents: line.cents });
  });

async function ownedBy(
  write: Write,
  seller: Seller,
  owner: Owner,
): Promise<{ readonly customerId: string; readonly parts: readonly Part[] }> {
  if ('customer' in owner) {
    const found = await stored.customerNumbered(write.tx, owner.customer);
    if (!found) throw new NotAssigned(`there is no account ${owner.customer}`);
    return { customerId: found.id, parts: [] };
  }
  const [invoice] = await stored.invoicesNumbered(write.tx, seller, [owner.invoice]);
  if (!invoice) throw new NotAssigned(`there is no invoice ${owner.invoice} of this seller (${seller})`);
  return { customerId: invoice.customerId, parts: [{ invoiceId: invoice.id, cents: invoice.dueCents }] };
}

/** Closes a waiting line that is no payment of a customer, with the reason. */
export const dismiss = (deps: Deps, lineId: string, why: string): Promise<void> =>
  inWrite(deps, async (write) => {
    await waiting(write, lineId);
    const set = {
      state: 'dismissed',
      why: why.slice(0, 200),
      customerId: null,
      paymentId: null,
      settledAt: isoAt(deps.clock),
    } as const;
    if (!(await stored.settleLine(write.tx, lineId, set)))
      throw new NotAssigned(`${lineId} was settled meanwhile`);
  });

async function waiting(write: Write, lineId: string) {
  const line = await stored.findLine(write.tx, lineId);
  if (!line) throw new NotAssigned(`there is no line ${lineId}`);
  if (line.state !== 'task') throw new NotAssigned(`${lineId} is ${line.state} already`);
  return line;
}
