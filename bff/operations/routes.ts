import type { Deps } from '../deps.ts';
import { route, type Route } from '../http/route.ts';
import * as operations from './domain.ts';
import type { OperationKinds } from './kind.ts';
import { link } from './links.ts';

/** The operations that follow slow work, whatever its type. */
export const operationRoutes = (deps: Deps, kinds: OperationKinds): Route[] => [
  route('listOperations', (input, { actor }) => operations.list(deps, kinds, actor, input)),
  route('getOperation', ({ id }, { actor }) => operations.read(deps, kinds, actor, id)),
  route('cancelOperation', ({ id }, { actor }) => operations.cancel(deps, kinds, actor, id)),
  route('relaunchOperation', ({ id }, { actor }) => operations.relaunch(deps, kinds, actor, id)),
  route('getOperationLink', ({ id }, { actor }) => link(deps, kinds, actor, id)),
];
