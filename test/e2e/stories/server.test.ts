import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { Session } from '../../../components/index.ts';
import { BROWSER_ARGS, ensureBrowser } from '../../support/browser.ts';
import { serveFolder, type Site } from './static-site.ts';
import { builtStories, storybook } from './storybook.ts';
import { settled } from './visit.ts';

type SessionElement = HTMLElement & { session: Session };

let site: Site;
let browser: Browser;

before(async () => {
  await builtStories();
  site = await serveFolder(storybook, '/any/where/');
  browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...BROWSER_ARGS] });
});
after(async () => {
  await browser?.close();
  await site?.close();
});

async function story(id: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${site.url}iframe.html?id=session-o2-session--${id}&viewMode=story`);
  await settled(page);
  return page;
}

/** The code of the problem that a call of this story's session meets; `ok` without one. */
const outcome = (page: Page, op: string, input: object = {}, version?: number): Promise<string> =>
  page.evaluate(
    async ([name, given, seen]) => {
      const { session } = document.querySelector<SessionElement>('o2-session')!;
      const call = session.call.bind(session) as (
        op: string,
        input: object,
        options: object,
      ) => Promise<unknown>;
      const codeOf = ({ code, problem }: { code: string; problem?: { reason?: string } }): string =>
        problem?.reason ?? code;
      return call(name, given, seen === undefined ? {} : { version: seen }).then(() => 'ok', codeOf);
    },
    [op, input, version] as const,
  );

const firstService = (page: Page): Promise<{ id: string; version: number }> =>
  page.evaluate(async () => {
    const { session } = document.querySelector<SessionElement>('o2-session')!;
    const { items } = await session.call('listServices', { state: ['active'] } as never);
    return items[0]!;
  });

describe('the server in the page of a story', () => {
  it('writes what the holder changes, shows it, and keeps it from being overwritten unseen', async () => {
    const page = await story('full');
    const { id, version } = await firstService(page);

    const label = await page.evaluate(
      async ([service, seen]) => {
        const { session } = document.querySelector<SessionElement>('o2-session')!;
        const renamed = new Promise<string>((hear) => {
          session.watch('getService', { id: service }, ({ data }) => {
            if (data?.label === 'Gaufres & Cie') hear(data.label);
          });
        });
        await new Promise((done) => setTimeout(done, 300));
        await session.call('labelService', { id: service, label: 'Gaufres & Cie' }, { version: seen });
        return renamed;
      },
      [id, version] as const,
    );

    assert.equal(label, 'Gaufres & Cie');
    assert.equal(
      await outcome(page, 'labelService', { id, label: 'Trop tard' }, version),
      'precondition-failed',
    );
    await page.close();
  });

  it('refuses a delegate what his rights do not hold', async () => {
    const page = await story('delegate');
    const { id, version } = await firstService(page);

    assert.equal(await outcome(page, 'labelService', { id, label: 'x' }, version), 'right-missing');
    await page.close();
  });

  it('refuses a partner’s page what was not granted to it', async () => {
    const page = await story('partner');
    const { id, version } = await firstService(page);

    assert.equal(await outcome(page, 'labelService', { id, label: 'x' }, version), 'scope-missing');
    assert.equal(await outcome(page, 'listConnections'), 'first-party-only');
    await page.close();
  });

  it('lets nobody in until the sign-in, and nobody again after the sign-out', async () => {
    const page = await story('signed-out');
    assert.equal(await outcome(page, 'listServices'), 'unauthenticated');

    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Claire Martin').waitFor();
    assert.equal(await outcome(page, 'listServices'), 'ok');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('anonymous').waitFor();
    assert.equal(await outcome(page, 'listServices'), 'unauthenticated');
    await page.close();
  });

  it('is out of reach once the line broke', async () => {
    const page = await story('offline');

    await page.getByText('offline').waitFor();
    assert.equal(await outcome(page, 'listServices'), 'offline');
    await page.close();
  });
});
