import type { Deps } from '../deps.ts';
import { route, type Route } from '../http/route.ts';
import * as profile from './domain.ts';

/** The operations of the room profile. */
export const profileRoutes = (deps: Deps): Route[] => [
  route('getSession', (_, { actor }) => profile.describe(deps, actor)),
  route('signIn', (input, { request }) => profile.signIn(deps, input, request)),
  route('signOut', (_, { actor, request }) => profile.signOut(deps, actor, request)),
  route('switchAccount', ({ account }, { actor, request }) => profile.switchAccount(deps, actor, account, request)),
];
