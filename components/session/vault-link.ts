import type { Call, Reply } from '../contract/batch.ts';
import { turnstile } from './turnstile.ts';
import { openVault, type Vault } from './vault-frame.ts';
import { flightMost, type FromPage, type FromVault } from './vault/protocol.ts';

/** A request that takes longer counts as lost. */
const lostMs = 30_000;
const reopenMs = 60_000;

type Answer = Extract<FromVault, { t: 'replies' | 'file' }>;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** The page's end of one vault, opened on first need and again when its frame is gone. */
export interface VaultLink {
  /** Rejects when neither vault nor server was reached. */
  ask(kind: 'send' | 'download', calls: readonly Call[]): Promise<Answer>;
  /** Whether the vault should listen to the live stream. */
  listen(on: boolean): void;
}

/** What a vault tells by itself. */
export type Told = Extract<FromVault, { t: 'heard' | 'session' }>;

/** Links a page to the vault of a partner at `space`. */
export function linkVault(space: string, partner: string, tell: (told: Told) => void): VaultLink {
  const waiting = new Map<number, Waiting>();
  const enter = turnstile(flightMost);
  let opening: Promise<Vault> | undefined;
  let frame: HTMLIFrameElement | undefined;
  let listening = false;
  let count = 0;

  const hear = (message: FromVault): void => {
    if (message.t === 'heard' || message.t === 'session') return tell(message);
    if (message.t !== 'ready') settle(waiting, message);
  };
  const open = async (): Promise<Vault> => {
    const vault = await openVault(space, partner, hear);
    frame = vault.frame;
    if (listening) vault.port.postMessage({ t: 'listen' } satisfies FromPage);
    return vault;
  };
  const reach = (): Promise<Vault> => {
    if (frame && !frame.isConnected) {
      frame = opening = undefined;
      for (const id of waiting.keys()) settle(waiting, { t: 'lost', id });
    }
    opening ??= open();
    opening.catch(() => (opening = undefined));
    return opening;
  };
  const post = async (kind: 'send' | 'download', calls: readonly Call[]): Promise<Answer> => {
    const { port } = await reach();
    const id = ++count;
    const late = setTimeout(() => settle(waiting, { t: 'lost', id }), lostMs);
    const answer = new Promise<Answer>((resolve, reject) => waiting.set(id, { resolve, reject }));
    port.postMessage({ t: kind, id, calls } satisfies FromPage);
    return answer.finally(() => clearTimeout(late));
  };
  const explain = async (calls: readonly Call[], error: unknown): Promise<Answer> => {
    const problem = opening ? undefined : await (await import('./vault-refusal.ts')).askWhy(space, partner);
    if (!problem) throw error;
    setTimeout(
      () =>
        void reach()
          .then(() => tell({ t: 'session' }))
          .catch(() => {}),
      reopenMs,
    );
    return { t: 'replies', id: 0, replies: calls.map((): Reply => ({ status: problem.status, problem })) };
  };

  // At once, beside the code that is still on its way: whoever asks later finds it open, or tries again.
  reach().catch(() => {});
  return {
    ask: (kind, calls) => enter(() => post(kind, calls)).catch((error: unknown) => explain(calls, error)),
    listen: (on) => {
      listening = on;
      const say = ({ port }: Vault): void =>
        port.postMessage({ t: on ? 'listen' : 'unlisten' } satisfies FromPage);
      void opening?.then(say, () => {});
    },
  };
}

function settle(waiting: Map<number, Waiting>, message: Answer | Extract<FromVault, { t: 'lost' }>): void {
  const one = waiting.get(message.id);
  waiting.delete(message.id);
  if (message.t === 'lost') one?.reject(new Error('the server was not reached'));
  else one?.resolve(message);
}
