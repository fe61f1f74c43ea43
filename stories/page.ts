import { action } from 'storybook/actions';
import { createSession, pageTransport, type Session } from '../components/index.ts';
import type { Holdings } from './server/holdings.ts';
import type { OpenServer } from './server/page-server.ts';
import type { Scenario } from './server/scenario.ts';

/** What a story has at hand: the session of its visitor, and what the account on display holds. */
export interface Shown extends Holdings {
  readonly session: Session;
}

const opened = new WeakMap<AbortSignal, Promise<Shown>>();

/** Opens a server and a session for one showing of a story; both end when the story leaves, not when a control moves. */
export function openPage(scenario: Scenario, showing: AbortSignal): Promise<Shown> {
  const shown = opened.get(showing) ?? open(scenario, showing);
  opened.set(showing, shown);
  return shown;
}

async function open(scenario: Scenario, showing: AbortSignal): Promise<Shown> {
  const { openServer } = await import('./server/page-server.ts');
  const server = await openServer(scenario);
  const session = createSession({
    ...pageTransport(whileShown(server, showing)),
    signIn: server.signIn,
    open: action('opens a page of our own origin'),
  });
  server.onCut = () => session.refresh();
  const end = (): void => void server.close();
  if (showing.aborted) end();
  else showing.addEventListener('abort', end);
  return { session, ...server.holdings };
}

/** A story that left must not ask on: no answer ends its repeats. */
const whileShown = (server: OpenServer, showing: AbortSignal): OpenServer => ({
  ...server,
  fetch: (request) => (showing.aborted ? new Promise(() => {}) : server.fetch(request)),
});
