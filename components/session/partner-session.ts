import { SessionProvider } from './session-context.ts';
import type { Session } from './session.ts';
import { openShared } from './shared-sessions.ts';
import { vaultTransport } from './vault-transport.ts';

/** What the script tag left on the page. */
interface Loaded {
  /** The origin of the customer space. */
  readonly space?: string;
}

/** The session of a partner's page; `base` is the origin of the customer space, the script tag's when empty. */
export function partnerSession(partner: string, base: string): Session | undefined {
  const loaded = (globalThis as unknown as Record<symbol, Loaded | undefined>)[Symbol.for('o2.widgets/1')];
  const space = originOf(base || loaded?.space || '');
  if (space) return openShared(`vault ${space} ${partner}`, () => vaultTransport(partner, space));
  console.error('[o2] <o2-session partner> needs base="https://…", the origin of the customer space');
  return undefined;
}

/** Gives a partner's session to every element of the page: what the script tag does for `o2.js?partner=…`. */
export function provideEverywhere(partner: string, base: string): void {
  const session = partnerSession(partner, base);
  if (!session) return;
  const provider = new SessionProvider(document.documentElement);
  provider.value = session;
  provider.announce();
}

const originOf = (base: string): string => (URL.canParse(base) ? new URL(base).origin : '');
