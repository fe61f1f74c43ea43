import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { axeViolations } from '../../support/page-axe.ts';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { testBff, testSettings, type TestBff } from '../../support/bff.ts';
import { addCamille } from '../../support/people.ts';
import { builtAssets } from '../embed/bench.ts';

/** The customer space with its mail kept in the outbox, and a browser before it. */
export interface House {
  readonly bff: TestBff;
  readonly space: string;
  readonly browser: Browser;
  /** Opens an address on a phone of 360 px; `problems` grows with every error, violation and foreign request. */
  readonly open: (
    path: string,
    options?: { readonly lang?: 'fr' | 'en'; readonly width?: number },
  ) => Promise<Page>;
  readonly problems: string[];
  /** Every address that the server was asked for. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

export async function openHouse(): Promise<House> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const space = `http://space.localhost:${(server.address() as AddressInfo).port}`;
  const bff = await testBff('sqlite::memory:', {
    settings: { ...testSettings, origin: space, sandboxes: ['mail'] },
    clock: { now: Date.now },
    assets: builtAssets(),
  });
  await addCamille(bff);
  const listener = getRequestListener(bff.hono.fetch);
  const asked: string[] = [];
  server.on('request', (request, response) => {
    asked.push(request.url ?? '');
    void listener(request, response);
  });
  bff.jobs.start();
  const browser = await partitionedBrowser();
  const problems: string[] = [];
  const open: House['open'] = async (path, { lang = 'fr', width = 360 } = {}) => {
    const locale = lang === 'fr' ? 'fr-FR' : 'en-GB';
    const context = await browser.newContext({ viewport: { width, height: 740 }, locale });
    const page = await context.newPage();
    note(page, space, problems);
    await page.goto(space + path);
    return page;
  };
  return {
    bff,
    space,
    browser,
    open,
    problems,
    asked,
    close: async () => {
      await browser.close();
      bff.live.close();
      await bff.jobs.stop();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await bff.close();
    },
  };
}

function note(page: Page, space: string, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(space)) problems.push(`request to ${request.url()}`);
  });
}

/** What axe holds against a page, in the light and the dark theme. */
export async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    found.push(...(await axeViolations(page)).map((line) => `${colorScheme}: ${line}`));
  }
  return found;
}

/** Presses Tab until a control has the focus: how somebody without a mouse gets there. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (name.test(await focused(page))) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}; the focus is on ${await focused(page)}`);
}

/** What has the focus, through shadow roots: its name, label or text. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const named = at as HTMLInputElement | null;
    return [named?.name, named?.value, at?.getAttribute('aria-label'), at?.className, at?.textContent?.trim()]
      .filter(Boolean)
      .join(' | ');
  });

/** Whether the page is wider than the screen. */
export const overflows = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
