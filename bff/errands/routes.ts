import type { Deps } from '../deps.ts';
import { route, type Route } from '../http/route.ts';
import * as errands from './domain.ts';
import type { ErrandKinds } from './kind.ts';
import { link } from './links.ts';

/** The operations that follow slow work, whatever its type. */
export const errandRoutes = (deps: Deps, kinds: ErrandKinds): Route[] => [
  route('listErrands', (input, { actor }) => errands.list(deps, kinds, actor, input)),
  route('getErrand', ({ id }, { actor }) => errands.read(deps, kinds, actor, id)),
  route('cancelErrand', ({ id }, { actor }) => errands.cancel(deps, kinds, actor, id)),
  route('relaunchErrand', ({ id }, { actor }) => errands.relaunch(deps, kinds, actor, id)),
  route('getErrandLink', ({ id }, { actor }) => link(deps, kinds, actor, id)),
];
