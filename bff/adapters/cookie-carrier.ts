import type { Carried, SessionCarrier } from '../ports/session-carrier.ts';

/** `__Host-` keeps sibling subdomains out; `Http-` says that no script set it (Safari ignores that half). */
export const cookieName: Readonly<Record<Carried, string>> = {
  portal: '__Host-Http-o2s',
  embed: '__Host-Http-o2e',
  device: '__Host-Http-o2d',
};

const attributes: Readonly<Record<Carried, string>> = {
  device: 'Path=/; Secure; HttpOnly; SameSite=Strict',
  portal: 'Path=/; Secure; HttpOnly; SameSite=Strict',
  // Partitioned (CHIPS): kept under the partner's site alone, also where third-party cookies are blocked.
  embed: 'Path=/; Secure; HttpOnly; SameSite=None; Partitioned',
};

/** Sessions, and the mark of a known browser, travel in cookies. */
export const cookieCarrier: SessionCarrier = {
  read: (request, kind) => readCookie(request.headers.get('cookie'), cookieName[kind]),
  give: (headers, kind, secret, maxAge) =>
    headers.append(
      'set-cookie',
      `${cookieName[kind]}=${secret}; ${attributes[kind]}${maxAge ? `; Max-Age=${maxAge}` : ''}`,
    ),
  take: (headers, kind) =>
    headers.append('set-cookie', `${cookieName[kind]}=; ${attributes[kind]}; Max-Age=0`),
};

const looksLikeSecret = /^[A-Za-z0-9_-]{43}$/;

/** One cookie's value, if it looks like a secret of ours. */
export function readCookie(header: string | null, name: string): string | undefined {
  if (!header?.includes(name)) return undefined;
  for (const part of header.split(';')) {
    const at = part.indexOf('=');
    if (part.slice(0, at).trim() !== name) continue;
    const value = part.slice(at + 1).trim();
    if (looksLikeSecret.test(value)) return value;
  }
  return undefined;
}
