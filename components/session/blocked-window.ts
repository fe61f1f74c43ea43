import { css } from 'lit';

const words = {
  fr: {
    text: 'Votre navigateur a bloqué la fenêtre de connexion. Ouvrez-la par ce lien :',
    link: 'Se connecter à l’espace client',
    close: 'Fermer',
  },
  en: {
    text: 'Your browser blocked the sign-in window. Open it with this link:',
    link: 'Sign in to the customer space',
    close: 'Close',
  },
};

const sheet = css`
  dialog {
    max-width: 24rem;
    padding: 1.25rem;
    border: 1px solid light-dark(#dfe3ea, #2c3444);
    border-radius: 0.75rem;
    background: light-dark(#fff, #1a202c);
    color: light-dark(#1a1f2b, #e8ebf2);
    font: inherit;
  }
  dialog::backdrop {
    background: #0008;
  }
  p {
    margin: 0 0 0.75rem;
  }
  a {
    color: light-dark(#0b57c2, #8ab4ff);
  }
  button {
    min-height: 2.5rem;
    padding: 0 1rem;
    font: inherit;
  }
  form {
    margin-top: 1rem;
    text-align: end;
  }
`;

/** Offers the sign-in window as a link, which no popup blocker stops; it keeps its opener, as the window needs it. */
export function offerWindow(address: string): void {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const t = document.documentElement.lang.startsWith('en') ? words.en : words.fr;
  if (sheet.styleSheet) root.adoptedStyleSheets = [sheet.styleSheet];
  const link = element('a', t.link, { href: address, target: 'o2signin', rel: 'opener' });
  const form = element('form', '', { method: 'dialog' });
  const dialog = element('dialog', '', { 'aria-label': t.link });
  form.append(element('button', t.close));
  dialog.append(element('p', t.text), link, form);
  root.append(dialog);
  document.body.append(host);
  // Not at once: a link that has left the page leads nowhere.
  link.addEventListener('click', () => setTimeout(() => host.remove()));
  dialog.addEventListener('close', () => host.remove());
  dialog.showModal();
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  text: string,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
