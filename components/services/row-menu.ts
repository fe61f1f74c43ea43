import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ServiceAction, ServiceRow } from '../contract/services.ts';
import type { KitStrings } from '../kit/strings.ts';
import { menuStyles } from '../kit/menu-styles.ts';
import { showBelow } from '../kit/popover.ts';
import type { ServiceIntent } from './events.ts';
import type { MoreStrings } from './more-strings.ts';
import { nameOf } from './words.ts';

/** What the menu asks of its element. */
export interface MenuOwner {
  readonly open: (id: string, intent: ServiceIntent) => void;
  readonly autoRenew: (row: ServiceRow, on: boolean) => void;
  readonly several: (row: ServiceRow) => void;
}

interface Item {
  readonly action: ServiceAction | undefined;
  readonly words: string;
  readonly run: () => void;
}

/** The actions of one row in a popover: one menu for the whole list, filled for the row that asks. */
export class RowMenu {
  readonly styles = [menuStyles];
  #host: ReactiveControllerHost & HTMLElement;
  #owner: MenuOwner;
  #row: ServiceRow | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, owner: MenuOwner) {
    this.#host = host;
    this.#owner = owner;
  }

  async show(row: ServiceRow, button: HTMLElement): Promise<void> {
    this.#row = row;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const popover = this.#host.shadowRoot?.querySelector<HTMLElement>('#menu');
    if (popover) showBelow(popover, button);
  }

  render(t: MoreStrings, kit: KitStrings): TemplateResult | typeof nothing {
    const row = this.#row;
    if (!row) return nothing;
    return html`<div id="menu" class="menu" popover="auto" role="group" aria-label=${nameOf(row)}>
      <p class="title small soft">${nameOf(row)}</p>
      <ul>
        ${this.#items(row, t).map((item) => this.#itemView(item, row, kit))}
      </ul>
    </div>`;
  }

  #items(row: ServiceRow, t: MoreStrings): Item[] {
    const { open, autoRenew, several } = this.#owner;
    const on = row.renewal !== 'auto';
    return [
      { action: undefined, words: t.read, run: () => open(row.id, 'read') },
      { action: 'label', words: t.label, run: () => open(row.id, 'label') },
      { action: 'tag', words: t.tags, run: () => open(row.id, 'tags') },
      { action: 'autoRenew', words: on ? t.renewOn : t.renewOff, run: () => autoRenew(row, on) },
      { action: undefined, words: t.several, run: () => several(row) },
    ];
  }

  /** A refused action stays in the list and says why, so that nobody looks for it. */
  #itemView({ action, words, run }: Item, row: ServiceRow, kit: KitStrings): TemplateResult {
    const ability = action && row.actions[action];
    const refused = ability && !ability.allowed ? kit.reasons[ability.reason] : undefined;
    const chosen = (event: Event): void => {
      if (refused) return;
      (event.currentTarget as HTMLElement).closest<HTMLElement>('[popover]')?.hidePopover();
      run();
    };
    return html`<li>
      <button aria-disabled=${refused ? 'true' : 'false'} @click=${chosen}>
        ${words}${refused ? html`<span class="small soft">${refused}</span>` : nothing}
      </button>
    </li>`;
  }
}
