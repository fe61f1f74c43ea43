import { html } from 'lit';
import '../../../components/services/define.ts';
import type { O2Services } from '../../../components/services/o2-services.ts';
import type { Session } from '../../../components/session/session.ts';
import { sessionOf, show, until } from '../support/shown.ts';

export interface ListOptions {
  readonly view?: string;
  readonly service?: string;
  readonly session?: Session;
  readonly lang?: string;
  readonly width?: number;
  readonly endless?: boolean;
}

/** The list as a person uses it. */
export class List {
  readonly element: O2Services;

  constructor(element: O2Services) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get names(): string[] {
    return [...this.root.querySelectorAll('tbody .open')].map((name) => name.textContent.trim());
  }

  get text(): string {
    return this.root.textContent.replaceAll(/\s+/g, ' ');
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
    if (!found) throw new Error(`no button "${words}"`);
    return found;
  }

  row(name: string): HTMLElement {
    const found = this.all('tbody tr').find((row) => row.textContent.includes(name));
    if (!found) throw new Error(`no row "${name}" among ${this.names.join(', ')}`);
    return found;
  }

  /** Waits until the rows are those that the view asks for. */
  settled(): Promise<unknown> {
    return until(
      () =>
        this.all('[aria-busy=true]').length === 0 &&
        (this.names.length > 0 || this.root.querySelector('.notice')),
      'the rows',
    );
  }
}

/** Shows the list of the demo's company (25 services in every state) and waits for its rows. */
export async function showList({
  view = '',
  service,
  session = sessionOf('company'),
  lang,
  width,
  endless = false,
}: ListOptions = {}): Promise<List> {
  const around = await show(
    html`<o2-services .view=${view} .service=${service} ?endless=${endless}></o2-services>`,
    session,
    { ...(lang ? { lang } : {}), ...(width ? { width } : {}) },
  );
  const list = new List(around.querySelector('o2-services')!);
  if (!service) await list.settled();
  return list;
}
