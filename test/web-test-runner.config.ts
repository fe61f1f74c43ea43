import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter, type TestRunnerConfig } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { BROWSER_ARGS, ensureBrowser } from './support/browser.ts';
import { countingReporter } from './support/element-reporter.ts';
import { serveApi } from './support/element-api.ts';
import { testClock } from './support/bff.ts';
import { freePort } from './support/free-port.ts';

const port = await freePort();

// The page lives on the server's day: « dans 5 jours » is true on whatever day the tests run.
const clock = `const ahead = ${testClock().now()} - Date.now();
globalThis.Date = class extends Date {
  constructor(...parts) { super(...(parts.length > 0 ? parts : [Date.now()])); }
  static now() { return super.now() + ahead; }
};`;

// Element tests run in a real browser, served from source, beside the real BFF on the same origin.
export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: 'test/components/**/*.test.ts',
  port,
  concurrency: 2,
  nodeResolve: { exportConditions: ['development', 'browser'] },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: ensureBrowser(), args: [...BROWSER_ARGS] },
      // Two pages share the browser: each believes that it is the one in front, so the focus is where its test put it.
      createPage: async ({ context }) => {
        const page = await context.newPage();
        await page.emulateFocusedPage(true);
        return page;
      },
    }),
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../components/tsconfig.json', import.meta.url)),
    }),
  ],
  middleware: [serveApi(`http://localhost:${port}`)],
  testRunnerHtml: (framework) =>
    `<!doctype html><html><body><script>${clock}</script><script type="module" src="${framework}"></script></body></html>`,
  filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
  testFramework: { config: { timeout: '60000' } },
  reporters: [defaultReporter({ reportTestResults: true, reportTestProgress: false }), countingReporter()],
} satisfies TestRunnerConfig;
