import type { Deps } from '../../bff/deps.ts';
import { sendPasswordLink } from '../../bff/profile/password-link.ts';
import { inWrite } from '../../bff/storage/write.ts';
import type { Visitor } from './scenario.ts';

/** Mails the visitor a link to set the password, and reads its secret in the outbox as he would in his mail. */
export async function mailLink(deps: Deps, { personId }: Visitor): Promise<string> {
  const person = await deps.db
    .selectFrom('person')
    .where('id', '=', personId)
    .selectAll()
    .executeTakeFirstOrThrow();
  await inWrite(deps, (write) => sendPasswordLink(deps, write, person, 'story'));
  const { payload } = await deps.db
    .selectFrom('outbox')
    .select('payload')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return /#([A-Za-z0-9_-]{43})/.exec(payload)?.[1] ?? '';
}
