import { html, nothing, type TemplateResult } from 'lit';
import type { TimelineEntry } from '../contract/shapes.ts';
import { instant, type Locale } from '../kit/format.ts';
import type { HistoryStrings } from './history-strings.ts';

/** Who did what, for whom, from which site, newest first. */
export const timelineView = (
  entries: readonly TimelineEntry[],
  t: HistoryStrings,
  locale: Locale,
): TemplateResult =>
  html`<ol class="timeline" part="timeline">
    ${entries.map(
      (entry) =>
        html`<li>
          <p class="wrap">${actOf(entry, t)}</p>
          <p class="soft small">
            <time datetime=${entry.at}>${instant(entry.at, locale)}</time> ·
            ${signerOf(entry, t)}${entry.from ? html` · ${t.from(entry.from)}` : nothing}
          </p>
        </li>`,
    )}
  </ol>`;

/** What happened, in words. */
export const actOf = ({ what, facts }: TimelineEntry, t: HistoryStrings): string =>
  t.acts[what]?.(facts) ?? t.otherAct;

/** « X pour le compte de Y » */
export const signerOf = ({ by, onBehalfOf }: TimelineEntry, t: HistoryStrings): string =>
  by ? (onBehalfOf ? t.forOther(by, onBehalfOf) : by) : t.system;
