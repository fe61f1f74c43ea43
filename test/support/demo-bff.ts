import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cookieName } from '../../bff/adapters/cookie-carrier.ts';
import { planDue } from '../../bff/flows/nightly.ts';
import { today } from '../../bff/ports/clock.ts';
import { demoAccounts, demoPassphrase } from '../../demo/data/accounts.ts';
import { demoData } from '../../demo/data/demo.ts';
import { writeBatches } from '../../demo/data/write.ts';
import { argon2Hasher } from '../../bff/adapters/argon2-hasher.ts';
import { testBff, testClock, testSettings, type TestBff } from './bff.ts';

export type DemoName = keyof typeof demoAccounts;

/** A server over the demo's data, on SQLite in a folder of its own. */
export interface DemoBff extends TestBff {
  /** Signs somebody of the demo in; returns the cookie, attributes included. */
  readonly cookieOf: (name: DemoName) => Promise<string>;
  /** Plans what is due as the nightly run does; answers the secrets of the stop links that it mailed. */
  readonly announceCharges: () => Promise<string[]>;
}

const partnerOrigins = { agency: 'http://partner-a.localhost:8788', bank: 'http://partner-b.localhost:8789' };

let master: Promise<string> | undefined;

/** A folder that goes with the process. */
function ownFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'o2-demo-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  return { folder, remove };
}

/** The file of the demo's data, written once for all servers of the process; each works on a copy. */
async function writeMaster(): Promise<string> {
  const file = join(ownFolder().folder, 'demo.db');
  const passwordHash = await argon2Hasher().hash(demoPassphrase);
  await writeBatches(
    `sqlite:${file}`,
    demoData({ today: today(testClock()), passwordHash, large: 200, others: 5, partnerOrigins }),
  );
  return file;
}

/** Opens it for pages of `origin`. */
export async function demoBff(origin: string): Promise<DemoBff> {
  const { folder, remove } = ownFolder();
  const file = join(folder, 'demo.db');
  copyFileSync(await (master ??= writeMaster()), file);
  const bff = await testBff(`sqlite:${file}`, { settings: { ...testSettings, origin } });
  return {
    ...bff,
    cookieOf: async (name) => {
      const { personId, customerId } = await firstAccount(bff, demoAccounts[name].email);
      return `${cookieName.portal}=${await bff.signInAs(personId, customerId)}; Path=/; Secure; HttpOnly; SameSite=Lax`;
    },
    announceCharges: async () => {
      await planDue(bff.deps, () => Promise.resolve(true));
      const mails = await bff.deps.db
        .selectFrom('outbox')
        .where('key', 'like', 'mail:charge-announced:%')
        .select('payload')
        .orderBy('id')
        .execute();
      return mails.map(({ payload }) => /stop#([\w-]{43})/.exec(payload)?.[1] ?? '');
    },
    close: async () => {
      await bff.close();
      process.off('exit', remove);
      remove();
    },
  };
}

const firstAccount = ({ deps }: TestBff, email: string) =>
  deps.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .where('person.email', '=', email)
    .select(['membership.personId', 'membership.customerId'])
    .orderBy('membership.startsAt')
    .executeTakeFirstOrThrow();
