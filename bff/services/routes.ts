import type { Deps } from '../deps.ts';
import { readService, switchAutoRenew } from '../flows/auto-renew.ts';
import { route, type Route } from '../http/route.ts';
import { csv } from './csv.ts';
import * as services from './domain.ts';

/** The operations of the room services. */
export const serviceRoutes = (deps: Deps): Route[] => [
  route('listServices', (input, { actor }) => services.list(deps, actor, input)),
  route('countServices', (_, { actor }) => services.count(deps, actor)),
  route('exportServices', async (input, { actor }) => ({
    body: csv(await services.all(deps, actor, input)),
    fileName: 'services.csv',
    mediaType: 'text/csv; charset=utf-8',
  })),
  route('getService', ({ id }, { actor }) => readService(deps, actor, id)),
  route('labelService', ({ id, label }, { actor, version }) =>
    services.label(deps, actor, id, version, label),
  ),
  route('tagService', ({ id, tags }, { actor, version }) => services.tag(deps, actor, id, version, tags)),
  route('setAutoRenew', (input, { actor, version }) => switchAutoRenew(deps, actor, version, input)),
];
