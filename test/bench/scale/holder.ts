import { roleRights, type Actor } from '../../../bff/access/actor.ts';

/** The holder of an account at work on our own pages. */
export const actorOfHolder = (customerId: string): Actor => ({
  sessionHash: 'bench',
  kind: 'portal',
  personId: 'bench',
  personName: 'Bench',
  locale: 'fr',
  customerId,
  customerName: 'Bench',
  customerKind: 'company',
  role: 'holder',
  rights: roleRights.holder,
  services: 'all',
  level: 'pwd',
  authenticatedAt: 0,
  until: Infinity,
});
