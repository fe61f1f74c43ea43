import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import type { Locale } from '../kit/format.ts';
import { menuStyles } from '../kit/menu-styles.ts';
import type { SessionController } from '../session/session-controller.ts';
import { AutoRenewDialog, autoRenewStyles } from './auto-renew-dialog.ts';
import { FilterPanel, type FilterContext } from './filter-panel.ts';
import { filterStyles } from './filter-styles.ts';
import { fr, type MenuStrings } from './menu-strings.ts';
import { RowMenu, type MenuOwner } from './row-menu.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Open = MenuOwner['open'];

/** What the list needs only when somebody asks for it: the menu of a row, the filters, the consent to renewal. */
export class OnDemand {
  readonly styles = [formStyles, menuStyles, dialogStyles, filterStyles, autoRenewStyles];
  readonly menu: RowMenu;
  readonly filters: FilterPanel;
  readonly renewal: AutoRenewDialog;
  #words: MenuStrings;

  /** Loads it with its sentences. */
  static async load(host: Host, session: SessionController, locale: Locale, open: Open): Promise<OnDemand> {
    const words = locale === 'en' ? (await import('./menu-strings.en.ts')).en : fr;
    const renewal = await AutoRenewDialog.load(host, session, locale);
    return new OnDemand(host, renewal, words, open);
  }

  private constructor(host: Host, renewal: AutoRenewDialog, words: MenuStrings, open: Open) {
    this.#words = words;
    this.renewal = renewal;
    this.filters = new FilterPanel(host);
    this.menu = new RowMenu(host, { open, autoRenew: (row, on) => void renewal.show(row.id, on) });
  }

  render(at: Omit<FilterContext, 'words'>): TemplateResult {
    return html`${this.menu.render(this.#words, at.kit)} ${this.filters.render({ ...at, words: this.#words })}
    ${this.renewal.render(at.kit)}`;
  }
}
