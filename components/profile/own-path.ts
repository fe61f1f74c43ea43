/**
 * The path to go on to, if it is one of our own pages: what an address carries as `next` may have been written by
 * anybody. Anything else leads to `otherwise`.
 */
export function ownPath(next: string | null | undefined, origin: string, otherwise = '/'): string {
  if (!next || !/^\/(?![/\\])/.test(next) || /[\p{Cc}\\]/u.test(next)) return otherwise;
  const url = URL.parse(next, origin);
  return url?.origin === origin ? url.pathname + url.search + url.hash : otherwise;
}
