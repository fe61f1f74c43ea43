import { argon2Hasher } from '../bff/adapters/argon2-hasher.ts';
import type { Config } from '../bff/config.ts';
import { today, type Clock } from '../bff/ports/clock.ts';
import { demoPassphrase } from './data/accounts.ts';
import { demoData } from './data/demo.ts';
import type { DemoOptions } from './data/world.ts';
import { isEmpty, writeBatches } from './data/write.ts';
import { folderOf } from './payment-site.ts';
import { remember } from './psp-memory.ts';

/** What the demo lies around. */
export interface Setting {
  readonly clock: Clock;
  readonly partnerOrigins: DemoOptions['partnerOrigins'];
}

/** Fills an empty database with the demo; large enough that a list of ten thousand can be felt. */
export async function fillIfEmpty(
  config: Config,
  { clock, partnerOrigins }: Setting,
  tell: () => void,
): Promise<void> {
  if (!(await isEmpty(config.databaseUrl))) return;
  tell();
  const passwordHash = await argon2Hasher(config.pepper).hash(demoPassphrase);
  const batches = demoData({ today: today(clock), passwordHash, partnerOrigins, large: 10_000, others: 60 });
  await writeBatches(config.databaseUrl, batches);
  if (config.payments.kind === 'sandbox') remember(folderOf(config), batches);
}
