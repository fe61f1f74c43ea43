import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { showBelow } from '../kit/popover.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { SessionController } from '../session/session-controller.ts';
import type { MoreStrings } from './more-strings.ts';
import type { Strings } from './strings.ts';
import { filterOf, sellers, type View } from './view.ts';

/** What the exports need of their element. */
export interface ExportContext {
  readonly view: View;
  readonly service: string | undefined;
  readonly t: Strings;
  readonly more: MoreStrings;
  readonly kit: KitStrings;
  /** Runs something that may be refused, and tells the refusal. */
  readonly attempt: (run: () => Promise<void>) => Promise<void>;
  /** Has the PDFs of everything that matches put into one file. */
  readonly zip: () => void;
}

/** The ways out of the list: spreadsheet, archive, accounting entries. */
export class ExportMenu {
  #host: ReactiveControllerHost & HTMLElement;
  #session: SessionController;
  #wrongOrder = false;

  constructor(host: ReactiveControllerHost & HTMLElement, session: SessionController) {
    this.#host = host;
    this.#session = session;
  }

  async show(button: HTMLElement): Promise<void> {
    await this.#host.updateComplete;
    const menu = this.#host.shadowRoot?.querySelector<HTMLElement>('#exports');
    if (menu) showBelow(menu, button);
  }

  render(at: ExportContext): TemplateResult {
    const { more, kit } = at;
    // The accountant's file is no partner's business: the server refuses it there, so the menu says so.
    const partner = this.#session.state.info?.partner ? kit.reasons['hosted-only'] : '';
    return html`<div id="exports" class="menu" popover="auto" role="group" aria-label=${more.exports}>
        <ul>
          ${item(more.csv, more.csvHint, () => void this.#csv(at))} ${item(more.zip, more.zipHint, at.zip)}
          ${item(more.fec, partner || more.fecHint, partner ? undefined : () => this.#ask())}
        </ul>
      </div>
      ${this.#dialog(at)}`;
  }

  #dialog(at: ExportContext): TemplateResult {
    const { more, kit } = at;
    const year = new Date().getFullYear();
    const close = (): void => this.#fec?.close();
    return html`<dialog id="fec" aria-labelledby="fec-title" closedby="any">
      <form method="dialog" @submit=${(event: SubmitEvent) => this.#submit(event, at)}>
        <h2 id="fec-title">${more.fecTitle}</h2>
        <p class="soft">${more.fecWhat}</p>
        <label class="field"
          >${more.seller}<select name="seller">
            ${sellers.map((it) => html`<option value=${it}>${more.sellers[it]}</option>`)}
          </select></label
        >
        <fieldset class="pair">
          <legend>${more.period}</legend>
          <label class="field"
            ><span class="small">${more.since}</span
            ><input type="date" name="issuedFrom" required value="${year}-01-01" aria-describedby="fec-error"
          /></label>
          <label class="field"
            ><span class="small">${more.until}</span
            ><input type="date" name="issuedTo" required value="${year}-12-31" aria-describedby="fec-error"
          /></label>
        </fieldset>
        <p id="fec-error" class=${this.#wrongOrder ? 'error' : ''} role="alert">
          ${this.#wrongOrder ? more.fecOrder : nothing}
        </p>
        <div class="buttons">
          <button type="button" class="quiet" @click=${close}>${kit.cancel}</button>
          <button class="primary">${more.fecGo}</button>
        </div>
      </form>
    </dialog>`;
  }

  get #fec(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector<HTMLDialogElement>('#fec');
  }

  #ask(): void {
    this.#wrongOrder = false;
    this.#fec?.showModal();
  }

  #submit(event: SubmitEvent, at: ExportContext): void {
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string => data.get(name) as string;
    this.#wrongOrder = text('issuedTo') < text('issuedFrom');
    this.#host.requestUpdate();
    if (this.#wrongOrder) return event.preventDefault();
    const input = {
      seller: text('seller') as 'host',
      issuedFrom: text('issuedFrom'),
      issuedTo: text('issuedTo'),
    };
    void at.attempt(async () => {
      const file = await this.#session.value?.download('exportFec', input);
      const { saveFile } = await import('../kit/download.ts');
      if (file) saveFile(file.blob, file.fileName);
    });
  }

  #csv = ({ view, service, attempt }: ExportContext): Promise<void> =>
    attempt(async () => {
      const file = await this.#session.value?.download('exportInvoices', filterOf(view, service));
      const { saveFile } = await import('../kit/download.ts');
      if (file) saveFile(file.blob, file.fileName);
    });
}

const item = (words: string, hint: string, run: (() => void) | undefined): TemplateResult => {
  const chosen = (event: Event): void => {
    if (!run) return;
    (event.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
    run();
  };
  return html`<li>
    <button aria-disabled=${run ? 'false' : 'true'} @click=${chosen}>
      ${words}<span class="small soft">${hint}</span>
    </button>
  </li>`;
};
