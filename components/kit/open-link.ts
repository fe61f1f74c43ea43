import { html, type TemplateResult } from 'lit';

/** The name of a row, which opens it: a link where there is an address, for the middle mouse button; else a button. */
export function openLink(words: unknown, href: string | undefined, open: () => void): TemplateResult {
  const chosen = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open();
  };
  return href
    ? html`<a class="open" href=${href} @click=${chosen}>${words}</a>`
    : html`<button class="open" @click=${open}>${words}</button>`;
}
