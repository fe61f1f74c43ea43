import { LitElement, html, type PropertyValues } from 'lit';
import { property } from 'lit/decorators.js';
import { cookieTransport } from './cookie-transport.ts';
import { partnerSession, provideEverywhere } from './partner-session.ts';
import { SessionProvider } from './session-context.ts';
import type { Session, SessionState } from './session.ts';
import { openShared } from './shared-sessions.ts';

/** The session changed its state; `state` says how. */
export class SessionChangeEvent extends Event {
  readonly state: SessionState;

  constructor(state: SessionState) {
    super('o2-session-change', { bubbles: true, composed: true });
    this.state = state;
  }
}

/**
 * @summary Gives the session to every O2 element inside it: one sign-in, one cache and one live stream for all.
 * @slot - The page, with O2 elements anywhere in it.
 * @fires {SessionChangeEvent} o2-session-change - Somebody signed in or out, or the server went out of reach.
 */
export class O2Session extends LitElement {
  /** The partner's key (`pk_live_…`), on a partner's page. */
  @property() partner?: string;

  /** `cookie` on a portal of our own origin or an allowed sibling; a partner's page leaves it out. */
  @property() mode?: 'cookie';

  /** Origin of the customer space, such as `https://app.o2.example`; the loader fills it in. Empty means the page's own. */
  @property() base = '';

  /** A ready session, instead of `partner` or `mode`: for stories and tests. */
  @property({ attribute: false }) session?: Session;

  /** Gives a partner's session to every element of the page, without an `<o2-session>` around them. */
  static everywhere(partner: string, base: string): void {
    provideEverywhere(partner, base);
  }

  #provider = new SessionProvider(this);
  #end: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#provider.announce();
    this.#follow();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end = void this.#end?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('partner') || changed.has('mode') || changed.has('base') || changed.has('session'))
      this.#provide();
  }

  override render() {
    return html`<slot></slot>`;
  }

  #provide(): void {
    const session = this.session ?? this.#open();
    if (!session || session === this.#provider.value) return;
    this.#provider.value = session;
    this.#follow();
  }

  /** One session a page and base: a second element with the same attributes shares it. */
  #open(): Session | undefined {
    if (this.mode === 'cookie') return openShared(`cookie ${this.base}`, () => cookieTransport(this.base));
    return this.partner ? partnerSession(this.partner, this.base) : undefined;
  }

  #follow(): void {
    this.#end?.();
    this.#end = this.#provider.value?.subscribe((state) => this.dispatchEvent(new SessionChangeEvent(state)));
  }
}
