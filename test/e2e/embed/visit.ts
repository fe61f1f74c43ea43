import { after, before, beforeEach } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { partitionedBrowser } from '../../support/partitioned-browser.ts';
import { openBench, type Bench } from './bench.ts';
import { embedPage } from './walk.ts';

/** A partner and his one site. */
interface Partner {
  readonly key: string;
  readonly name: string;
  readonly host: string;
}

export const agency: Partner = { key: 'pk_live_agency', name: 'Agence Horizon', host: 'www.partner-a' };
export const shady: Partner = { key: 'pk_live_shady', name: 'Remises & Cie', host: 'www.shady' };

/** A browser at a partner's site: its context and page are new in each test. */
export interface Visit {
  readonly bench: Bench;
  readonly browser: Browser;
  readonly context: BrowserContext;
  readonly page: Page;
  /** The origin of the partner's site. */
  readonly site: string;
}

/** What the site serves at every address, until a test says otherwise. */
type Html = (space: string, key: string) => string;

/** Within `describe`: opens the bench and a browser around its tests; only they may read what is answered here. */
export function visiting(
  partner: Partner,
  html: Html = embedPage,
  options: BrowserContextOptions = {},
): Visit {
  const { key, name, host } = partner;
  const visit = {} as { -readonly [part in keyof Visit]: Visit[part] };
  before(async () => {
    visit.bench = await openBench();
    visit.site = visit.bench.site(host);
    await visit.bench.register(key, name, [visit.site]);
    visit.browser = await partitionedBrowser();
  });
  after(async () => {
    await visit.browser.close();
    await visit.bench.close();
  });
  beforeEach(async () => {
    await visit.context?.close();
    visit.context = await visit.browser.newContext(options);
    visit.page = await visit.context.newPage();
    visit.bench.serve = () => ({ html: html(visit.bench.space, key) });
  });
  return visit;
}
