import type { Deps } from '../deps.ts';
import { route, type Route } from '../http/route.ts';
import * as profile from './domain.ts';
import { setPassword } from './new-password.ts';
import { signIn } from './sign-in.ts';
import { forgot, signUp } from './sign-up.ts';

/** The operations of the room profile. */
export const profileRoutes = (deps: Deps): Route[] => [
  route('getSession', (_, { actor }) => profile.describe(deps, actor)),
  route('signIn', (input, { request }) => signIn(deps, input, request)),
  route('signOut', (_, { actor, request }) => profile.signOut(deps, actor, request)),
  route('signUp', (input, { request }) => signUp(deps, input, request)),
  route('forgotPassword', (input, { request }) => forgot(deps, input, request)),
  route('setPassword', (input, { request }) => setPassword(deps, input, request)),
  route('switchAccount', ({ account }, { actor, request }) =>
    profile.switchAccount(deps, actor, account, request),
  ),
];
