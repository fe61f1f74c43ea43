import { problemBase, problemStatus } from '../../contract/problem.ts';
import type { Reply } from '../../contract/batch.ts';
import { shareEvents } from '../share-events.ts';
import { isForOurPages, readCalls, readMessage, type Asking, type Fault } from './check.ts';
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
    // One element that may not stand on this page takes nothing from the others, whose calls travel with its own.
    const open = calls.filter((call) => !isForOurPages(call, operations));
    const answer = (replyTo: (number: number) => Reply): void => {
      let number = 0;
      const replies = calls.map((call) =>
        isForOurPages(call, operations) ? refusal('first-party-only') : replyTo(number++),
      );
      say({ t: 'replies', id, replies });
    };
    if (open.length === 0 && calls.length > 0) return answer(() => refusal('first-party-only'));
    const read = inFlight >= flightMost ? 'quota-exceeded' : readCalls(open, operations);
    if (typeof read === 'string') return answer(() => refusal(read));
    inFlight++;
    try {
      const [first] = read;
      if (t === 'download' && first) return say({ ...(await fetchFile(partner, first)), id });
      const replies = await sendBatch(partner, read);
      answer((number) => replies[number] ?? refusal('unexpected'));
      if (read.some(({ op }) => op === 'signOut' || op === 'switchAccount')) tellTabs();
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

const refusal = (code: Fault | 'first-party-only' | 'unexpected'): Reply => {
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
