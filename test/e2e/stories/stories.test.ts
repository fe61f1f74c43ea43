import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { chromium, type Browser, type BrowserContext } from 'playwright-core';
import { BROWSER_ARGS, ensureBrowser } from '../../support/browser.ts';
import { storyReel, type Reel } from './reel.ts';
import { serveFolder, type Site } from './static-site.ts';
import { builtStories, storybook } from './storybook.ts';
import { violations, visit, wordsOf } from './visit.ts';

const entries = await builtStories();
/** States that nobody could tell apart if they said the same. */
const telling = [
  'Empty',
  'Signed Out',
  'Loading',
  'Refused',
  'Broken',
  'Unreachable',
  'Offline',
  'English',
  'Full',
];
/** The words of each telling state, by element. */
const said = new Map<string, Map<string, string>>();
let site: Site;
let browser: Browser;
let context: BrowserContext;
let reel: Reel;

before(async () => {
  site = await serveFolder(storybook, '/design/o2/');
  browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...BROWSER_ARGS] });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  reel = storyReel(context, site.url);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

describe('every story is accessible in both themes and stays silent', { concurrency: 2 }, () => {
  for (const { id, title, name } of entries.filter(({ type }) => type === 'story')) {
    test(`${title}: ${name}`, async () => {
      const { words, unknown, problems } = await reel.show(id, async ({ page, problems: found }) => {
        found.push(...(await violations(page)));
        return { ...(await wordsOf(page)), problems: found };
      });
      if (telling.includes(name))
        said.set(title, (said.get(title) ?? new Map<string, string>()).set(name, words));

      assert.deepEqual(problems, []);
      assert.deepEqual(unknown, []);
      assert.ok(words.length > 0, 'the story shows nothing');
    });
  }
});

describe('no two states of an element say the same', () => {
  for (const title of new Set(entries.filter(({ type }) => type === 'story').map((entry) => entry.title))) {
    test(title, () => {
      const states = [...(said.get(title) ?? [])];

      for (const [name, words] of states)
        assert.deepEqual(
          states.filter(([other, same]) => other !== name && same === words).map(([other]) => other),
          [],
          `${name} says the same: ${words.slice(0, 200)}`,
        );
    });
  }
});

describe('every page of documentation opens without an error', { concurrency: 2 }, () => {
  for (const { id, title } of entries.filter(({ type }) => type === 'docs')) {
    test(title, async () => {
      const { page, problems } = await visit(context, site.url, `iframe.html?id=${id}&viewMode=docs`);
      await page.locator('.sbdocs-content h1').first().waitFor();
      await page.waitForFunction(() =>
        [...document.querySelectorAll('.sb-story')].every((story) => story.querySelector('.stage, iframe')),
      );
      await page.close();

      assert.deepEqual(problems, []);
    });
  }
});

test('the Storybook opens below any path and asks nothing of another site', async () => {
  const { page, problems } = await visit(context, site.url, '');
  await page
    .frameLocator('#storybook-preview-iframe')
    .locator('.sbdocs-content h1, .stage')
    .first()
    .waitFor();
  await page.waitForTimeout(500); // a request to elsewhere leaves late
  await page.close();

  assert.deepEqual(problems, []);
});
