import type { HostedSurface } from './session.ts';

const paths: Readonly<Record<HostedSurface, string>> = {
  'sign-in': '/sign-in',
  'sign-up': '/sign-up',
  security: '/security',
  connections: '/connections',
  'payment-methods': '/payment-methods',
  pay: '/pay',
  'step-up': '/step-up',
};

/** The address of a page of our own origin, from its root. */
export function hostedPath(surface: HostedSurface, params: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(params).toString();
  return paths[surface] + (query ? `?${query}` : '');
}
