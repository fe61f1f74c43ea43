import type { Service, ServiceRow, autoRenewConsentVersion } from '../contract/services.ts';
import type { RefusalReason } from '../contract/problem.ts';
import type { KitStrings } from '../kit/strings.ts';
import { ProblemError, type Session } from '../session/session.ts';
import { refusalOf, refusalText } from '../session/refusal.ts';
import type { BulkStrings } from './bulk-strings.ts';

const consent: typeof autoRenewConsentVersion = '2026-11';
const mostTags = 10;

/** One thing to do to several services. */
export type BulkAct =
  | { readonly what: 'tags'; readonly add: string; readonly remove: readonly string[] }
  | { readonly what: 'on' | 'off' };

/** Why one service stays as it is: a refusal of the server, or nothing to change. */
export type Left = RefusalReason | 'already' | 'full';

type Standing = Pick<ServiceRow, 'tags' | 'renewal' | 'actions'>;

/** The tags of a service after the act. */
const tagsAfter = (
  { tags }: Pick<ServiceRow, 'tags'>,
  { add, remove }: BulkAct & { what: 'tags' },
): string[] => [...new Set([...tags.filter((tag) => !remove.includes(tag)), ...(add ? [add] : [])])];

/** Why the act leaves a service alone; `undefined` where it changes it. */
export function leftBecause(it: Standing, act: BulkAct): Left | undefined {
  const ability = it.actions[act.what === 'tags' ? 'tag' : 'autoRenew'];
  if (ability && !ability.allowed) return ability.reason;
  if (act.what !== 'tags') return (it.renewal === 'auto') === (act.what === 'on') ? 'already' : undefined;
  const tags = tagsAfter(it, act);
  if (tags.length > mostTags) return 'full';
  return tags.join('\n') === it.tags.join('\n') ? 'already' : undefined;
}

/** How the act went for one service. */
export type BulkOutcome = Left | ProblemError | 'done';

/**
 * Does the act to one service as it stands now. Somebody may have changed it since it was read: then it is read again and
 * judged anew, once.
 */
export async function actOn(session: Session, id: string, act: BulkAct): Promise<BulkOutcome> {
  try {
    for (let tries = 0; ; tries++) {
      const now = await session.call('getService', { id });
      const left = leftBecause(now, act);
      if (left) return left;
      const refused = await write(session, now, act);
      if (!refused) return 'done';
      if (refused.code !== 'precondition-failed' || tries > 0) return refused;
    }
  } catch (error) {
    return refusalOf(error);
  }
}

async function write(
  session: Session,
  { id, version, tags }: Service,
  act: BulkAct,
): Promise<ProblemError | undefined> {
  try {
    if (act.what === 'tags')
      await session.call('tagService', { id, tags: tagsAfter({ tags }, act) }, { version });
    else
      await session.call('setAutoRenew', act.what === 'on' ? { id, on: true, consent } : { id, on: false }, {
        version,
      });
    return undefined;
  } catch (error) {
    return refusalOf(error);
  }
}

/** An outcome in words. */
export function outcomeWords(it: BulkOutcome, t: BulkStrings, kit: KitStrings): string {
  if (it instanceof ProblemError) return refusalText(it, kit);
  if (it === 'done') return t.succeeded;
  return it === 'already' || it === 'full' ? t[it] : kit.reasons[it];
}
