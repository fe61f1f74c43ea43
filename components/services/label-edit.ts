import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Service } from '../contract/services.ts';
import type { TimelineEntry } from '../contract/shapes.ts';
import { instant, type Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { ProblemError, type Session } from '../session/session.ts';
import type { EditStrings } from './edit-strings.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** Somebody else renamed the service while this name was being typed. */
interface Conflict {
  readonly label: string;
  readonly version: number;
  readonly act: TimelineEntry | undefined;
}

const mostTries = 3;

/**
 * Renames a service in place. The new name shows at once and goes back to the field when the server refuses it. A change
 * of something else meanwhile does not matter; a change of the name is shown and asked about.
 */
export class LabelEdit {
  #host: Host;
  #session: { readonly value: Session | undefined };
  #service: Service | undefined;
  #version = 0;
  /** The version that holds what was sent. */
  #arrived: number | undefined;
  #problem: ProblemError | undefined;
  #conflict: Conflict | undefined;
  /** What stands in the field; `undefined` while nobody edits. */
  draft: string | undefined;
  /** The name on its way to the server, shown instead of the stored one. */
  sent: string | undefined;

  constructor(host: Host, session: { readonly value: Session | undefined }) {
    this.#host = host;
    this.#session = session;
  }

  async start(service: Service): Promise<void> {
    this.#service = service;
    this.#version = service.version;
    this.#conflict = this.#problem = undefined;
    this.draft = service.label;
    await this.#focus('#label');
  }

  /** The stored service has caught up: what was sent need not stand in for it any more. */
  settle({ version }: Service): void {
    if (this.#arrived === undefined || version < this.#arrived) return;
    this.#arrived = this.sent = undefined;
  }

  render(t: EditStrings, kit: KitStrings, locale: Locale): TemplateResult {
    const service = this.#service;
    const hint = service?.domain || service?.product || '';
    const invalid = this.#problem || this.#conflict ? 'true' : 'false';
    return html`<form
      class="label-edit"
      @submit=${(event: Event) => (event.preventDefault(), void this.#save())}
      @keydown=${this.#keyed}
    >
      <label for="label" class="for-reader">${t.label}</label>
      <input
        id="label"
        maxlength="80"
        autocomplete="off"
        placeholder=${hint}
        .value=${this.draft ?? ''}
        aria-invalid=${invalid}
        aria-describedby="label-hint"
        @input=${this.#typed}
      />
      <button class="primary">${this.#conflict ? t.anyway : kit.save}</button>
      <button type="button" @click=${() => this.#cancel()}>
        ${this.#conflict ? t.keepTheirs : kit.cancel}
      </button>
      <p id="label-hint" class=${invalid === 'true' ? 'error' : 'hint'} role="status">
        ${this.#hint(t, kit, locale)}
      </p>
    </form>`;
  }

  #hint(t: EditStrings, kit: KitStrings, locale: Locale): string {
    const { act, label } = this.#conflict ?? {};
    if (label !== undefined)
      return t.renamedMeanwhile(act?.by ?? '', label, act ? instant(act.at, locale) : '');
    const problem = this.#problem?.problem;
    if (problem?.reason) return kit.reasons[problem.reason];
    return this.#problem ? kit.problems[this.#problem.code] : t.labelHint;
  }

  #typed = ({ target }: Event): void => {
    this.draft = (target as HTMLInputElement).value;
  };

  #keyed = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.#cancel();
  };

  #cancel(): void {
    this.draft = undefined;
    void this.#focus('.rename');
  }

  async #save(): Promise<void> {
    const label = this.draft?.trim();
    if (label === undefined) return;
    if (label === this.#service?.label && !this.#conflict) return this.#cancel();
    this.sent = label;
    this.#arrived = undefined;
    this.#version = this.#conflict?.version ?? this.#version;
    this.#conflict = this.#problem = undefined;
    this.draft = undefined;
    void this.#focus('.rename');
    try {
      await this.#send(label, mostTries);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.#problem = error;
      this.#giveBack(label);
    }
  }

  async #send(label: string, tries: number): Promise<void> {
    const session = this.#session.value;
    const service = this.#service;
    if (!session || !service) return;
    try {
      this.#arrived = (
        await session.call('labelService', { id: service.id, label }, { version: this.#version })
      ).version;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'precondition-failed' || tries === 0)
        throw error;
      const now = await session.call('getService', { id: service.id });
      this.#version = now.version;
      if (now.label === service.label || now.label === label) return this.#send(label, tries - 1);
      this.#conflict = {
        label: now.label,
        version: now.version,
        act: now.timeline.find(({ what }) => what === 'label-changed'),
      };
      this.#giveBack(label);
    }
  }

  #giveBack(label: string): void {
    this.sent = undefined;
    this.draft = label;
    void this.#focus('#label');
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const target = this.#host.shadowRoot?.querySelector<HTMLElement>(selector);
    target?.focus();
    if (target instanceof HTMLInputElement) target.select();
  }
}
