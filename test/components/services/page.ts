import { html } from 'lit';
import '../../../components/services/define.ts';
import type { Output } from '../../../components/contract/api.ts';
import type { O2Service } from '../../../components/services/o2-service.ts';
import type { Session } from '../../../components/session/session.ts';
import { sessionOf, show, until } from '../support/shown.ts';

type Row = Output<'listServices'>['items'][number];

/** The page of one service as a person uses it. */
export class Page {
  readonly element: O2Service;

  constructor(element: O2Service) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return this.root.textContent.replaceAll(/\s+/g, ' ');
  }

  get name(): string {
    return this.one('h2').textContent;
  }

  one<T extends Element = HTMLElement>(selector: string): T {
    const found = this.root.querySelector<T>(selector);
    if (!found) throw new Error(`no ${selector} in ${this.text}`);
    return found;
  }

  button(words: string): HTMLButtonElement {
    const found = [...this.root.querySelectorAll('button')].find((it) =>
      (it.getAttribute('aria-label') ?? it.textContent).replaceAll(/\s/g, ' ').includes(words),
    );
    if (!found) throw new Error(`no button "${words}" in ${this.text}`);
    return found;
  }
}

/** The first service of an account that answers to a filter. */
export async function serviceOf(session: Session, which: (row: Row) => boolean): Promise<Row> {
  const { items } = await session.call('listServices', { limit: 100 });
  const found = items.find(which);
  if (!found) throw new Error('the demo has no such service');
  return found;
}

export interface PageOptions {
  readonly session?: Session;
  readonly lang?: string;
  readonly width?: number;
}

/** Shows the page of a service and waits until it is there. */
export async function showPage(
  id: string,
  { session = sessionOf('company'), lang, width }: PageOptions = {},
): Promise<Page> {
  const around = await show(html`<o2-service service-id=${id}></o2-service>`, session, {
    ...(lang ? { lang } : {}),
    ...(width ? { width } : {}),
  });
  const page = new Page(around.querySelector('o2-service')!);
  await until(() => page.root.querySelector('h2, .notice'), 'the service');
  return page;
}
