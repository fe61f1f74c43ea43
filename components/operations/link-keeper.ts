import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SessionController } from '../session/session-controller.ts';

/** Before this a link is as good as new: the server's five minutes, less the time of a click. */
const freshMs = 4 * 60_000;

/**
 * Keeps a fresh link to the file of slow work at hand, so that the browser's own download starts in the click itself.
 * Nothing is asked while nobody looks at the page.
 */
export class LinkKeeper implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #session: SessionController;
  #id: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The link, once it is there. */
  url: string | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, session: SessionController) {
    this.#host = host;
    this.#session = session;
    host.addController(this);
  }

  /** Wants the link of this work from now on; nothing for none. */
  want(id: string | undefined): void {
    if (id === this.#id) return;
    this.#id = id;
    this.url = undefined;
    clearTimeout(this.#timer);
    if (id) void this.#ask(id);
  }

  hostDisconnected(): void {
    this.want(undefined);
  }

  /** In the click: where the server runs in the page itself there is nothing for the browser to fetch. */
  follow = (event: Event): void => {
    const own = this.url ? this.#session.value?.fetchLink?.(this.url) : undefined;
    if (!own) return;
    event.preventDefault();
    void save(own);
  };

  async #ask(id: string): Promise<void> {
    const link = await this.#session.value?.call('getOperationLink', { id }).catch(() => undefined);
    if (this.#id !== id) return;
    this.url = link?.url;
    this.#timer = setTimeout(() => void this.#renew(id), freshMs);
    this.#host.requestUpdate();
  }

  #renew(id: string): void {
    if (document.visibilityState === 'visible') return void this.#ask(id);
    this.url = undefined;
    this.#host.requestUpdate();
    document.addEventListener('visibilitychange', () => this.#id === id && void this.#ask(id), {
      once: true,
    });
  }
}

async function save(file: Promise<{ readonly blob: Blob; readonly fileName: string }>): Promise<void> {
  const [{ saveFile }, { blob, fileName }] = await Promise.all([import('../kit/download.ts'), file]);
  saveFile(blob, fileName);
}
