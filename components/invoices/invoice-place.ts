import { html, type TemplateResult } from 'lit';
import { define } from '../kit/define.ts';
import { backIcon } from '../kit/way-icons.ts';
import type { InvoiceOpenEvent } from './events.ts';
import { O2Invoice } from './o2-invoice.ts';

define('o2-invoice', O2Invoice);

/** One document in place of the list, with the way back; a related document takes its place. */
export function invoicePlace(
  id: string,
  words: string,
  {
    back,
    open,
    serviceHref,
  }: {
    readonly back: () => void;
    readonly open: (id: string) => void;
    readonly serviceHref: O2Invoice['serviceHref'];
  },
): TemplateResult {
  const related = (event: InvoiceOpenEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    open(event.invoiceId);
  };
  return html`<button class="quiet back no-print" @click=${back}>${backIcon}<span>${words}</span></button>
    <o2-invoice invoice-id=${id} .serviceHref=${serviceHref} @o2-invoice-open=${related}></o2-invoice>`;
}
