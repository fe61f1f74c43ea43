import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { chromium, type Page } from 'playwright-core';
import { BROWSER_ARGS, ensureBrowser, findBrowser } from './browser.ts';

describe('the browser of the tests', () => {
  it('is refused with its name when CHROME_PATH cannot be run', () => {
    assert.throws(
      () => findBrowser({ CHROME_PATH: '/nowhere/chrome' }),
      /CHROME_PATH is \/nowhere\/chrome, which cannot be run/,
    );
  });

  it('takes the CHROME_PATH that is given before any other', () => {
    assert.equal(findBrowser({ CHROME_PATH: process.execPath }), process.execPath);
  });

  it('starts and has a font', async () => {
    const height = await inPage(async (page) => {
      await page.setContent('<p>Bonjour</p>');
      return page.locator('p').evaluate((paragraph: HTMLElement) => paragraph.offsetHeight);
    });

    assert.ok(height > 10, `a line of text is ${height} px high`);
  });

  it('keeps a page from reading what another origin does not share', async () => {
    const [own, other] = [createServer(plain), createServer(plain)];
    await Promise.all([own, other].map((server) => once(server.listen(0, '127.0.0.1'), 'listening')));

    const readable = await inPage(async (page) => {
      await page.goto(addressOf(own));
      const reads = (address: string) =>
        page.evaluate(
          (url) =>
            fetch(url).then(
              () => true,
              () => false,
            ),
          address,
        );
      return { own: await reads(addressOf(own)), other: await reads(addressOf(other)) };
    });
    for (const server of [own, other]) server.close();

    assert.deepEqual(readable, { own: true, other: false });
  });
});

async function inPage<T>(look: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...BROWSER_ARGS] });
  try {
    return await look(await browser.newPage());
  } finally {
    await browser.close();
  }
}

const plain: RequestListener = (_, response) =>
  response.setHeader('content-type', 'text/html').end('<title>own</title>');

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
