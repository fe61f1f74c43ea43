import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { demoAccounts, demoPassphrase } from '../../../demo/data/accounts.ts';
import { startChild } from '../../support/child.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { root } from '../../support/run.ts';
import { consent } from '../embed/walk.ts';
import { addressesOf, anyPorts } from './demo.ts';
import { smallPng } from './small-png.ts';

// npm run screenshots: the pictures of the README, of a demo that was just filled.

const folder = join(root, 'demo/screenshots');
const sizes = { desktop: { width: 1280, height: 960 }, phone: { width: 390, height: 844 } } as const;
const schemes = ['light', 'dark'] as const;
// The demo makes its files meanwhile: on a small machine the first answers take their time.
const patience = 120_000;
const { email } = demoAccounts.company;

const data = mkdtempSync(join(tmpdir(), 'o2-pictures-'));
const child = startChild('demo/start.ts', { ...anyPorts, DATA_DIR: data });
const browser = await partitionedBrowser({ mouse: true });
try {
  const { space, agency, bank } = await addressesOf(child);
  mkdirSync(folder, { recursive: true });
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const scheme of schemes) {
      const hasTouch = size === 'phone';
      const context = await browser.newContext({ viewport, hasTouch, colorScheme: scheme, locale: 'fr-FR' });
      context.setDefaultTimeout(patience);
      await signIn(context, space);
      await picture(context, `portal-${size}-${scheme}`, `${space}/espace`);
      await picture(context, `portal-invoices-${size}-${scheme}`, `${space}/espace/invoices`);
      await picture(context, `partner-a-${size}-${scheme}`, `${agency}/`, '#espace');
      await picture(
        context,
        `partner-b-${size}-${scheme}`,
        `${bank}/`,
        size === 'phone' ? '#services' : 'html',
      );
      await context.close();
    }
  }
} finally {
  await browser.close();
  child.signal('SIGTERM');
  await child.ended;
  rmSync(data, { recursive: true, force: true });
}

/** Signs in on our own origin, as its sign-in page does. */
async function signIn(context: BrowserContext, space: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${space}/mark.svg`);
  await page.evaluate(
    (body) =>
      fetch('/api/sign-in', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'o2-client': '1' },
        body,
      }),
    JSON.stringify({ email, password: demoPassphrase }),
  );
  await page.close();
}

/** Takes the picture of a page that shows services, from `anchor` on. */
async function picture(
  context: BrowserContext,
  name: string,
  address: string,
  anchor?: string,
): Promise<void> {
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Emulation.setScrollbarsHidden', { hidden: true });
  await page.goto(address);
  if (!name.startsWith('portal')) await connect(page);
  for (const tag of tagsOf(name)) await page.locator(`${tag} [part~=row]`).first().waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(async (target) => {
    (document.activeElement as HTMLElement | null)?.blur();
    if (target) document.querySelector(target)?.scrollIntoView({ behavior: 'instant' });
    await document.fonts.ready;
  }, anchor);
  await page.waitForTimeout(500);
  writeFileSync(join(folder, `${name}.png`), smallPng(await page.screenshot()));
  console.log(`${name}.png`);
  await page.close();
}

/** The lists that a page shows. */
function tagsOf(name: string): readonly string[] {
  if (name.startsWith('partner-b')) return ['o2-invoices', 'o2-services'];
  return [name.startsWith('portal-invoices') ? 'o2-invoices' : 'o2-services'];
}

/** Connects the partner's page; who is signed in already only has to agree. */
async function connect(page: Page): Promise<void> {
  const [popup] = await Promise.all([
    page.waitForEvent('popup'),
    page.locator('[part=sign-in]').first().click(),
  ]);
  await consent(popup);
}
