import type { Page } from 'playwright-core';
import type { Session } from '../../../components/session/session.ts';
import { passphrase } from '../../support/people.ts';

/** A partner's page of four lines. */
export const embedPage = (
  space: string,
  partner: string,
  inside = '<o2-services>repli</o2-services>',
): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Partenaire</title></head><body><h1>Partenaire</h1>
<script type="module" src="${space}/v1/o2.js"></script>
<o2-session partner="${partner}">${inside}</o2-session></body></html>`;

/** Presses the widget's button and answers the window that opens. */
export async function openWindow(page: Page): Promise<Page> {
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.locator('o2-services [part=sign-in]').click(),
  ]);
  return popup;
}

/** Signs in with the password, if the window asks for it. */
export async function enterPassword(popup: Page, email = 'camille@example.fr'): Promise<void> {
  await popup.locator('input[type=email]').fill(email);
  await popup.locator('input[type=password]').fill(passphrase);
  await popup.locator('[part=submit]').click();
}

/** Looks at the question like a human and agrees; resolves when the window has closed. */
export async function consent(popup: Page, scopes: readonly string[] = []): Promise<void> {
  const button = popup.locator('[part=continue]');
  await button.waitFor();
  for (const scope of scopes) await popup.locator(`input[value="${scope}"]`).check();
  await popup.mouse.move(50, 50);
  await popup.mouse.move(90, 90);
  await popup.locator('[part=continue][aria-disabled=false]').waitFor();
  await Promise.all([popup.waitForEvent('close'), button.click()]);
}

/** The whole way, from the widget's button to the services. */
export async function connect(page: Page, scopes: readonly string[] = []): Promise<void> {
  const popup = await openWindow(page);
  await enterPassword(popup);
  await consent(popup, scopes);
}

/** Does something with the session that elements of the page share, as a page may. */
export function withSession<T, A>(
  page: Page,
  work: (session: Session, argument: A) => T | Promise<T>,
  argument: A,
): Promise<T> {
  return page.evaluate(
    async ({ text, argument }) => {
      let session: unknown;
      const request = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
        context: Symbol.for('o2.session/1'),
        callback: (value: unknown) => (session = value),
        subscribe: false,
      });
      (document.querySelector('o2-services, o2-session > *') ?? document.body).dispatchEvent(request);
      const { work } = (await import(
        `data:text/javascript,export const work=${encodeURIComponent(text)}`
      )) as { work: (s: unknown, a: unknown) => unknown };
      return work(session, argument);
    },
    { text: work.toString(), argument },
  ) as Promise<T>;
}

/** The rows of the list of services on a page. */
export const rows = (page: Page) => page.locator('o2-services [part~=row]');
