import { Hono } from 'hono';
import { api, type ApiOptions } from './api.ts';
import type { Bank } from './bank.ts';
import { pages } from './pages.ts';

export interface SiteOptions extends ApiOptions {
  /** The name that customers see. */
  readonly merchant: string;
}

/** The whole site: the merchant's API under `/v1`, the customers' pages beside it. Runs wherever Hono runs. */
export function createPspApp(bank: Bank, options: SiteOptions): Hono {
  const app = new Hono();
  app.route('/v1', api(bank, options));
  app.route('/', pages(bank, options.merchant));
  return app;
}
