import { html, type LitElement, type TemplateResult } from 'lit';
import type { Account, SessionInfo } from '../contract/profile.ts';
import { formStyles } from '../kit/form-styles.ts';
import { menuStyles } from '../kit/menu-styles.ts';
import { showBelow } from '../kit/popover.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { StringsController } from '../kit/strings-controller.ts';
import type { SessionController } from '../session/session-controller.ts';
import { accountMenu, accountStyles } from './account-menu.ts';
import { demandStrings, type DemandStrings } from './demand-strings.ts';
import { actingView, demoView, noteStyles } from './notes.ts';
import { drawerStyles, drawerView } from './drawer.ts';
import { placeView } from './place-views.ts';
import { categories } from './places.ts';
import type { Strings } from './strings.ts';

/** What stands around the page only after an act: the account menu, the drawer of a phone, every page but the first. */
export class OnDemand {
  readonly styles = [formStyles, menuStyles, accountStyles, drawerStyles, noteStyles];
  readonly placeView = placeView;
  readonly #host: LitElement;
  readonly #session: SessionController;
  readonly #words: StringsController<Strings>;
  #search = '';

  constructor(host: LitElement, session: SessionController, words: StringsController<Strings>) {
    this.#host = host;
    this.#session = session;
    this.#words = words;
  }

  /** Both menus, closed, and what is to be known of the whole. `leave` goes to the door of the page. */
  render(info: SessionInfo, menu: TemplateResult, kit: KitStrings, leave: () => void): TemplateResult {
    const { t } = this.#words;
    return html`${accountMenu({
      words: this.#own,
      info,
      search: this.#search,
      find: (text) => this.#find(text),
      choose: (account) => this.#choose(account, leave),
      signOut: () => void this.#session.value?.signOut(),
    })}
    ${drawerView(t.menu, kit.close, menu)} ${demoView(info, this.#own)}`;
  }

  /** The line of the categories that have no page yet. */
  get absent(): string | undefined {
    const { absent, coming } = this.#own;
    const names = Object.keys(coming).filter((name) => categories.every(([category]) => category !== name));
    return names.length > 0 ? absent(names.map((name) => coming[name]).join(', ')) : undefined;
  }

  /** For whom one acts, above the page. */
  acting(info: SessionInfo): unknown {
    return actingView(info, this.#own);
  }

  /** An address that leads nowhere, and the way back from it. */
  lost(home: string, go: () => void): TemplateResult {
    const chosen = (event: Event): void => {
      event.preventDefault();
      go();
    };
    return html`<h1 tabindex="-1">${this.#own.lost}</h1>
      <p><a href=${home} @click=${chosen}>${this.#own.home}</a></p>`;
  }

  showMenu(button: HTMLElement): void {
    if (this.#menu) showBelow(this.#menu, button);
  }

  showDrawer(): void {
    this.#host.renderRoot.querySelector<HTMLDialogElement>('.drawer')?.showModal();
  }

  get #own(): DemandStrings {
    return demandStrings[this.#words.locale];
  }

  get #menu(): HTMLElement | null {
    return this.#host.renderRoot.querySelector('.menu');
  }

  #find(text: string): void {
    this.#search = text;
    this.#host.requestUpdate();
  }

  /** What was open belongs to the former account: the other one starts at the door of the page. */
  async #choose({ id }: Account, leave: () => void): Promise<void> {
    this.#menu?.hidePopover();
    const session = this.#session.value;
    if (id === session?.state.info?.activeAccount) return;
    leave();
    this.#find('');
    // Refused when the access ended meanwhile: what is open to the person is asked again.
    await session?.call('switchAccount', { account: id }).catch(() => session.refresh());
  }
}
