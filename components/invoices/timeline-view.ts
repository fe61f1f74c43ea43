import { html, nothing, type TemplateResult } from 'lit';
import type { Invoice } from '../contract/invoice-detail.ts';
import { instant, money, type Locale } from '../kit/format.ts';
import type { BesideStrings } from './beside-strings.ts';

/** What happened to a document, newest first. */
export const timelineView = (it: Invoice, t: BesideStrings, locale: Locale): TemplateResult =>
  html`<ol class="timeline" part="timeline">
    ${it.timeline.map(({ what, at, facts }) => {
      const cents = facts['cents'];
      const amount = cents === undefined ? '' : money({ cents: Number(cents), currency: 'EUR' }, locale);
      return html`<li>
        <span class="wrap"
          >${t.events[what] ?? what}${amount ? html` <span class="number">${amount}</span>` : nothing}${facts['number'] ? html` <span class="soft">${facts['number']}</span>` : nothing}</span
        >
        <time class="soft small" datetime=${at}>${instant(at, locale)}</time>
      </li>`;
    })}
  </ol>`;
