import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { RenewalMode, ServiceKind, ServiceState } from '../contract/services.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { showBelow } from '../kit/popover.ts';
import type { KitStrings } from '../kit/strings.ts';
import { filterStyles } from './filter-styles.ts';
import type { MoreStrings } from './more-strings.ts';
import type { Strings } from './strings.ts';
import { kinds, renewals, states, unfiltered, type View, windows } from './view.ts';

/** What the filters show, and what they do with a change. */
export interface FilterContext {
  readonly view: View;
  readonly tags: readonly string[];
  /** « 12 services », when known. */
  readonly count: string;
  readonly t: Strings;
  readonly words: MoreStrings;
  readonly kit: KitStrings;
  readonly change: (to: Partial<View>, step?: 'push' | 'replace') => void;
}

/** The filters in one form: a popover at its button, a sheet on a phone; every change is seen in the list at once. */
export class FilterPanel {
  readonly styles = [dialogStyles, filterStyles];
  #host: ReactiveControllerHost & HTMLElement;
  #touched = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
  }

  async show(button: HTMLElement): Promise<void> {
    await this.#host.updateComplete;
    const panel = this.#host.shadowRoot?.querySelector<HTMLDialogElement>('#filters');
    if (!panel) return;
    this.#touched = false;
    if (matchMedia('(max-width: 30rem)').matches) panel.showModal();
    else showBelow(panel, button);
  }

  render({ view, tags, count, t, words, kit, change }: FilterContext): TemplateResult {
    // The first change is a step for the back button; those that refine it are not.
    const apply = (to: Partial<View>): void => {
      change(to, this.#touched ? 'replace' : 'push');
      this.#touched = true;
    };
    const changed = ({ currentTarget }: Event): void => apply(viewOf(currentTarget as HTMLFormElement));
    return html`<dialog id="filters" class="filters" popover="auto" aria-label=${t.filters} closedby="any">
      <form method="dialog" @change=${changed} @submit=${hide}>
        <div class="sides">
          ${pickers(view, tags, t, words)} ${choice('unpaid', '1', words.hasUnpaid, view.unpaid)}
        </div>
        <div class="sides">
          <fieldset>
            <legend>${words.kind}</legend>
            ${kinds.map((kind) => choice('kind', kind, t.kinds[kind], view.kind.includes(kind)))}
          </fieldset>
          <fieldset>
            <legend>${words.state}</legend>
            ${states.map((state) => choice('state', state, t.states[state], view.state.includes(state)))}
          </fieldset>
        </div>
        <div class="buttons">
          <button type="button" class="quiet" @click=${() => apply({ ...unfiltered, search: view.search })}>
            ${words.clear}
          </button>
          <button class="primary">${words.show(count)}</button>
        </div>
        <button class="quiet icon close" aria-label=${kit.close}>✕</button>
      </form>
    </dialog>`;
  }
}

const hide = (event: Event): void => {
  const panel = (event.currentTarget as HTMLElement).closest('dialog');
  if (panel?.matches(':popover-open')) panel.hidePopover();
};

const pickers = (view: View, tags: readonly string[], t: Strings, words: MoreStrings): TemplateResult => {
  const { any } = words;
  const modes = renewals.map((mode) => [mode, words.renewals[mode]] as const);
  const spans = windows.map((days) => [String(days), words.within(days)] as const);
  return html`${picker('within', words.ends, any, spans, String(view.within ?? ''))}
  ${picker('renewal', words.renewal, any, modes, view.renewal ?? '')}
  ${tags.length > 0 || view.tag ? picker('tag', words.tag, any, tagOptions(tags, view.tag), view.tag) : nothing}`;
};

const tagOptions = (tags: readonly string[], chosen: string): [string, string][] =>
  [...new Set([...tags, ...(chosen ? [chosen] : [])])].map((tag) => [tag, tag]);

const choice = (name: string, value: string, words: string, on: boolean): TemplateResult =>
  html`<label class="choice"
    ><input type="checkbox" name=${name} value=${value} .checked=${on} />${words}</label
  >`;

const picker = (
  name: string,
  words: string,
  any: string,
  options: readonly (readonly [string, string])[],
  chosen: string,
): TemplateResult =>
  html`<label class="field"
    >${words}
    <select name=${name}>
      <option value="" .selected=${chosen === ''}>${any}</option>
      ${options.map(([value, label]) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
    </select></label
  >`;

function viewOf(form: HTMLFormElement): Partial<View> {
  const data = new FormData(form);
  return {
    kind: data.getAll('kind') as ServiceKind[],
    state: data.getAll('state') as ServiceState[],
    renewal: (data.get('renewal') as RenewalMode | null) || undefined,
    within: Number(data.get('within')) || undefined,
    unpaid: data.has('unpaid'),
    tag: (data.get('tag') as string | null) ?? '',
  };
}
