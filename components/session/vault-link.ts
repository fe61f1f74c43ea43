import type { Call, Reply } from '../contract/batch.ts';
import { turnstile } from './turnstile.ts';
import { openVault, type Vault } from './vault-frame.ts';
import { Requests, type Answer } from './vault-requests.ts';
import { flightMost, type FromPage, type FromVault } from './vault/protocol.ts';

const reopenMs = 60_000;

/** What a vault tells by itself. */
export type Told = Extract<FromVault, { t: 'heard' | 'session' }>;

/** The page's end of one vault: opened beside the code that is still on its way, and again when its frame is gone. */
export class VaultLink {
  #space: string;
  #partner: string;
  #tell: (told: Told) => void;
  #requests = new Requests();
  #enter = turnstile(flightMost);
  #opening: Promise<Vault> | undefined;
  #frame: HTMLIFrameElement | undefined;
  #listening = false;

  constructor(space: string, partner: string, tell: (told: Told) => void) {
    this.#space = space;
    this.#partner = partner;
    this.#tell = tell;
    this.#reach().catch(() => {});
  }

  /** Rejects when neither vault nor server was reached; where the server refuses this page, that is the reply. */
  async ask(kind: 'send' | 'download', calls: readonly Call[]): Promise<Answer> {
    try {
      return await this.#enter(() => this.#post(kind, calls));
    } catch (error) {
      return this.#explain(calls, error);
    }
  }

  /** Whether the vault should listen to the live stream. */
  listen(on: boolean): void {
    this.#listening = on;
    void this.#opening?.then(
      ({ port }) => port.postMessage({ t: on ? 'listen' : 'unlisten' } satisfies FromPage),
      () => {},
    );
  }

  async #post(kind: 'send' | 'download', calls: readonly Call[]): Promise<Answer> {
    const { port } = await this.#reach();
    return this.#requests.ask((id) => port.postMessage({ t: kind, id, calls } satisfies FromPage));
  }

  #reach(): Promise<Vault> {
    if (this.#frame && !this.#frame.isConnected) {
      this.#frame = this.#opening = undefined;
      this.#requests.loseAll();
    }
    this.#opening ??= this.#open();
    this.#opening.catch(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #open(): Promise<Vault> {
    const vault = await openVault(this.#space, this.#partner, (message) => this.#hear(message));
    this.#frame = vault.frame;
    if (this.#listening) vault.port.postMessage({ t: 'listen' } satisfies FromPage);
    return vault;
  }

  #hear(message: FromVault): void {
    if (message.t === 'heard' || message.t === 'session') this.#tell(message);
    else if (message.t !== 'ready') this.#requests.settle(message);
  }

  async #explain(calls: readonly Call[], error: unknown): Promise<Answer> {
    const { askWhy } = await import('./vault-refusal.ts');
    const problem = this.#opening ? undefined : await askWhy(this.#space, this.#partner);
    if (!problem) throw error;
    setTimeout(() => void this.#reopen(), reopenMs);
    return { t: 'replies', id: 0, replies: calls.map((): Reply => ({ status: problem.status, problem })) };
  }

  /** The operator may have opened the site again meanwhile. */
  async #reopen(): Promise<void> {
    await this.#reach().then(
      () => this.#tell({ t: 'session' }),
      () => {},
    );
  }
}
