import { css, html, nothing, render, type LitElement, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ServiceRow } from '../contract/services.ts';
import { failedView, waitingView, type Standing } from '../kit/answer-view.ts';
import type { SessionController } from '../session/session-controller.ts';
import { PageChain } from './page-chain.ts';
import { rowWindow, type RowWindow } from './row-window.ts';
import { rowView, tableHead, type TableContext } from './table-view.ts';
import { filterOf, pageRows, type View } from './view.ts';

const endlessStyles = css`
  .scroll {
    max-height: var(--o2-services-height, 40rem);
    overflow: auto;
    overscroll-behavior: contain;
  }
  .scroll thead th {
    position: sticky;
    z-index: 2;
    inset-block-start: 0;
  }
  /* Which rows are in sight is reckoned from the height of one. */
  .scroll :is(.open, .nature, .due > span, .price > span) {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .scroll .space {
    border: 0;
  }
  .scroll .space td {
    display: block;
    padding: 0;
  }
`;

/** Everything that its last rendering needs. */
interface Shown {
  readonly view: View;
  readonly at: TableContext;
  readonly standing: Standing;
}

/**
 * The list that loads while one scrolls: pages of a hundred, of which only the rows in sight stand in the page. It renders
 * itself into its frame, so that scrolling touches nothing else.
 */
export class EndlessList {
  readonly styles = [endlessStyles];
  #host: LitElement;
  #session: SessionController;
  #chain: PageChain | undefined;
  #asked = '';
  #frame: HTMLElement | undefined;
  #window: RowWindow = { first: 0, end: 0 };
  #rows: readonly ServiceRow[] = [];
  #row = 64;
  #shown: Shown | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, session: SessionController) {
    this.#host = host;
    this.#session = session;
    host.addController({ hostUpdated: () => this.#follow(), hostDisconnected: () => this.#leave() });
  }

  get total(): PageChain['total'] {
    return this.#chain?.total;
  }

  render(
    view: View,
    at: TableContext,
    standing: Standing,
    bones: TemplateResult,
    empty: (further?: () => void) => TemplateResult,
  ): TemplateResult {
    this.#shown = { view, at, standing };
    const chain = this.#open(view);
    if (chain?.error && !chain.ready) return failedView(chain.error.code, standing);
    if (!chain?.ready && this.#rows.length === 0) return waitingView(standing, bones);
    if (chain?.isBarren && chain.isWaiting) return waitingView(standing, bones);
    if (chain?.isBarren) return empty(() => this.#further());
    if (chain?.ready && this.#rows.length === 0) return empty();
    return html`<div
      class="frame scroll"
      tabindex="0"
      role="region"
      aria-label=${at.t.tabs[view.tab]}
      @scroll=${this.#scrolled}
    ></div>`;
  }

  #open(view: View): PageChain | undefined {
    const session = this.#session.value;
    const asked = JSON.stringify(filterOf(view));
    if (!session || asked === this.#asked) return this.#chain;
    this.#chain?.close();
    this.#asked = asked;
    this.#frame?.scrollTo(0, 0);
    this.#chain = new PageChain(session, view, () => this.#changed());
    // What the session holds already was answered before the chain stood here.
    if (this.#chain.ready) this.#rows = this.#chain.rows;
    return this.#chain;
  }

  /** The page's answer changed: the rows are taken anew; the element renders when its frame has to come or go. */
  #changed(): void {
    if (this.#chain?.ready) this.#rows = this.#chain.rows;
    if (this.#chain?.goesOn) this.#chain.more();
    this.#host.requestUpdate();
  }

  #further(): void {
    this.#chain?.more();
    this.#host.requestUpdate();
  }

  #follow(): void {
    this.#frame = this.#host.shadowRoot?.querySelector<HTMLElement>('.scroll') ?? undefined;
    this.#draw();
  }

  #leave(): void {
    this.#chain?.close();
    this.#chain = undefined;
    this.#asked = '';
  }

  #scrolled = (): void => {
    const { first, end } = this.#window;
    const now = this.#seen();
    if (now.first !== first || now.end !== end) this.#draw();
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#chain?.watch(this.#window.first, this.#window.end), 150);
  };

  #seen(): RowWindow {
    const frame = this.#frame;
    return frame
      ? rowWindow(frame.scrollTop, frame.clientHeight || 640, this.#row, this.#rows.length)
      : this.#window;
  }

  #draw(): void {
    const frame = this.#frame;
    const shown = this.#shown;
    if (!frame || !shown) return;
    this.#measure(frame);
    this.#window = this.#seen();
    const { first, end } = this.#window;
    const held = this.#host.shadowRoot?.activeElement;
    render(this.#table(shown), frame, { host: this.#host });
    // On the cells themselves: a custom property on the frame would have every row styled anew.
    setHeight(frame, '.before td', first * this.#row);
    setHeight(frame, '.after td', (this.#rows.length - end) * this.#row);
    if (held && !held.isConnected) frame.focus({ preventScroll: true });
    if (this.#rows.length - end < pageRows / 2) this.#chain?.more();
  }

  #measure(frame: HTMLElement): void {
    const height = frame.querySelector<HTMLElement>('[data-id]')?.getBoundingClientRect().height;
    if (height) this.#row = height;
  }

  #table({ at, standing }: Shown): TemplateResult {
    const { first, end } = this.#window;
    const count = this.#chain?.complete ? this.#rows.length : -1;
    return html`<table
        role="table"
        part="table"
        aria-rowcount=${count}
        aria-busy=${this.#chain?.ready ? 'false' : 'true'}
      >
        ${tableHead(at)}
        <tbody role="rowgroup">
          ${
            first > 0
              ? html`<tr class="space before" role="presentation">
                  <td></td>
                </tr>`
              : nothing
          }
          ${repeat(
            this.#rows.slice(first, end),
            ({ id }) => id,
            (row, index) => guard([row, at, first + index], () => rowView(row, at, first + index + 1)),
          )}
          ${
            end < this.#rows.length
              ? html`<tr class="space after" role="presentation">
                  <td></td>
                </tr>`
              : nothing
          }
        </tbody>
      </table>
      ${this.#chain?.error ? failedView(this.#chain.error.code, { ...standing, retry: () => this.#chain?.retry() }) : nothing}`;
  }
}

const setHeight = (frame: HTMLElement, cell: string, height: number): void =>
  frame.querySelector<HTMLElement>(cell)?.style.setProperty('height', `${height}px`);
