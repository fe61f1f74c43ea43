import { css, html, type TemplateResult } from 'lit';

/** From the edge of the screen, as high as it; and what a menu has only under the pointer or below its pages. */
export const drawerStyles = css`
  .drawer:modal {
    width: min(20rem, 100vw - 3rem);
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 1rem 0.75rem;
    border: 0;
    background: var(--_raised);
    color: inherit;
  }
  .drawer::backdrop {
    background: #0008;
  }
  .drawer button {
    display: flex;
    margin-inline-start: auto;
  }
  nav a:hover {
    background: color-mix(in oklab, transparent, var(--_text) 6%);
  }
  nav > p {
    margin: 1.5rem 0.75rem 0;
  }
`;

/** The side menu where there is no room for it beside the page. */
export const drawerView = (label: string, close: string, menu: TemplateResult): TemplateResult =>
  html`<dialog class="drawer" aria-label=${label} closedby="any">
    <button class="quiet icon" aria-label=${close} @click=${shut}>✕</button>${menu}
  </dialog>`;

const shut = ({ currentTarget }: Event): void => (currentTarget as HTMLElement).closest('dialog')?.close();
