import { html, type TemplateResult } from 'lit';
import '../../../components/payments/define.ts';
import type { Session } from '../../../components/session/session.ts';
import { Seen } from '../support/seen.ts';
import { sessionOf, show, until } from '../support/shown.ts';

export interface DeskOptions {
  readonly session?: Session;
  readonly lang?: string;
  readonly width?: number;
}

/** Shows an element in the session of the demo's company and waits until it stands. */
export async function showDesk<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  element: TemplateResult,
  { session = sessionOf('company'), lang, width }: DeskOptions = {},
): Promise<Seen<HTMLElementTagNameMap[T]>> {
  const around = await show(element, session, { ...(lang ? { lang } : {}), ...(width ? { width } : {}) });
  const desk = new Seen(around.querySelector(tag)!);
  await until(
    () => desk.root.querySelector('h2, h3, .notice') && desk.all('[aria-busy=true]').length === 0,
    `<${tag}>`,
  );
  return desk;
}

export const methods = html`<o2-payment-methods></o2-payment-methods>`;
export const planned = html`<o2-scheduled-payments></o2-scheduled-payments>`;

/** The planned charges that an element shows. */
export const rowsOf = (desk: Pick<Seen<HTMLElement>, 'all'>): HTMLElement[] => desk.all('[part=plan]');

/** The button of a row by its words. */
export const buttonOf = (row: Element | undefined, words: string): HTMLButtonElement | undefined =>
  [...(row?.querySelectorAll('button') ?? [])].find((it) => it.textContent.includes(words));

/** Announces the charges of the coming two weeks, as the nightly run does. */
export const announce = (): Promise<Response> => fetch('/test/announce', { method: 'POST' });

/** Ids of invoices of the company that wait to be paid. */
export async function dueIds(count: number): Promise<string> {
  const { items } = await sessionOf('company').call('listInvoices', { tab: 'to_pay', limit: 100 });
  return items
    .filter(({ attempt }) => !attempt)
    .slice(0, count)
    .map(({ id }) => id)
    .join();
}
