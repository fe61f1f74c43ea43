import type { Deps } from '../deps.ts';
import type { Handler } from '../jobs/runner.ts';
import { keepUsedMeans, type UsedMeans } from '../payments/method-setups.ts';

/** What the outbox runs when a customer paid with a new means and wanted it kept. */
export const keepMeansJob =
  (deps: Deps): Handler<UsedMeans> =>
  ({ payload }) =>
    keepUsedMeans(deps, payload);
