import type { ParsedInput } from '../../components/contract/operation.ts';
import type { setPassword as operation } from '../../components/contract/profile.ts';
import { audit } from '../access/audit.ts';
import { browserName } from '../access/browser-name.ts';
import type { Caller } from '../access/caller.ts';
import { digest } from '../access/digest.ts';
import { forgetFailures, forgetFailuresOfDevices } from '../access/limits.ts';
import * as access from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { passwordChangedLetter } from './letters/password-changed.ts';
import { welcomeLetter } from './letters/welcome.ts';
import { judgePassword } from './password-policy.ts';
import { envelopeTo, inWords, post } from './post.ts';
import { endFormer, strangersOf } from './sign-in.ts';
import * as stored from './storage.ts';
import type { PersonTable } from './table.ts';

const expired = (): Refusal =>
  new Refusal('link-expired', {
    detail: 'The link has expired, was used, or a newer one was sent; ask for another.',
  });

/**
 * Sets the password with the link of a mail. A refused password leaves the link usable; a set one ends every session of
 * the person, embedded ones included.
 */
export async function setPassword(
  deps: Deps,
  { token, password }: ParsedInput<typeof operation>,
  caller: Caller,
): Promise<{ set: true }> {
  const tokenHash = digest(token);
  const link = await stored.findLink(deps.db, tokenHash, isoAt(deps.clock));
  const person = link && (await stored.findPerson(deps.db, link.personId));
  if (!person) throw expired();
  const around = await stored.namesAround(deps.db, person.id);
  const fault = await judgePassword(password, [person.email, person.firstName, person.lastName, ...around]);
  if (fault) throw new Refusal('password-refused', { detail: fault.detail, errors: [fault] });
  const hash = await deps.passwords.hash(password);
  await inWrite(deps, async (write) => {
    await access.lockPerson(write.tx, deps.engine, person.id);
    if (!(await stored.useLink(write.tx, tokenHash, isoAt(deps.clock)))) throw expired();
    await store(deps, write, person, hash, caller);
  });
  deps.carrier.take(caller.answer, caller.kind);
  return { set: true };
}

async function store(
  deps: Deps,
  write: Write,
  person: PersonTable,
  hash: string,
  caller: Caller,
): Promise<void> {
  const now = isoAt(deps.clock);
  await stored.setPassword(write.tx, person.id, hash, now);
  await stored.voidLinks(write.tx, person.id, 'set-password', now);
  await access.endSessionsOf(write.tx, person.id, now);
  // The browser at hand forgets its cookie: whoever was signed in there is signed out.
  await endFormer(write, caller, now);
  write.accessChanged(`person:${person.id}`);
  await forgetFailures(write, strangersOf(person.email));
  await forgetFailuresOfDevices(write, person.id);
  const facts = { ip: caller.ip, browser: browserName(caller.agent) };
  await audit(deps, write, { what: 'password-set', personId: person.id, facts });
  await tell(deps, write, person);
}

async function tell(deps: Deps, write: Write, person: PersonTable): Promise<void> {
  const { id, firstName: name, locale } = person;
  const now = isoAt(deps.clock);
  if (person.status === 'active') {
    const envelope = envelopeTo(deps, person, `password-changed:${id}:${now}`);
    return post(
      deps,
      write,
      passwordChangedLetter(envelope, { name, at: inWords(deps.clock.now(), locale) }),
    );
  }
  await stored.updatePerson(write.tx, id, { status: 'active' });
  const number = (await access.membershipsOf(write.tx, id, now)).find(
    ({ role }) => role === 'holder',
  )?.number;
  return post(deps, write, welcomeLetter(envelopeTo(deps, person, `welcome:${id}`), { name, number }));
}
