import type { Kysely } from 'kysely';
import type { Engine } from '../tables.ts';
import { foundation } from './0001-foundation.ts';
import { billing } from './0002-billing.ts';
import { profile } from './0003-profile.ts';
import { operations } from './0004-operations.ts';
import { closures } from './0005-closures.ts';
import { disputes } from './0006-disputes.ts';
import { moneyMovements } from './0007-money-movements.ts';
import { dunning } from './0008-dunning.ts';
import { chargeGroups } from './0009-charge-groups.ts';
import { foundRefunds } from './0010-found-refunds.ts';
import { sessionSeal } from './0011-session-seal.ts';

/** The migrations in order: an explicit list, so that the same one runs in Node and in a page. */
export const migrations: readonly {
  readonly name: string;
  readonly up: (db: Kysely<unknown>, engine: Engine) => Promise<void>;
}[] = [
  { name: '0001-foundation', up: foundation },
  { name: '0002-billing', up: billing },
  { name: '0003-profile', up: profile },
  { name: '0004-operations', up: operations },
  { name: '0005-closures', up: closures },
  { name: '0006-disputes', up: disputes },
  { name: '0007-money-movements', up: moneyMovements },
  { name: '0008-dunning', up: dunning },
  { name: '0009-charge-groups', up: chargeGroups },
  { name: '0010-found-refunds', up: foundRefunds },
  { name: '0011-session-seal', up: sessionSeal },
];
