import type { Output, ParsedInput } from '../../components/contract/operation.ts';
import type { signIn as operation } from '../../components/contract/profile.ts';
import { audit } from '../access/audit.ts';
import { browserName } from '../access/browser-name.ts';
import type { Caller } from '../access/caller.ts';
import { digest } from '../access/digest.ts';
import {
  countPassword,
  deviceCounter,
  forgetFailures,
  spend,
  tooMany,
  uncountPassword,
  type Barrier,
} from '../access/limits.ts';
import { startSession } from '../access/sessions.ts';
import * as access from '../access/storage.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { Refusal } from '../refusal.ts';
import { inWrite, type Write } from '../storage/write.ts';
import { isKnown, rememberDevice } from './device.ts';
import * as stored from './storage.ts';

type Person = NonNullable<Awaited<ReturnType<typeof stored.findByEmail>>>;

/** How an address is looked up and counted: letter case opens no second counter. */
export const emailKey = (email: string): string => email.toLowerCase();

/** The counter of an account for browsers that never signed in to it. */
export const strangersOf = (email: string): string => `account:${digest(emailKey(email))}`;

/**
 * Signs in and gives the cookie. An unknown address costs the same work and gets the same answers as a wrong password,
 * limits included.
 */
export async function signIn(
  deps: Deps,
  input: ParsedInput<typeof operation>,
  caller: Caller,
): Promise<Output<typeof operation>> {
  const email = emailKey(input.email);
  const person = await stored.findByEmail(deps.db, email);
  const known = await isKnown(deps, caller, person?.id ?? 'nobody');
  const who = known && person ? deviceCounter(person.id, digest(caller.device ?? '')) : strangersOf(email);
  await passBarriers(deps, caller, who);
  if (!(await matches(deps, person, input.password, who))) {
    await inWrite(deps, (write) => audit(deps, write, failure(person, caller)));
    throw refused();
  }
  return admit(deps, person as Person, input, who, caller);
}

const refused = (): Refusal =>
  new Refusal('credentials-refused', { detail: 'Check the address and the password, or ask for a new one.' });

const failure = (person: Person | undefined, { ip, agent }: Caller) => ({
  what: 'sign-in-failed' as const,
  personId: person?.id ?? null,
  facts: { ip, browser: browserName(agent) },
});

/** Counts the try and refuses when there were too many of this address, or of this account from such browsers. */
async function passBarriers(deps: Deps, caller: Caller, who: string): Promise<void> {
  const { seconds, barrier } = await inWrite(deps, async (write) => {
    const seconds = await spend(deps, write, 'signInsOfAddress', caller.ip);
    return { seconds, barrier: seconds > 0 ? undefined : await countPassword(deps, write, who) };
  });
  if (seconds > 0) throw tooMany(seconds, 'Too many sign-ins from this address.');
  if (barrier) throw refusalOf(barrier);
}

const refusalOf = (barrier: Barrier): Refusal =>
  barrier.kind === 'wait'
    ? tooMany(barrier.seconds, 'Too many wrong passwords.')
    : new Refusal('password-off', { detail: 'Ask for a new password by mail.' });

/** Verifies, always with the same work; what could not be verified is not counted. */
async function matches(
  deps: Deps,
  person: Person | undefined,
  password: string,
  who: string,
): Promise<boolean> {
  try {
    return (await deps.passwords.verify(person?.hash ?? undefined, password)) && person?.status === 'active';
  } catch (error) {
    await inWrite(deps, (write) => uncountPassword(write, who));
    throw error;
  }
}

async function admit(
  deps: Deps,
  person: Person,
  { password, stay }: ParsedInput<typeof operation>,
  who: string,
  caller: Caller,
): Promise<Output<typeof operation>> {
  const now = isoAt(deps.clock);
  const stronger = deps.passwords.isOutdated(person.hash ?? '') ? await deps.passwords.hash(password) : '';
  const session = await inWrite(deps, async (write) => {
    await access.lockPerson(write.tx, deps.engine, person.id);
    // The password that was verified may have been replaced meanwhile, so that its sessions end.
    const hash = (await stored.findByEmail(write.tx, person.email))?.hash;
    const account = firstAccount(await access.membershipsOf(write.tx, person.id, now));
    if (!account || hash !== person.hash) return undefined;
    if (stronger) await stored.strengthenPassword(write.tx, person.id, stronger);
    await endFormer(write, caller, now);
    await forgetFailures(write, who);
    await rememberDevice(deps, write, caller, person);
    const agent = browserName(caller.agent);
    await audit(deps, write, {
      what: 'signed-in',
      personId: person.id,
      customerId: account.id,
      facts: { ip: caller.ip, browser: agent },
    });
    return startSession(deps, write, {
      kind: 'portal',
      personId: person.id,
      customerId: account.id,
      level: 'pwd',
      authenticatedAt: now,
      stay,
      agent,
    });
  });
  if (!session) throw refused();
  deps.carrier.give(caller.answer, 'portal', session.secret, session.maxAge);
  return { signedIn: true };
}

/** Ends the session that the browser at hand had, whoever was signed in there. */
export async function endFormer(write: Write, { secret }: Caller, now: string): Promise<void> {
  if (!secret) return;
  const idHash = digest(secret);
  if (await access.endSession(write.tx, idHash, now)) write.accessChanged(`session:${idHash}`);
}

/** One's own account comes before those of others. */
const firstAccount = <T extends { readonly role: string }>(accounts: readonly T[]): T | undefined =>
  accounts.find(({ role }) => role === 'holder') ?? accounts[0];
