import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContext, Page } from 'playwright-core';
import type * as Axe from 'axe-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** An open page and what went wrong on it. */
export interface Visit {
  readonly page: Page;
  readonly problems: string[];
}

/** Opens an address of the site and notes every error, and every request to somewhere else. */
export async function visit(context: BrowserContext, site: string, address: string): Promise<Visit> {
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(`error on the page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(site) && !/^(data|blob):/.test(url)) problems.push(`request to ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
  });
  await page.goto(site + address);
  return { page, problems };
}

/** Waits until a story stands and its elements changed no more for a moment. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.body.matches('.sb-show-main, .sb-show-errordisplay, .sb-show-nopreview'),
  );
  const error = page.locator('.sb-errordisplay');
  if (await error.isVisible()) throw new Error(`The story does not stand: ${await error.innerText()}`);
  await page.waitForFunction(
    () => {
      const textOf = (node: ParentNode): string =>
        [...node.querySelectorAll('*')].map((it) => (it.shadowRoot ? textOf(it.shadowRoot) : '')).join('') +
        ('innerHTML' in node ? String(node.innerHTML) : '');
      const seen = window as Window & { seen?: { text: string; at: number } };
      const text = textOf(document.querySelector('#storybook-root') ?? document.body);
      if (seen.seen?.text !== text) seen.seen = { text, at: performance.now() };
      return performance.now() - (seen.seen?.at ?? Infinity) > 350;
    },
    undefined,
    { polling: 50 },
  );
}

/** What the elements of the story say, through their shadow roots; names each that nobody registered. */
export async function wordsOf(page: Page): Promise<{ words: string; unknown: string[] }> {
  return page.evaluate(() => {
    const words: string[] = [];
    const unknown: string[] = [];
    const read = (node: Node): void => {
      if (node instanceof HTMLElement && node.matches(':not(:defined)')) unknown.push(node.localName);
      if (node instanceof Text && node.parentElement?.localName !== 'style') words.push(node.data);
      if (node instanceof Element) words.push(node.getAttribute('aria-busy') === 'true' ? '(busy)' : '');
      for (const child of (node instanceof Element && node.shadowRoot?.childNodes) || []) read(child);
      node.childNodes.forEach(read);
    };
    read(document.querySelector('.stage') ?? document.body);
    return { words: words.join(' ').replaceAll(/\s+/g, ' ').trim(), unknown };
  });
}

/** What axe finds wrong with the story in the light and in the dark theme. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.evaluate(colourSettled);
    found.push(...(await page.evaluate(runAxe, rules)).map((problem) => `${colorScheme}: ${problem}`));
  }
  return found;
}

/** A new colour travels down the tree a frame a level where styles have transitions, however short. */
async function colourSettled(): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet = document.getAnimations().length > 0 ? 0 : quiet + 1)
    await new Promise((frame) => requestAnimationFrame(frame));
}

async function runAxe(tags: string[]): Promise<string[]> {
  const { axe } = window as unknown as { axe: typeof Axe };
  const stage = document.querySelector('.stage');
  if (!stage) return ['there is no story on the page'];
  // A fragment of a page has no landmarks of its own.
  const options = {
    runOnly: tags,
    rules: { region: { enabled: false } },
    resultTypes: ['violations' as const],
  };
  const results = await axe.run(stage, options);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) =>
        `${id} at ${target.flat().join(' ')}: ${failureSummary.replaceAll(/\s+/g, ' ')}`,
    ),
  );
}
