import type { demoPartners } from '../../demo/data/partners.ts';

/** One of the demo's two sites that embed the space. */
export type DemoSite = keyof typeof demoPartners;

/** Where the demo's two partner sites run. */
export const partnerOrigins: Readonly<Record<DemoSite, string>> = {
  agency: 'http://partner-a.localhost:8788',
  bank: 'http://partner-b.localhost:8789',
};
