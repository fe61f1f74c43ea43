import { html, nothing, type TemplateResult } from 'lit';
import type { SlowOperation } from '../contract/operations.ts';
import { instant, type Locale } from '../kit/format.ts';
import { downloadIcon } from '../kit/icons.ts';
import type { OperationStrings } from './strings.ts';
import { sentenceOf, sizeText, titleOf, tones } from './words.ts';

/** What the view needs of its element. */
export interface OperationContext {
  readonly t: OperationStrings;
  readonly locale: Locale;
  /** A fresh link to the file, once it is there. */
  readonly url: string | undefined;
  /** Opens beside a page that is not ours, which a refusal must never replace. */
  readonly beside: boolean;
  readonly follow: (event: Event) => void;
  readonly cancel: () => void;
  readonly relaunch: () => void;
  readonly refusal: string;
}

/** One piece of slow work, whatever its type. */
export function operationView(it: SlowOperation, at: OperationContext): TemplateResult {
  const { t, locale } = at;
  const title = titleOf(it, t, locale);
  const sentence = sentenceOf(it, t);
  return html`<div class="operation" part="operation" role="group" aria-label=${title}>
    <p class="title">
      <strong class="wrap">${title}</strong>
      <span class="badge ${tones[it.state]}" role="status">${t.states[it.state]}</span>
    </p>
    ${it.state === 'doing' || it.state === 'blocked' ? bar(it, at) : nothing}
    ${it.steps.length > 1 ? stepsView(it, t) : nothing}
    ${sentence ? html`<p class=${it.state === 'failed' ? 'wrap' : 'soft small wrap'}>${sentence}</p>` : nothing}
    ${it.needed.length > 0 ? neededView(it, t) : nothing}
    ${at.refusal ? html`<p role="alert">${at.refusal}</p>` : nothing} ${acts(it, title, at)}
    <p class="soft small">${t.startedOn(instant(it.createdAt, locale))}</p>
  </div>`;
}

const bar = (it: SlowOperation, { t, locale }: OperationContext): TemplateResult => {
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(it.percent / 100);
  const step = it.steps.find(({ state }) => state !== 'done');
  return html`<div class="bar-line">
    <progress
      max="100"
      .value=${it.percent}
      aria-label=${t.steps[step?.name ?? ''] ?? t.progress(percent)}
    ></progress
    ><span class="number small">${percent}</span>
  </div>`;
};

const stepsView = (it: SlowOperation, t: OperationStrings): TemplateResult =>
  html`<ol class="steps small">
    ${it.steps.map(
      ({ name, state }) =>
        html`<li class=${state}>
          ${t.steps[name] ?? name}<span class="for-reader"> : ${t.states[state]}</span>
        </li>`,
    )}
  </ol>`;

const neededView = (it: SlowOperation, t: OperationStrings): TemplateResult =>
  html`<p>${t.needed}</p>
    <ul>
      ${it.needed.map((code) => html`<li>${t.needs[code] ?? code}</li>`)}
    </ul>`;

function acts(it: SlowOperation, title: string, at: OperationContext): TemplateResult | typeof nothing {
  const { t, locale, cancel, relaunch } = at;
  const { can, result } = it;
  if (!result && !can.cancel.allowed && !can.relaunch.allowed) return nothing;
  return html`<div class="acts no-print">
    ${result ? fileLink(result, at) : nothing}
    ${can.cancel.allowed ? html`<button part="cancel" aria-label=${t.cancelOf(title)} @click=${cancel}>${t.cancel}</button>` : nothing}
    ${can.relaunch.allowed ? html`<button part="relaunch" aria-label=${t.relaunchOf(title)} @click=${relaunch}>${t.relaunch}</button>` : nothing}
    ${result ? html`<span class="soft small">${t.until(instant(result.until, locale))}</span>` : nothing}
  </div>`;
}

const fileLink = (
  { size, fileName }: NonNullable<SlowOperation['result']>,
  { t, locale, url, beside, follow }: OperationContext,
): TemplateResult =>
  url
    ? html`<a
        class="button primary"
        part="download"
        href=${url}
        download=${fileName}
        target=${beside ? '_blank' : nothing}
        rel="noopener noreferrer"
        @click=${follow}
        >${downloadIcon}<span>${t.download(sizeText(size, locale))}</span></a
      >`
    : html`<span class="soft" role="status">${t.fetching}</span>`;
