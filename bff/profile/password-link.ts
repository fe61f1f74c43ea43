import { audit } from '../access/audit.ts';
import { digest } from '../access/digest.ts';
import { lockPerson } from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { pageIn } from '../ports/letter.ts';
import { secret } from '../ports/random.ts';
import type { Write } from '../storage/write.ts';
import { firstPasswordLetter } from './letters/first-password.ts';
import { setPasswordLetter } from './letters/set-password.ts';
import { envelopeTo, post } from './post.ts';
import * as stored from './storage.ts';
import type { PersonTable } from './table.ts';

/** How long a link to set a password works, in milliseconds. */
export const linkLifeMs = 20 * 60_000;

/**
 * Makes a link that sets the password once, voids the ones before, and mails it. The secret stands in the fragment of
 * the address, which browsers send to nobody.
 */
export async function sendPasswordLink(
  deps: Deps,
  write: Write,
  person: Pick<PersonTable, 'id' | 'email' | 'locale' | 'firstName' | 'status'>,
  key: string,
): Promise<void> {
  const now = isoAt(deps.clock);
  const expiresAt = isoAt(deps.clock, linkLifeMs);
  const token = secret(deps.random);
  await lockPerson(write.tx, deps.engine, person.id);
  await stored.voidLinks(write.tx, person.id, 'set-password', now);
  await stored.insertLink(write.tx, {
    tokenHash: digest(token),
    purpose: 'set-password',
    personId: person.id,
    createdAt: now,
    expiresAt,
    usedAt: null,
  });
  const envelope = envelopeTo(deps, person, key, expiresAt);
  const url = pageIn(envelope, '/password/set', token);
  const letter =
    person.status === 'pending'
      ? firstPasswordLetter(envelope, { url })
      : setPasswordLetter(envelope, { name: person.firstName, url });
  await post(deps, write, letter);
  await audit(deps, write, { what: 'password-link-sent', personId: person.id });
}
