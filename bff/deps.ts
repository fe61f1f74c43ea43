import type { Kysely } from 'kysely';
import type { Sellers } from './invoices/sellers.ts';
import type { Assets } from './ports/assets.ts';
import type { DocumentSnapshot } from './invoices/document/model.ts';
import type { Clock } from './ports/clock.ts';
import type { Documents } from './ports/documents.ts';
import type { EventBus } from './ports/event-bus.ts';
import type { Log } from './ports/log.ts';
import type { Mailer } from './ports/mailer.ts';
import type { PasswordHasher } from './ports/password-hasher.ts';
import type { PaymentGateway } from './ports/payments.ts';
import type { Random } from './ports/random.ts';
import type { SessionCarrier } from './ports/session-carrier.ts';
import type { SessionSeal } from './ports/session-seal.ts';
import type { OwnTerms } from './ports/terms.ts';
import type { Engine, Tables } from './storage/tables.ts';

/** What the server is told once, at start. */
export interface Settings {
  /** The origin of the BFF, hosted pages and portal, such as `https://app.o2.example`. */
  readonly origin: string;
  /** Same-site origins of in-house portals that may call with their cookie. */
  readonly portals: readonly string[];
  /** Partner keys starting with `pk_test_` and development pages work only in the demo. */
  readonly demo: boolean;
  /** The stand-ins in use, announced to customers. */
  readonly sandboxes: readonly string[];
  /** Who sells, and how he bills. */
  readonly sellers: Sellers;
  /** The operator's own general terms; ours when absent. */
  readonly terms?: OwnTerms | undefined;
  /** How many proxies before us are trusted to append to `X-Forwarded-For`. */
  readonly trustedProxies: number;
}

/** Everything that the rooms need from outside, built once in `main.ts` and passed on. */
export interface Deps {
  readonly db: Kysely<Tables>;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly random: Random;
  readonly events: EventBus;
  readonly mailer: Mailer;
  readonly passwords: PasswordHasher;
  readonly payments: PaymentGateway;
  /** Makes the PDF of issued documents; absent where none can be made, as in a page. */
  readonly documents?: Documents<DocumentSnapshot>;
  readonly carrier: SessionCarrier;
  readonly seal: SessionSeal;
  /** The built elements; without them neither script tag, vault nor hosted pages are served. */
  readonly assets?: Assets | undefined;
  readonly log: Log;
  readonly settings: Settings;
}
