/**
 * Where to go on to, if it is a page of ours or of one of the operator's `portals` (origins): what an address carries as
 * `next` may have been written by anybody. Anything else leads home.
 */
export function ownPath(
  next: string | null | undefined,
  origin: string,
  portals: readonly string[] = [],
): string {
  if (!next || /[\p{Cc}\\]/u.test(next)) return '/';
  const url = URL.parse(next, origin);
  if (url && portals.includes(url.origin) && next.startsWith(`${url.origin}/`)) return url.href;
  return url?.origin === origin && /^\/(?!\/)/.test(next) ? url.pathname + url.search + url.hash : '/';
}

/** The portals that our page of the sign-in names. */
export const portalsNamed = (): readonly string[] =>
  document.querySelector<HTMLElement>('[data-portals]')?.dataset['portals']?.split(' ') ?? [];
