import { html, nothing, type TemplateResult } from 'lit';
import type { Locale } from './format.ts';
import { time } from './format.ts';
import type { KitStrings } from './strings.ts';

/** What the views need of an answer; the session's `Answer` fits. */
interface Asked<T> {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly data?: T;
  readonly asOf?: number;
  readonly error?: { readonly code: keyof KitStrings['problems'] };
}

/** What the element knows around its answer. */
export interface Standing {
  readonly status: 'loading' | 'anonymous' | 'active' | 'expired' | 'blocked' | 'offline';
  readonly t: KitStrings;
  readonly locale: Locale;
  readonly signIn: () => void;
  readonly retry: () => void;
}

/**
 * One frame for every list and page: sign-in when nobody is there, bones while waiting, the refusal in words with a way
 * on, and the last answer with its time while the server is out of reach.
 */
export function answerView<T>(
  answer: Asked<T>,
  at: Standing,
  bones: TemplateResult,
  ready: (data: T) => TemplateResult,
): TemplateResult {
  const kept = at.status === 'offline' || answer.error?.code === 'offline';
  const shut = nobodyView(at);
  if (shut) return shut;
  if (answer.data !== undefined)
    return html`${kept || answer.error ? staleBar(answer, at) : nothing}${ready(answer.data)}`;
  if (answer.status === 'failed') return failedView(answer.error?.code ?? 'unexpected', at);
  return waitingView(at, bones);
}

/** Bones, and the word for those who do not see them. */
export const waitingView = ({ t }: Standing, bones: TemplateResult): TemplateResult =>
  html`<div aria-busy="true"><span class="for-reader" role="status">${t.loading}</span>${bones}</div>`;

/** What stands instead of everything while nobody is signed in; `undefined` when somebody is. */
export function nobodyView(at: Standing): TemplateResult | undefined {
  const { t, status } = at;
  if (status === 'blocked') return notice(t.blocked);
  if (status !== 'anonymous' && status !== 'expired') return undefined;
  return notice(status === 'expired' ? t.sessionEnded : t.signInWhy, signInButton(t.signIn, at));
}

/** A refusal in words and the way on: consent for this site, sign-in, another try; none where only somebody else can help. */
export function failedView(problem: keyof KitStrings['problems'], at: Standing): TemplateResult {
  const { t } = at;
  // Nobody wrote it into a field: what cannot be a name names nothing.
  const code = problem === 'invalid-input' ? 'not-found' : problem;
  if (code === 'scope-missing') return notice(t.problems[code], signInButton(t.allow, at));
  if (code === 'unauthenticated') return notice(t.problems[code], signInButton(t.signIn, at));
  const hopeless = code === 'right-missing' || code === 'not-found' || code === 'first-party-only';
  return notice(t.problems[code], hopeless ? nothing : html`<button @click=${at.retry}>${t.retry}</button>`);
}

/** A sentence in the middle with a way on below it. */
export const notice = (text: string, way: unknown = nothing): TemplateResult =>
  html`<div class="notice" role="status" part="notice">
    <p>${text}</p>
    ${way}
  </div>`;

const signInButton = (words: string, { signIn }: Standing): TemplateResult =>
  html`<button class="primary" part="sign-in" @click=${signIn}>${words}</button>`;

const staleBar = (answer: Asked<unknown>, { t, locale, retry }: Standing): TemplateResult =>
  html`<div class="bar no-print" role="status">
    <span>${t.offline} ${time(answer.asOf ?? Date.now(), locale)}</span
    ><button class="quiet" @click=${retry}>${t.retry}</button>
  </div>`;
