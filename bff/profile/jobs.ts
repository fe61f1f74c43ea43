import type { ParsedInput } from '../../components/contract/operation.ts';
import type { signUp } from '../../components/contract/profile.ts';
import type { Deps } from '../deps.ts';
import type { Handler } from '../jobs/runner.ts';
import { inWrite } from '../storage/write.ts';
import { openAccount, remindOwner } from './sign-up.ts';

/** What the room leaves in the outbox, done exactly once: effect and mark are one write. */
export const profileJobs = (deps: Deps): Readonly<Record<string, Handler>> => ({
  'sign-up': (({ payload, key, done }) =>
    inWrite(deps, async (write) => {
      await openAccount(deps, write, payload, key);
      await done(write);
    })) satisfies Handler<ParsedInput<typeof signUp>>,
  'forgotten-password': (({ payload, key, done }) =>
    inWrite(deps, async (write) => {
      await remindOwner(deps, write, payload.email, key);
      await done(write);
    })) satisfies Handler<{ readonly email: string }>,
});
