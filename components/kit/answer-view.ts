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
export function answerView<T>(answer: Asked<T>, at: Standing, bones: TemplateResult, ready: (data: T) => TemplateResult): TemplateResult {
  const { t } = at;
  if (at.status === 'anonymous') return notice(t.signInWhy, html`<button class="primary" part="sign-in" @click=${at.signIn}>${t.signIn}</button>`);
  if (at.status === 'expired') return notice(t.sessionEnded, html`<button class="primary" part="sign-in" @click=${at.signIn}>${t.signIn}</button>`);
  if (at.status === 'blocked') return notice(t.blocked, nothing);
  if (answer.data !== undefined) return html`${at.status === 'offline' || answer.error ? staleBar(answer, at) : nothing}${ready(answer.data)}`;
  if (answer.status === 'failed') return notice(t.problems[answer.error?.code ?? 'unexpected'], html`<button @click=${at.retry}>${t.retry}</button>`);
  return html`<div aria-busy="true"><span class="for-reader" role="status">${t.loading}</span>${bones}</div>`;
}

const notice = (text: string, way: unknown): TemplateResult => html`<div class="notice" role="status" part="notice"><p>${text}</p>${way}</div>`;

const staleBar = (answer: Asked<unknown>, { t, locale, retry }: Standing): TemplateResult =>
  html`<div class="bar no-print" role="status"><span>${t.offline} ${time(answer.asOf ?? Date.now(), locale)}</span><button class="quiet" @click=${retry}>${t.retry}</button></div>`;
