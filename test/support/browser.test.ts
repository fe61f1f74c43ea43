import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chromium } from 'playwright-core';
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

  it('starts, has a font, and keeps the security that the tests are about', async () => {
    const browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...BROWSER_ARGS] });
    const page = await browser.newPage();
    await page.setContent('<p>Bonjour</p>');

    const height = await page.locator('p').evaluate((paragraph: HTMLElement) => paragraph.offsetHeight);
    const readsOthers = await page.evaluate(() =>
      fetch('https://space.invalid/').then(
        () => true,
        () => false,
      ),
    );
    await browser.close();

    assert.ok(height > 10, `a line of text is ${height} px high`);
    assert.equal(readsOthers, false);
    assert.ok(
      !BROWSER_ARGS.some((arg) => /disable-web-security|single-process|disable-site-isolation/.test(arg)),
    );
  });
});
