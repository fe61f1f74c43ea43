import { mkdtempSync, rmSync } from 'node:fs';
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

/** Opens it for pages of `origin`. */
export async function demoBff(origin: string): Promise<DemoBff> {
  const folder = mkdtempSync(join(tmpdir(), 'o2-demo-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const url = `sqlite:${join(folder, 'demo.db')}`;
  const passwordHash = await argon2Hasher().hash(demoPassphrase);
  await writeBatches(
    url,
    demoData({ today: today(testClock()), passwordHash, large: 200, others: 5, partnerOrigins }),
  );
  const bff = await testBff(url, { settings: { ...testSettings, origin } });
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
