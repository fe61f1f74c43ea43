import { html } from 'lit';
import '../../../components/invoices/define.ts';
import type { O2Invoice } from '../../../components/invoices/o2-invoice.ts';
import type { O2Invoices } from '../../../components/invoices/o2-invoices.ts';
import type { Output } from '../../../components/contract/api.ts';
import type { HostedSurface, Session } from '../../../components/session/session.ts';
import { createSession } from '../../../components/session/create-session.ts';
import { lineOf, sessionOf, show, until } from '../support/shown.ts';

type Row = Output<'listInvoices'>['items'][number];

/** An element of invoices as a person uses it. */
export class Shelf<E extends HTMLElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return this.root.textContent.replaceAll(/\s+/g, ' ');
  }

  get numbers(): string[] {
    return this.all('tbody .open').map((it) =>
      it.textContent.trim().replace(/^\S+( de crédit)? (?=[FA])/, ''),
    );
  }

  all<T extends Element = HTMLElement>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }

  one<T extends Element = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector} in ${this.text.slice(0, 300)}`);
    return found;
  }

  button(words: string): HTMLButtonElement {
    const found = this.all<HTMLButtonElement>('button').find((it) =>
      (it.getAttribute('aria-label') ?? it.textContent).replaceAll(/\s/g, ' ').includes(words),
    );
    if (!found) throw new Error(`no button "${words}" in ${this.text.slice(0, 300)}`);
    return found;
  }

  row(number: string): HTMLElement {
    const found = this.all('tbody tr').find((row) => row.textContent.includes(number));
    if (!found) throw new Error(`no row "${number}" among ${this.numbers.join(', ')}`);
    return found;
  }

  /** Waits until the rows are those that the view asks for. */
  settled(): Promise<unknown> {
    return until(
      () =>
        this.all('[aria-busy=true]').length === 0 &&
        (this.numbers.length > 0 || this.root.querySelector('.notice')),
      'the rows',
    );
  }
}

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
}: ShelfOptions = {}): Promise<Shelf<O2Invoices>> {
  const around = await show(html`<o2-invoices .view=${view} .serviceId=${service}></o2-invoices>`, session, {
    ...(lang ? { lang } : {}),
    ...(width ? { width } : {}),
  });
  const shelf = new Shelf(around.querySelector('o2-invoices')!);
  await shelf.settled();
  return shelf;
}

/** Shows one document and waits until it is there. */
export async function showInvoice(
  id: string,
  { session = sessionOf('company'), lang, width }: ShelfOptions = {},
): Promise<Shelf<O2Invoice>> {
  const around = await show(html`<o2-invoice invoice-id=${id}></o2-invoice>`, session, {
    ...(lang ? { lang } : {}),
    ...(width ? { width } : {}),
  });
  const shelf = new Shelf(around.querySelector('o2-invoice')!);
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
