import type { Actor } from '../../bff/access/actor.ts';

/** Somebody signed in who may do nothing yet, for rules that are judged without a server. */
export const actorWith = (more: Partial<Actor> = {}): Actor => ({
  sessionHash: 'hash',
  kind: more.partner ? 'embed' : 'portal',
  personId: 'per_1',
  personName: 'Camille Durand',
  locale: 'fr',
  customerId: 'cus_1',
  customerName: 'Durand',
  customerKind: 'person',
  role: 'custom',
  rights: new Set(),
  services: 'all',
  level: 'pwd',
  authenticatedAt: 0,
  until: Infinity,
  ...more,
});
