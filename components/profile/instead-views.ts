import { html, nothing, type TemplateResult } from 'lit';
import type { InsteadStrings } from './instead-strings.ts';

/** On a partner's page, where nobody should type a password: the way to our own window. */
export const elsewhereView = (t: InsteadStrings, open: () => void): TemplateResult =>
  html`<div class="panel" part="panel">
    <p>${t.ours}</p>
    <button class="primary" part="submit" @click=${open}>${t.openSignIn}</button>
  </div>`;

/** For somebody who is signed in: on to where he wanted, or away as another. */
export const signedInView = (
  t: InsteadStrings,
  name: string,
  goal: string | undefined,
  leave: () => void,
): TemplateResult =>
  html`<div class="panel" part="panel">
    <h1>${t.already} ${name}</h1>
    ${goal ? html`<a class="button primary" href=${goal}>${t.goOn}</a>` : nothing}
    <button @click=${leave}>${t.notMe}</button>
  </div>`;

/** The end of a form, with one way on. */
export const overView = ({ title, text, way }: InsteadStrings['saved'], href: string): TemplateResult =>
  html`<div class="panel" part="panel">
    <h1 tabindex="-1">${title}</h1>
    <p>${text}</p>
    <a class="button primary" href=${href}>${way}</a>
  </div>`;
