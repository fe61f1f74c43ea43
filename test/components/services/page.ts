import { html } from 'lit';
import '../../../components/services/define.ts';
import type { Output } from '../../../components/contract/api.ts';
import type { O2Service } from '../../../components/services/o2-service.ts';
import type { Session } from '../../../components/session/session.ts';
import { Seen } from '../support/seen.ts';
import { sessionOf, show, until } from '../support/shown.ts';

type Row = Output<'listServices'>['items'][number];

/** The page of one service as a person uses it. */
export type Page = Seen<O2Service>;

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
  const page = new Seen(around.querySelector('o2-service')!);
  await until(() => page.root.querySelector('h2, .notice'), 'the service');
  return page;
}
