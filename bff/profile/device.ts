import type { Caller } from '../access/caller.ts';
import { audit } from '../access/audit.ts';
import { browserName } from '../access/browser-name.ts';
import { digest } from '../access/digest.ts';
import type { Deps } from '../deps.ts';
import { isoAt } from '../ports/clock.ts';
import { secret } from '../ports/random.ts';
import type { Write } from '../storage/write.ts';
import { newDeviceLetter } from './letters/new-device.ts';
import { envelopeTo, inWords, post } from './post.ts';
import * as stored from './storage.ts';
import type { PersonTable } from './table.ts';

const rememberedSeconds = 180 * 24 * 3600;

/** How a browser's mark stands for one person: one mark serves everybody who uses the browser. */
const deviceHash = (token: string, personId: string): string => digest(`${token}|${personId}`);

/** Whether this browser signed this person in before. */
export async function isKnown(deps: Deps, caller: Caller, personId: string): Promise<boolean> {
  if (!caller.device) return false;
  return (await stored.findDevice(deps.db, deviceHash(caller.device, personId), personId)) !== undefined;
}

/** Remembers the browser of a sign-in; tells the person by mail when it is new and not his first. */
export async function rememberDevice(
  deps: Deps,
  write: Write,
  caller: Caller,
  person: Pick<PersonTable, 'id' | 'email' | 'locale' | 'firstName'>,
): Promise<void> {
  const token = caller.device ?? secret(deps.random);
  const tokenHash = deviceHash(token, person.id);
  deps.carrier.give(caller.answer, 'device', token, rememberedSeconds);
  if (await stored.findDevice(write.tx, tokenHash, person.id)) return;
  const isFirst = (await stored.hasDevice(write.tx, person.id)) === undefined;
  await stored.insertDevice(write.tx, { tokenHash, personId: person.id, createdAt: isoAt(deps.clock) });
  if (!isFirst) await tell(deps, write, caller, person);
}

async function tell(
  deps: Deps,
  write: Write,
  caller: Caller,
  person: Pick<PersonTable, 'id' | 'email' | 'locale' | 'firstName'>,
): Promise<void> {
  const browser = browserName(caller.agent);
  await audit(deps, write, { what: 'new-device', personId: person.id, facts: { browser, ip: caller.ip } });
  const at = inWords(deps.clock.now(), person.locale);
  const envelope = envelopeTo(deps, person, `new-device:${person.id}:${caller.id}`);
  await post(deps, write, newDeviceLetter(envelope, { name: person.firstName, at, browser }));
}
