import type { Deps } from '../deps.ts';
import { route, type Route } from '../http/route.ts';
import * as connections from './connections.ts';
import * as consent from './domain.ts';

/** The operations of the room partners. */
export const partnerRoutes = (deps: Deps): Route[] => [
  route('describePartner', (input, { actor }) => consent.describeConsent(deps, actor, input)),
  route('approvePartner', (input, { actor }) => consent.approve(deps, actor, input)),
  route('listConnections', (_, { actor }) => connections.list(deps, actor)),
  route('revokeConnection', ({ id }, { actor }) => connections.revoke(deps, actor, id)),
];
