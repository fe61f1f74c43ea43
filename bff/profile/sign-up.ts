import type { ParsedInput } from '../../components/contract/operation.ts';
import type { forgotPassword, signUp as operation } from '../../components/contract/profile.ts';
import { audit } from '../access/audit.ts';
import type { Caller } from '../access/caller.ts';
import { digest } from '../access/digest.ts';
import { spend, tooMany } from '../access/limits.ts';
import { lockPerson } from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { newId } from '../ports/random.ts';
import { leave } from '../storage/outbox.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { accountExistsLetter } from './letters/account-exists.ts';
import { sendPasswordLink } from './password-link.ts';
import { envelopeTo, post } from './post.ts';
import { emailKey } from './sign-in.ts';
import * as stored from './storage.ts';
import type { PersonTable } from './table.ts';

type SignUp = ParsedInput<typeof operation>;

/**
 * Takes a sign-up. Whether the address is known is looked at later, in the outbox: the answer and its work are the same
 * for everybody.
 */
export async function signUp(deps: Deps, input: SignUp, caller: Caller): Promise<{ sent: true }> {
  await takeLetter(deps, caller, input.email, { kind: 'sign-up', payload: input }, 'signUpsOfAddress');
  return { sent: true };
}

/** Takes the wish for a new password, in the same way. */
export async function forgot(
  deps: Deps,
  { email }: ParsedInput<typeof forgotPassword>,
  caller: Caller,
): Promise<{ sent: true }> {
  await takeLetter(deps, caller, email, { kind: 'forgotten-password', payload: { email } }, 'mailsOfAddress');
  return { sent: true };
}

async function takeLetter(
  deps: Deps,
  caller: Caller,
  email: string,
  job: { readonly kind: string; readonly payload: unknown },
  quota: 'signUpsOfAddress' | 'mailsOfAddress',
): Promise<void> {
  const wait = await inWrite(deps, async (write) => {
    const ofAddress = await spend(deps, write, quota, caller.ip);
    const ofAccount = ofAddress || (await spend(deps, write, 'mailsOfAccount', digest(emailKey(email))));
    if (!ofAccount) await leave(write.tx, deps.clock, { ...job, key: `${job.kind}:${caller.id}` });
    return { ofAddress, ofAccount };
  });
  if (wait.ofAddress) throw tooMany(wait.ofAddress, 'Too many requests from this network.');
  if (wait.ofAccount)
    throw tooMany(wait.ofAccount, 'We wrote to this address three times within the hour: look for our mail.');
}

/** Opens a pending account and mails its link; the owner of a known address is told that he has one. */
export async function openAccount(deps: Deps, write: Write, input: SignUp, key: string): Promise<void> {
  const email = emailKey(input.email);
  const { firstName, lastName, locale } = input;
  const id = newId(deps.random, 'per');
  const status = 'pending';
  const added = { id, email, firstName, lastName, locale, status, createdAt: isoAt(deps.clock) } as const;
  if (await stored.insertPerson(write.tx, added)) return openFor(deps, write, added, input, key);
  const known = await stored.findByEmail(write.tx, email);
  if (!known) throw new Error('a person disappeared');
  const { status: now } = (await lockPerson(write.tx, deps.engine, known.id)) ?? known;
  if (now === 'pending') return openFor(deps, write, { ...added, id: known.id }, input, key);
  await post(deps, write, accountExistsLetter(envelopeTo(deps, known, key), { name: known.firstName }));
}

async function openFor(
  deps: Deps,
  write: Write,
  person: PersonTable,
  input: SignUp,
  key: string,
): Promise<void> {
  const { id, firstName, lastName, locale } = person;
  await stored.updatePerson(write.tx, id, { firstName, lastName, locale });
  await openCustomer(deps, write, id, input);
  await audit(deps, write, { what: 'signed-up', personId: id });
  await sendPasswordLink(deps, write, person, key);
}

/** The account that the person will hold: that of an earlier, unfinished sign-up takes what was typed last. */
async function openCustomer(deps: Deps, { tx }: Write, personId: string, input: SignUp): Promise<void> {
  const { kind, locale } = input;
  const name = kind === 'person' ? `${input.firstName} ${input.lastName}` : input.company;
  const held = await stored.heldAccount(tx, personId);
  if (held) return void (await stored.updateCustomer(tx, held.customerId, { kind, name, locale }));
  const now = isoAt(deps.clock);
  const id = newId(deps.random, 'cus');
  const number = customerNumber(deps.random.bytes(8));
  await stored.insertCustomer(tx, {
    id,
    number,
    kind,
    name,
    locale,
    revision: 1,
    createdAt: now,
    groupCharges: 0,
  });
  const membership = {
    id: newId(deps.random, 'mbr'),
    personId,
    customerId: id,
    role: 'holder',
    rights: '[]',
  };
  await stored.insertMembership(tx, {
    ...membership,
    services: 'all',
    startsAt: now,
    endsAt: null,
    revokedAt: null,
  });
}

/** `C` and nine digits at random: printed on invoices, typed by hand, telling nothing of how many there are. */
const customerNumber = (bytes: Uint8Array): string => {
  const number = bytes.reduce((sum, byte) => (sum * 256n + BigInt(byte)) % 1_000_000_000n, 0n);
  return `C${String(number).padStart(9, '0')}`;
};

/** Mails the link to whoever owns the address; nothing happens when nobody does. */
export async function remindOwner(deps: Deps, write: Write, email: string, key: string): Promise<void> {
  const person = await stored.findByEmail(write.tx, emailKey(email));
  if (person) await sendPasswordLink(deps, write, person, key);
}
