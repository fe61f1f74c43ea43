import { problemBase, problemStatus } from '../../contract/problem.ts';
import type { Reply } from '../../contract/batch.ts';
import { shareEvents } from '../share-events.ts';
import { readCalls, readMessage, type Asking, type Fault } from './check.ts';
import { flightMost, type FromVault } from './protocol.ts';
import { fetchFile, sendBatch } from './server.ts';
import type { VaultSettings } from './settings.ts';

/** Answers one page on its port, and tells it what the live stream says. */
export function servePage(
  port: MessagePort,
  { partner, operations }: VaultSettings,
  tellTabs: () => void,
): void {
  const say = (message: FromVault): void => port.postMessage(message);
  let inFlight = 0;
  let endListening: (() => void) | undefined;

  const ask = async ({ t, id, calls }: Asking): Promise<void> => {
    const read = inFlight >= flightMost ? 'quota-exceeded' : readCalls(calls, operations);
    if (typeof read === 'string') return say({ t: 'replies', id, replies: calls.map(() => refusal(read)) });
    inFlight++;
    try {
      const [first] = read;
      if (t === 'download' && first) return say({ ...(await fetchFile(partner, first)), id });
      say({ t: 'replies', id, replies: await sendBatch(partner, read) });
      if (read.some(({ op }) => op === 'signOut')) tellTabs();
    } catch {
      say({ t: 'lost', id });
    } finally {
      inFlight--;
    }
  };

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = readMessage(data);
    if (message && 'id' in message) void ask(message);
    if (message?.t === 'listen') {
      const url = `/embed/events?partner=${encodeURIComponent(partner)}`;
      endListening ??= shareEvents(url, `o2-events:${partner}`, (heard) => say({ t: 'heard', heard }));
    }
    if (message?.t === 'unlisten') endListening = void endListening?.();
  };
  say({ t: 'ready' });
}

const refusal = (code: Fault): Reply => {
  const status = problemStatus[code];
  return {
    status,
    problem: {
      type: problemBase + code,
      code,
      title: 'The vault refused this',
      status,
      instance: 'req_vault',
    },
  };
};
