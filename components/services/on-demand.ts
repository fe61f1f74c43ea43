import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Output } from '../contract/api.ts';
import { chipStyles } from '../kit/chip-styles.ts';
import { dialogStyles } from '../kit/dialog-styles.ts';
import { formStyles } from '../kit/form-styles.ts';
import type { Locale } from '../kit/format.ts';
import { Lazy } from '../kit/lazy.ts';
import { ListParts } from '../kit/list-parts.ts';
import { listPager, type PagerContext } from '../kit/list-pager.ts';
import { menuStyles } from '../kit/menu-styles.ts';
import type { SessionController } from '../session/session-controller.ts';
import { chipsView } from './chips-view.ts';
import { emptyView } from './empty-view.ts';
import { FilterPanel, type FilterContext } from './filter-panel.ts';
import { filterStyles } from './filter-styles.ts';
import { isPickable, pickStyles, pickView } from './pick-view.ts';
import { nameOf } from './words.ts';
import { exportList } from './list-export.ts';
import { fr, type MoreStrings } from './more-strings.ts';
import { RowMenu, type MenuOwner } from './row-menu.ts';
import type { View } from './view.ts';
import type { ServiceRow } from '../contract/services.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Page = Output<'listServices'>;
type ListContext = Omit<FilterContext, 'words'>;

/**
 * What the list needs only now and then: the menu of a row, the filters and their chips, pages, the words for no rows,
 * the export, the consent to renewal, the boxes of a selection.
 */
export class OnDemand {
  readonly styles = [formStyles, menuStyles, dialogStyles, chipStyles, filterStyles, pickStyles];
  readonly menu: RowMenu;
  readonly filters: FilterPanel;
  readonly exportList = exportList;
  readonly #parts = new ListParts();
  #words: MoreStrings;
  #renewal;
  #bulk;

  /** Loads it with its sentences. */
  static async load(
    host: Host,
    session: SessionController,
    locale: Locale,
    open: MenuOwner['open'],
  ): Promise<OnDemand> {
    const words = locale === 'en' ? (await import('./more-strings.en.ts')).en : fr;
    return new OnDemand(host, session, locale, words, open);
  }

  private constructor(
    host: Host,
    session: SessionController,
    locale: Locale,
    words: MoreStrings,
    open: MenuOwner['open'],
  ) {
    this.#words = words;
    this.filters = new FilterPanel(host);
    this.#renewal = new Lazy(host, async () =>
      (await import('./auto-renew-dialog.ts')).AutoRenewDialog.load(host, session, locale),
    );
    const autoRenew: MenuOwner['autoRenew'] = (row, on) =>
      void this.#renewal.get().then((dialog) => dialog?.show(row.id, on));
    this.#bulk = new Lazy(host, async () => (await import('./bulk.ts')).Bulk.load(host, session, locale));
    const several: MenuOwner['several'] = (row) => void this.#bulk.get().then((bulk) => bulk?.start(row));
    this.menu = new RowMenu(host, { open, autoRenew, several });
  }

  /** The box of a row; where nothing can be done with it among others, only while several are being chosen. */
  pick(row: ServiceRow): TemplateResult | undefined {
    const { isOn = false, chosen } = this.#bulk.value ?? {};
    if (!isOn && !isPickable(row)) return undefined;
    const isChosen = chosen?.has(row.id) ?? false;
    const choose = (box: HTMLInputElement): void => void this.#choose(row, box);
    return pickView(row, { words: this.#words.choose(nameOf(row)), isOn, isChosen, choose });
  }

  async #choose(row: ServiceRow, box: HTMLInputElement): Promise<void> {
    const bulk = await this.#bulk.get();
    bulk?.choose([row], box.checked);
    // Beyond fifty nothing more is chosen.
    box.checked = bulk?.chosen.has(row.id) ?? false;
  }

  /** Menu and dialogs, closed until somebody opens them; the bar of a selection, unless one service stands in the place of `rows`. */
  dialogs(at: ListContext, rows: readonly ServiceRow[] | undefined): TemplateResult {
    return html`${this.menu.render(this.#words, at.kit)} ${this.filters.render({ ...at, words: this.#words })}
    ${this.#renewal.value?.render(at.kit) ?? nothing}
    ${this.#bulk.value?.render(rows, at.tags, at.kit) ?? nothing}`;
  }

  chips(at: ListContext): TemplateResult | typeof nothing {
    return chipsView(at.view, { ...at, words: this.#words });
  }

  pager(page: Page, at: Omit<PagerContext, 'words'>): TemplateResult {
    const words = this.#words;
    // The account has more services than a page looks at.
    const range = page.partial ? `${at.range} · ${words.searchedPart}` : at.range;
    return listPager(page, { ...at, range, words });
  }

  /** `further` goes on where only a part of a very large account was looked at. */
  empty(
    view: View,
    hasServices: boolean,
    change: (to: Partial<View>) => void,
    further?: () => void,
  ): TemplateResult {
    return emptyView(view, hasServices, this.#words, { change, further });
  }

  further(page: Page, view: View): string | undefined {
    return this.#parts.further(page, view);
  }
}
