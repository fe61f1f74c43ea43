import type { Deps } from '../deps.ts';
import { addDays, today } from '../ports/clock.ts';
import { biteOfEnded, endPeriod, type Ending } from '../services/lifecycle.ts';
import { inWrite } from '../storage/write.ts';
import type { StillMine } from './nightly.ts';

const together = 200;

/** Days after the end of the paid period (behaviours of the house; a contract may say otherwise). */
export const graceDays = { suspended: 7, terminated: 37 } as const;

/**
 * Ends what was not renewed: expired on the day after the period, suspended after a week, terminated thirty days later.
 * Each service by itself; only a service that is still unpaid, and whose charge is not under way, goes a step further.
 */
export async function endPeriods(deps: Deps, stillMine: StillMine): Promise<number> {
  const day = today(deps.clock);
  const endings: Ending[] = [
    { from: 'active', to: 'expired', before: day, day },
    { from: 'expired', to: 'suspended', before: addDays(day, -graceDays.suspended), day },
    { from: 'suspended', to: 'terminated', before: addDays(day, -graceDays.terminated), day },
  ];
  let ended = 0;
  for (const ending of endings) ended += await endAll(deps, stillMine, ending);
  return ended;
}

async function endAll(deps: Deps, stillMine: StillMine, ending: Ending): Promise<number> {
  let after = '';
  let ended = 0;
  while (await stillMine()) {
    const services = await biteOfEnded(deps, ending, after, together);
    const last = services.at(-1);
    if (!last) break;
    for (const service of services) {
      if (!(await stillMine())) return ended;
      const step = inWrite(deps, (write) => endPeriod(deps, write, service, ending));
      await step.then(
        (done) => (ended += done ? 1 : 0),
        (err: unknown) => deps.log.error({ err, service: service.id }, 'a period could not be ended'),
      );
    }
    after = last.id;
  }
  return ended;
}
