import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import type { Output } from '../contract/api.ts';
import type { ProblemCode } from '../contract/problem.ts';
import type { Locale } from '../kit/format.ts';
import { Lazy } from '../kit/lazy.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { SessionController } from '../session/session-controller.ts';
import type { AfterSubmit, FormOperation, Values, Wrong } from './after-submit.ts';

type Host = ReactiveControllerHost & HTMLElement;

/** The shared sentences, in the language of the moment. */
interface Words {
  readonly t: KitStrings;
  readonly locale: Locale;
}

/**
 * The form of one operation: judged by the contract's own schema before it is sent, sent once however often somebody
 * presses, and put right field by field. After a failure the summary has the focus. What judges comes when the form is
 * first touched.
 */
export class OperationForm<N extends FormOperation> implements ReactiveController {
  #host: Host;
  #session: SessionController;
  #name: N;
  #words: Words;
  #after: Lazy<AfterSubmit>;
  #summon = false;
  /** Sentences by field; a field without one is fine. */
  errors: ReadonlyMap<string, string> = new Map();
  /** The code of the refusal; empty while there is none. */
  code: ProblemCode | 'offline' | '' = '';
  busy = false;
  /** Seconds to wait before another try; 0 when it need not wait. */
  retryAfter = 0;

  constructor(host: Host, session: SessionController, name: N, words: Words) {
    this.#host = host;
    this.#session = session;
    this.#name = name;
    this.#words = words;
    this.#after = new Lazy(host, async () =>
      (await import('./after-submit.ts')).AfterSubmit.load(words.locale),
    );
    host.addController(this);
    host.addEventListener('focusin', () => void this.#after.get(), { once: true });
  }

  /** What went wrong: read anew each time, since the words of a refusal may still be on their way. */
  get summary(): TemplateResult | typeof nothing {
    const { code } = this;
    if (code === '') return nothing;
    return this.#after.value?.summary(this, this.#words.t) ?? this.#alert(code);
  }

  #alert(code: ProblemCode | 'offline'): TemplateResult {
    const words = this.#words.t.problems[code];
    return html`<div class="summary" role="alert" tabindex="-1" part="summary"><p>${words}</p></div>`;
  }

  /** What stands in the place of the form; it comes with the rest that a form needs later. */
  instead(view: (after: AfterSubmit) => TemplateResult): TemplateResult | typeof nothing {
    this.#after.soon();
    const { value, failed } = this.#after;
    return value ? view(value) : failed ? this.#alert('offline') : nothing;
  }

  /** On a partner's page nobody should type a password, since that page could read it: what stands there instead. */
  get elsewhere(): TemplateResult | typeof nothing | undefined {
    return this.#host.closest('o2-session[partner]')
      ? this.instead((after) => after.elsewhere(() => this.#session.value?.requestSignIn()))
      : undefined;
  }

  /** The path to go on to: `next`, if it is one of our own. */
  goal(next: string): string {
    return this.#after.value?.ownPath(next, location.origin) ?? '/';
  }

  /** Sends what was typed; answers nothing when it was refused, here or there, or is on its way already. */
  async submit(values: Values): Promise<Output<N> | undefined> {
    const session = this.#session.value;
    if (this.busy || !session) return undefined;
    this.#say({ busy: true });
    const after = await this.#after.get();
    const sent = await after?.send(session, this.#name, values, this.#words.t);
    if (sent && 'output' in sent) {
      this.#say({});
      return sent.output;
    }
    this.#summon = true;
    this.#say(sent ?? { code: 'offline' });
    return undefined;
  }

  /** Forgets what was said: another try begins. */
  reset(): void {
    this.#say({});
  }

  hostUpdated(): void {
    const summary = this.#summon && this.#host.shadowRoot?.querySelector<HTMLElement>('.summary');
    if (!summary) return;
    this.#summon = false;
    summary.focus();
  }

  #say(now: Partial<Wrong & Pick<this, 'busy'>>): void {
    Object.assign(this, { errors: new Map(), code: '', retryAfter: 0, busy: false, ...now });
    this.#host.requestUpdate();
  }
}

/** What stands in the form that is sent, by the names of its fields; a box that is not ticked is missing. */
export const valuesOf = ({ target }: Event): Readonly<Record<string, unknown>> =>
  Object.fromEntries(new FormData(target as HTMLFormElement));
