import { demoPartners } from '../../demo/data/partners.ts';

/** Where a request enters the server: from our own pages, or through the vault of a partner's page. */
export type Door = 'portal' | 'embed';

/** Adds what a browser or the vault adds when it sends a request, which a page cannot set; nothing is sent here. */
export function throughDoor(door: Door, request: Request): Request {
  const url = new URL(request.url);
  if (door === 'embed') url.pathname = url.pathname.replace(/^\/api\//, '/embed/');
  const headers = new Headers([...request.headers]);
  headers.set('sec-fetch-site', 'same-origin');
  headers.set('origin', location.origin);
  if (door === 'embed') headers.set('o2-partner', demoPartners.agency.key);
  return Object.defineProperty(new Request(url, request), 'headers', { value: headers });
}
