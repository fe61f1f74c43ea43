import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { getOperationLink } from '../../components/contract/operations.ts';
import type { Output } from '../../components/contract/operation.ts';
import type { Actor } from '../access/actor.ts';
import type { Deps } from '../deps.ts';
import type { FileAnswer } from '../http/file-answer.ts';
import { isoAt } from '../ports/clock.ts';
import { base64url } from '../ports/random.ts';
import { Refusal } from '../refusal.ts';
import { own, workOf } from './domain.ts';
import type { OperationKinds } from './kind.ts';
import * as stored from './storage.ts';
import type { OperationTable } from './table.ts';

/** How long a link opens its file. A download that began within goes on to its end. */
const linkMs = 5 * 60_000;

const expired = (): Refusal =>
  new Refusal('link-expired', { detail: 'This link is over. Open the file from your customer space again.' });

/** The signature of a link: of this file of this run, until this second, and of nothing else (RFC 2104, SHA-256). */
const signature = ({ id, run, linkKey }: OperationTable, until: number): string =>
  base64url(hmac(sha256, utf8ToBytes(linkKey), utf8ToBytes(`operation-file\n${id}\n${run}\n${until}`)));

/**
 * A link to the file, good for five minutes without a session. Refuses with `not-yet` before there is a file, with
 * `link-expired` when it is no longer kept, and with `right-missing` when the person may no longer have all that is in it.
 */
export async function link(
  deps: Deps,
  kinds: OperationKinds,
  actor: Actor,
  id: string,
): Promise<Output<typeof getOperationLink>> {
  const { it, kind } = await own(deps, kinds, actor, id);
  if (it.state !== 'done')
    throw new Refusal('action-refused', { reason: 'not-yet', detail: 'Its file is not there yet.' });
  const end = Math.min(deps.clock.now() + linkMs, Date.parse(it.keptUntil ?? ''));
  if (!(end > deps.clock.now())) throw expired();
  if (!(await kind.mayHave(deps, actor, workOf(it))))
    throw new Refusal('action-refused', {
      reason: 'right-missing',
      detail: 'It holds what you may no longer see; ask for a new one.',
    });
  const until = Math.floor(end / 1000);
  const query = new URLSearchParams({ until: String(until), sig: signature(it, until) });
  return {
    url: `${deps.settings.origin}/files/${id}?${query.toString()}`,
    until: new Date(until * 1000).toISOString(),
  };
}

/** The file behind a link. Refuses with `link-expired` whatever we did not sign, or no longer stand by. */
export async function open(
  deps: Deps,
  kinds: OperationKinds,
  { id, until, sig }: { readonly id: string; readonly until: string; readonly sig: string },
): Promise<FileAnswer> {
  const it = await stored.find(deps.db, id);
  const kind = it && kinds.get(it.type);
  const seconds = Number(until);
  if (!kind || !/^\d{1,12}$/.test(until) || !isSame(sig, signature(it, seconds))) throw expired();
  const now = isoAt(deps.clock);
  if (it.state !== 'done' || seconds * 1000 <= deps.clock.now() || (it.keptUntil ?? '') <= now)
    throw expired();
  return {
    body: kind.file(deps, workOf(it)),
    fileName: it.fileName ?? id,
    mediaType: kind.mediaType,
    size: it.size ?? 0,
  };
}

/** Compares without telling by time how much is right. */
function isSame(given: string, right: string): boolean {
  let differs = given.length ^ right.length;
  for (let i = 0; i < right.length; i++) differs |= (given.charCodeAt(i) || 0) ^ right.charCodeAt(i);
  return differs === 0;
}
