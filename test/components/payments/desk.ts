import { html, type TemplateResult } from 'lit';
import '../../../components/payments/define.ts';
import type { Session } from '../../../components/session/session.ts';
import { sessionOf, show, until } from '../support/shown.ts';

/** An element of payments as a person uses it. */
export class Desk<E extends HTMLElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return this.root.textContent.replaceAll(/[\s\u202f\u00a0]+/g, ' ');
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
      (it.getAttribute('aria-label') ?? it.textContent).includes(words),
    );
    if (!found) throw new Error(`no button "${words}" in ${this.text.slice(0, 300)}`);
    return found;
  }

  /** Waits until a text stands in the element. */
  says(words: string | RegExp): Promise<unknown> {
    return until(
      () => (typeof words === 'string' ? this.text.includes(words) : words.test(this.text)),
      String(words),
    );
  }
}

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
): Promise<Desk<HTMLElementTagNameMap[T]>> {
  const around = await show(element, session, { ...(lang ? { lang } : {}), ...(width ? { width } : {}) });
  const desk = new Desk(around.querySelector(tag)!);
  await until(
    () => desk.root.querySelector('h2, h3, .notice') && desk.all('[aria-busy=true]').length === 0,
    `<${tag}>`,
  );
  return desk;
}

export const methods = html`<o2-payment-methods></o2-payment-methods>`;
export const planned = html`<o2-scheduled-payments></o2-scheduled-payments>`;

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
