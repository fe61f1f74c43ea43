import { html } from 'lit';
import '../../../components/services/define.ts';
import type { O2Services } from '../../../components/services/o2-services.ts';
import type { Session } from '../../../components/session/session.ts';
import { Seen } from '../support/seen.ts';
import { sessionOf, show } from '../support/shown.ts';

export interface ListOptions {
  readonly view?: string;
  readonly service?: string;
  readonly session?: Session;
  readonly lang?: string;
  readonly width?: number;
  readonly endless?: boolean;
}

/** The list as a person uses it. */
export type List = Seen<O2Services>;

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
  const list = new Seen(around.querySelector('o2-services')!);
  if (!service) await list.settled();
  return list;
}
