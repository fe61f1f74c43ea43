import type { DemoSite } from './grants.ts';

/** Where the demo's two partner sites run. */
export const partnerOrigins: Readonly<Record<DemoSite, string>> = {
  agency: 'http://partner-a.localhost:8788',
  bank: 'http://partner-b.localhost:8789',
};
