import { html, type TemplateResult } from 'lit';
import type { Session } from '../session/session.ts';
import type { Strings } from './strings.ts';

/** Whether an element stands in a partner's page, where nobody should type a password: that page could read it. */
export const onPartnerPage = (element: Element): boolean => element.closest('o2-session[partner]') !== null;

/** What stands there instead of a form: the way to our own window. */
export const ourWindow = (t: Strings, session: Session | undefined): TemplateResult =>
  html`<div class="panel" part="panel">
    <p>${t.ours}</p>
    <button class="primary" part="submit" @click=${() => session?.requestSignIn()}>${t.openSignIn}</button>
  </div>`;
