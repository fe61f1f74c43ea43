import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import vue from '@vitejs/plugin-vue';
import { chromium, type Browser } from 'playwright-core';
import { build } from 'vite';
import { BROWSER_ARGS, ensureBrowser } from '../support/browser.ts';
import { root } from '../support/run.ts';
import { copyPortal, emptyFolder, install, pack, runIn } from './packed.ts';
import { servePortal } from './serve-portal.ts';

const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};
const frameworks = ['react', 'react-dom', '@types/react', '@types/react-dom', 'vue'];

const native = [process.execPath, join(root, 'node_modules/typescript-native/bin/tsc')];

const portals = [
  { name: 'html', checker: native, misuses: ['misuse.ts', 3] },
  {
    name: 'react',
    checker: native,
    misuses: ['misuse.tsx', 4],
  },
  { name: 'vue', checker: ['vue-tsc'], misuses: ['Misuse.vue', 3] },
];

describe('a portal that installs the packed components', () => {
  const folder = emptyFolder();
  const project = join(folder.path, 'project');
  let browser: Browser;

  before(async () => {
    const tarball = await pack(folder.path);
    await install(project, [tarball, ...frameworks.map((name) => `${name}@${devDependencies[name]}`)]);
    browser = await chromium.launch({ executablePath: ensureBrowser(), args: [...BROWSER_ARGS] });
  });
  after(async () => {
    await browser.close();
    folder.remove();
  });

  for (const { name, checker, misuses } of portals) {
    const [command = '', ...options] = checker;
    describe(`in ${name}`, () => {
      let portal = '';
      before(() => {
        portal = copyPortal(name, project);
      });

      it('gets types: every right use compiles and every misuse is refused', async () => {
        const told = await runIn(portal, command, ...options, '-p', '.', '--pretty', 'false').then(
          () => '',
          (error: Error) => error.message,
        );
        const places = [...told.matchAll(/^src\/([\w.]+)\((\d+)/gm)];
        const refused = new Set(places.map(([place]) => place));

        assert.deepEqual([...new Set(places.map(([, file]) => file)), refused.size], misuses, told);
      });

      it('builds with Vite, greets its customer and shows the services in Chromium', async () => {
        await build({
          configFile: false,
          root: portal,
          logLevel: 'warn',
          plugins: name === 'vue' ? [portalVue()] : [],
        });
        const server = await servePortal(join(portal, 'dist'));
        const context = await browser.newContext();
        try {
          const page = await context.newPage();
          const errors: string[] = [];
          page.on('pageerror', (error) => errors.push(error.message));
          await page.goto(server.origin);
          await page.locator('#who', { hasText: 'anonymous' }).waitFor();

          await page.evaluate(() => fetch('/test/sign-in/home', { method: 'POST' }));
          await page.reload();
          await page.locator('#who', { hasText: 'Hélène' }).waitFor();
          await page.locator('o2-services a[href^="#/services/"]').first().waitFor();
          await page.getByRole('tab', { selected: false }).last().click();
          await page.locator('#view', { hasText: 'tab=' }).waitFor();

          assert.deepEqual(errors, []);
        } finally {
          await context.close();
          await server.close();
        }
      });
    });
  }
});

const portalVue = () =>
  vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('o2-') } } });
