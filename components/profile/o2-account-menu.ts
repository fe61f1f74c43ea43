import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import type { SessionInfo } from '../contract/profile.ts';
import { baseStyles } from '../kit/base-styles.ts';
import { buttonStyles } from '../kit/button-styles.ts';
import { menuStyles } from '../kit/menu-styles.ts';
import { showBelow } from '../kit/popover.ts';
import { StringsController } from '../kit/strings-controller.ts';
import { Query, SessionController } from '../session/session-controller.ts';
import { menuStrings } from './menu-locales.ts';

/**
 * @summary Who is signed in and for which account, with the way to the other accounts and out; a sign-in button for a
 * visitor.
 *
 * For a portal of one's own making: `<o2-space>` brings a menu like this one.
 *
 * @csspart account - The button with the name.
 * @csspart sign-in - The button that opens the sign-in.
 */
export class O2AccountMenu extends LitElement {
  static override styles = [
    ...baseStyles,
    buttonStyles,
    menuStyles,
    css`
      :host {
        display: inline-block;
        min-height: 2.5rem;
        container-type: normal;
      }
      .who {
        max-width: 14rem;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      [aria-current='true'] {
        font-weight: 650;
      }
    `,
  ];

  @query('[popover]') private menu!: HTMLElement | null;

  #session = new SessionController(this);
  #words = new StringsController(this, menuStrings);
  #who = new Query(this, this.#session, 'getSession', () => ({}));

  override render(): TemplateResult | typeof nothing {
    const { t } = this.#words;
    const info = this.#who.answer.data;
    const { status } = this.#session.state;
    if (!info || status === 'loading' || status === 'blocked') return nothing;
    if (!info.signedIn || status === 'expired')
      return html`<button class="primary" part="sign-in" @click=${() => this.#session.value?.requestSignIn()}>
        ${t.signIn}
      </button>`;
    return html`<button part="account" aria-haspopup="true" @click=${this.#show}>
        <span class="for-reader">${t.label} : </span><span class="who">${info.person?.displayName}</span>
      </button>
      <div popover="auto" class="menu" role="group" aria-label=${t.label}>
        ${info.accounts.length > 1 ? this.#accounts(info) : nothing}
        <ul>
          <li><button @click=${this.#signOut}>${t.signOut}</button></li>
        </ul>
      </div>`;
  }

  #accounts({ accounts, activeAccount }: SessionInfo): TemplateResult {
    const { t } = this.#words;
    return html`<p class="title small soft" id="accounts">${t.accounts}</p>
      <ul aria-labelledby="accounts">
        ${accounts.map(
          ({ id, label, number, role }) =>
            html`<li>
              <button
                aria-current=${id === activeAccount ? 'true' : nothing}
                @click=${() => this.#switch(id)}
              >
                ${label}<span class="small soft">${number} · ${t.roles[role]}</span>
              </button>
            </li>`,
        )}
      </ul>`;
  }

  #show = ({ currentTarget }: Event): void => {
    if (this.menu) showBelow(this.menu, currentTarget as HTMLElement);
  };

  async #switch(account: string): Promise<void> {
    this.menu?.hidePopover();
    if (account === this.#session.state.info?.activeAccount) return;
    // What went wrong shows in the session itself, which is asked anew.
    await this.#session.value?.call('switchAccount', { account }).catch(() => this.#session.value?.refresh());
  }

  #signOut = async (): Promise<void> => {
    this.menu?.hidePopover();
    await this.#session.value?.signOut();
  };
}
