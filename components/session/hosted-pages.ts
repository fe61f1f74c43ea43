import type { HostedSurface } from './session.ts';

/** The address of a page of our own origin, from its root: each has the name of its surface. */
export function hostedPath(surface: HostedSurface, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString();
  return `/${surface}${query && `?${query}`}`;
}
