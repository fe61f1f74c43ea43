import { fixture, fixtureCleanup } from '@open-wc/testing-helpers/pure';
import { html, type TemplateResult } from 'lit';
import '../../../components/session/define.ts';
import { cookieTransport } from '../../../components/session/cookie-transport.ts';
import { createSession } from '../../../components/session/create-session.ts';
import type { Session } from '../../../components/session/session.ts';
import type { Transport } from '../../../components/session/transport.ts';

/** A transport to the real server that a test can cut and slow down. */
export interface Line extends Transport {
  cut: boolean;
  /** Holds replies back until it resolves. */
  hold: Promise<void>;
  /** The names of the operations that were called. */
  readonly calls: string[];
}

const listening = new Set<() => void>();

/** Takes down what a test has shown and hangs up its live streams: a browser allows six connections to a server. */
export function leave(): void {
  fixtureCleanup();
  for (const end of listening) end();
  listening.clear();
}

/** The line of a demo account (`company`, `agency`…, `company.second` for another browser of his), or of `nobody`. */
export function lineOf(account: string): Line {
  const real = cookieTransport(`/as/${account}`);
  const line: Line = {
    ...real,
    cut: false,
    hold: Promise.resolve(),
    calls: [],
    listen: (hear) => {
      const end = real.listen(hear);
      listening.add(end);
      return end;
    },
    send: async (calls) => {
      if (line.cut) throw new Error('cut');
      line.calls.push(...calls.map(({ op }) => op));
      const replies = await real.send(calls);
      await line.hold;
      return replies;
    },
  };
  return line;
}

export const sessionOf = (account: string): Session => createSession(lineOf(account));

/** Shows elements in a session, in French unless said otherwise, in a container of that width. */
export async function show(
  elements: TemplateResult,
  session: Session,
  { lang = 'fr', width = 1200 } = {},
): Promise<HTMLElement> {
  document.documentElement.lang = lang;
  document.documentElement.style.setProperty('color-scheme', 'light dark');
  const place = document.createElement('div');
  place.style.setProperty('width', `${width}px`);
  place.style.setProperty('max-width', '100vw');
  place.style.setProperty('background', 'Canvas');
  return fixture<HTMLElement>(html`<o2-session .session=${session}>${elements}</o2-session>`, {
    parentNode: place,
  });
}

/** Longer than a busy machine takes: what does not come by then does not come. */
const patienceMs = 20_000;

/** Waits until `look` gives something. */
export async function until<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`still waiting for ${what}`);
    await new Promise((again) => setTimeout(again, 20));
  }
}
