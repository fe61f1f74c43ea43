import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ProblemError } from '../session/session.ts';
import { refusalOf } from '../session/refusal.ts';
import type { SessionController } from '../session/session-controller.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { AheadStrings } from './ahead-strings.ts';

/** The choice to have the charges of a week taken in one. On our own pages only. */
export class GroupingSection {
  #host: ReactiveControllerHost;
  #session: SessionController;
  #problem: ProblemError | undefined;
  #wanted: boolean | undefined;
  #busy = false;

  constructor(host: ReactiveControllerHost, session: SessionController) {
    this.#host = host;
    this.#session = session;
  }

  render(on: boolean, t: AheadStrings, kit: KitStrings): TemplateResult {
    if (this.#wanted === on) this.#wanted = undefined;
    const shown = this.#wanted ?? on;
    return html`<section class="stack">
      <label class="choice"
        ><input
          type="checkbox"
          aria-describedby="group-why"
          .checked=${shown}
          @click=${(event: Event) => this.#busy && event.preventDefault()}
          @change=${() => void this.#set(!shown)}
        /><span>${t.group}</span></label
      >
      <p id="group-why" class="soft">${t.groupWhy}</p>
      <p class="error" role="alert" ?hidden=${!this.#problem}>
        ${this.#problem ? kit.problems[this.#problem.code] : ''}
      </p>
    </section>`;
  }

  /** Shown at once; a refusal puts it back and says why. */
  async #set(on: boolean): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#wanted = on;
    this.#problem = undefined;
    this.#host.requestUpdate();
    try {
      await this.#session.value?.call('groupScheduledPayments', { on });
    } catch (error) {
      this.#problem = refusalOf(error);
      this.#wanted = undefined;
    } finally {
      this.#busy = false;
      this.#host.requestUpdate();
    }
  }
}
