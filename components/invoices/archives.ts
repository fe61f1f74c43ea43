import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Input } from '../contract/api.ts';
import { define } from '../kit/define.ts';
import { crossIcon } from '../kit/way-icons.ts';
import { Lazy } from '../kit/lazy.ts';
import type { SessionController } from '../session/session-controller.ts';
import type { MoreStrings } from './more-strings.ts';

/** What the archives need of their element. */
export interface ArchiveContext {
  readonly more: MoreStrings;
  /** Runs something that may be refused, and tells the refusal. */
  readonly attempt: (run: () => Promise<void>) => Promise<void>;
}

/** The archives that were asked for on this page, each followed to its file. Leaving the page leaves them at work. */
export class Archives {
  #host: ReactiveControllerHost & HTMLElement;
  #session: SessionController;
  #ids: readonly string[] = [];
  #element: Lazy<object>;

  constructor(host: ReactiveControllerHost & HTMLElement, session: SessionController) {
    this.#host = host;
    this.#session = session;
    this.#element = new Lazy(host, async () => {
      const { O2Operation } = await import('../operations/o2-operation.ts');
      define('o2-operation', O2Operation);
      return {};
    });
  }

  /** Has the PDFs of a selection, or of all that a filter matches, put into one file. */
  start(at: ArchiveContext, input: Input<'archiveInvoices'>): Promise<void> {
    // One key for one wish: a click that is sent twice is one archive.
    const key = crypto.randomUUID();
    return at.attempt(async () => {
      const [answer] = await Promise.all([
        this.#session.value?.call('archiveInvoices', input, { key }),
        this.#element.get(),
      ]);
      if (answer) this.#show([answer.operation, ...this.#ids.filter((id) => id !== answer.operation)]);
    });
  }

  render({ more }: ArchiveContext): TemplateResult | typeof nothing {
    if (this.#ids.length === 0) return nothing;
    return html`<ul class="archives" part="archives" aria-label=${more.archives}>
      ${this.#ids.map(
        (id) =>
          html`<li>
            <o2-operation operation-id=${id}></o2-operation>
            <button
              class="quiet icon"
              aria-label=${more.hide}
              title=${more.hide}
              @click=${() => this.#show(this.#ids.filter((it) => it !== id))}
            >
              ${crossIcon}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #show(ids: readonly string[]): void {
    this.#ids = ids;
    this.#host.requestUpdate();
  }
}
