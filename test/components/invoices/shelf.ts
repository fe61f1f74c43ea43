import { html } from 'lit';
import '../../../components/invoices/define.ts';
import type { O2Invoice } from '../../../components/invoices/o2-invoice.ts';
import type { O2Invoices } from '../../../components/invoices/o2-invoices.ts';
import type { Output } from '../../../components/contract/api.ts';
import type { HostedSurface, Session } from '../../../components/session/session.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { Seen } from '../support/seen.ts';
import { lineOf, sessionOf, show, until } from '../support/shown.ts';

type Row = Output<'listInvoices'>['items'][number];

/** The numbers of the documents in the list, without what kind they are. */
export const numbersIn = ({ names }: Seen<O2Invoices>): string[] =>
  names.map((name) => name.replace(/^\S+( de crédit)? (?=[FA])/, ''));

/** A session of a demo account that notes which hosted pages an element asks to open. */
export function openingSession(account = 'company'): {
  readonly session: Session;
  readonly opened: [HostedSurface, Readonly<Record<string, string>>][];
} {
  const opened: [HostedSurface, Readonly<Record<string, string>>][] = [];
  const line = lineOf(account);
  line.open = (surface, params) => void opened.push([surface, params]);
  return { session: createSession(line), opened };
}

export interface ShelfOptions {
  readonly view?: string;
  readonly service?: string;
  readonly session?: Session;
  readonly lang?: string;
  readonly width?: number;
}

/** Shows the invoices of the demo's company and waits for its rows. */
export async function showInvoices({
  view = '',
  service,
  session = sessionOf('company'),
  lang,
  width,
}: ShelfOptions = {}): Promise<Seen<O2Invoices>> {
  const around = await show(html`<o2-invoices .view=${view} .serviceId=${service}></o2-invoices>`, session, {
    ...(lang ? { lang } : {}),
    ...(width ? { width } : {}),
  });
  const shelf = new Seen(around.querySelector('o2-invoices')!);
  await shelf.settled();
  return shelf;
}

/** Shows one document and waits until it is there. */
export async function showInvoice(
  id: string,
  { session = sessionOf('company'), lang, width }: ShelfOptions = {},
): Promise<Seen<O2Invoice>> {
  const around = await show(html`<o2-invoice invoice-id=${id}></o2-invoice>`, session, {
    ...(lang ? { lang } : {}),
    ...(width ? { width } : {}),
  });
  const shelf = new Seen(around.querySelector('o2-invoice')!);
  await until(() => shelf.root.querySelector('h2, .notice'), 'the document');
  return shelf;
}

/** The first document of a tab that answers to a filter. */
export async function documentOf(
  session: Session,
  tab: 'all' | 'to_pay' | 'paid' | 'credit_notes',
  which: (row: Row) => boolean = () => true,
): Promise<Row> {
  const { items } = await session.call('listInvoices', { tab, limit: 100 });
  const found = items.find(which);
  if (!found) throw new Error(`the demo has no such document under ${tab}`);
  return found;
}
