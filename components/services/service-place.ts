import { html, type TemplateResult } from 'lit';
import { define } from '../kit/define.ts';
import { backIcon } from '../kit/way-icons.ts';
import type { ServiceIntent } from './events.ts';
import { O2Service } from './o2-service.ts';

define('o2-service', O2Service);

/** One service in place of the list, with the way back. */
export const servicePlace = (
  id: string,
  intent: ServiceIntent,
  words: string,
  back: () => void,
  invoicesHref: O2Service['invoicesHref'],
): TemplateResult =>
  html`<button class="quiet back no-print" @click=${back}>${backIcon}<span>${words}</span></button>
    <o2-service service-id=${id} .intent=${intent} .invoicesHref=${invoicesHref}></o2-service>`;
