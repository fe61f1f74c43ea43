import type { BrowserContext, Page } from 'playwright-core';
import { demoPassphrase } from '../../../demo/data/accounts.ts';

/** Signs in on our own origin, as its sign-in page does. */
export async function signIn(context: BrowserContext, space: string, email: string): Promise<void> {
  // A demo that has just begun still makes its documents.
  context.setDefaultTimeout(40_000);
  const page = await context.newPage();
  await page.goto(`${space}/mark.svg`);
  const status = await page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'o2-client': '1' };
      return (await fetch('/api/sign-in', { method: 'POST', headers, body })).status;
    },
    JSON.stringify({ email, password: demoPassphrase }),
  );
  if (status !== 200) throw new Error(`sign-in answered ${status}`);
  await page.close();
}

/** Calls the API as a page of our own origin does. */
export const ask = <T>(page: Page, op: string, input: object = {}): Promise<T> =>
  page.evaluate(
    async (body) => {
      const headers = { 'content-type': 'application/json', 'o2-client': '1' };
      const answer = await fetch('/api/batch', { method: 'POST', headers, body });
      const { replies } = (await answer.json()) as { replies: { output?: unknown }[] };
      if (replies[0]?.output === undefined) throw new Error(JSON.stringify(replies));
      return replies[0].output as never;
    },
    JSON.stringify({ calls: [{ op, input }] }),
  );

/** Types a test number on the page of the provider. */
export async function typeNumber(page: Page, number: string): Promise<void> {
  await page.waitForURL(/pay\.psp\.localhost/, { waitUntil: 'commit' });
  await page.getByLabel('Numéro de carte d’essai').fill(number);
}
