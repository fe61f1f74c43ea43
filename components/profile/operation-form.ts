import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { safeParse } from 'valibot';
import type { Operation } from '../contract/operation.ts';
import type { OperationName, Operations, Output } from '../contract/operations.ts';
import type { FieldError, ProblemCode } from '../contract/problem.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { SessionController } from '../session/session-controller.ts';
import { ProblemError } from '../session/session.ts';
import type { Strings } from './strings.ts';

type Host = ReactiveControllerHost & HTMLElement;
type Values = Readonly<Record<string, unknown>>;

/** Where the form finds its sentences, in the language of the moment. */
export interface FormWords {
  readonly t: Strings;
  readonly kit: KitStrings;
}

/**
 * The form of one operation: judged by the contract's own schema before it is sent, sent once however often somebody
 * presses, and put right field by field. After a failure the summary has the focus.
 */
export class OperationForm<N extends OperationName> implements ReactiveController {
  #host: Host;
  #session: SessionController;
  #operation: Operations[N] & Operation;
  #words: () => FormWords;
  #summon = false;
  #retryAfter = 0;
  /** Sentences by field; a field without one is fine. */
  errors: ReadonlyMap<string, string> = new Map();
  /** The code of the refusal; empty while there is none. */
  code: ProblemCode | 'offline' | '' = '';
  busy = false;

  constructor(
    host: Host,
    session: SessionController,
    operation: Operations[N] & Operation,
    words: () => FormWords,
  ) {
    this.#host = host;
    this.#session = session;
    this.#operation = operation;
    this.#words = words;
    host.addController(this);
  }

  /** The refusal as a whole, when it is about no field: read anew each time, since its words may still be on their way. */
  get failure(): string {
    if (this.code === '' || this.errors.size > 0) return '';
    const { t, kit } = this.#words();
    return kit.problems[this.code] + (this.#retryAfter > 0 ? ` ${t.again(this.#retryAfter)}` : '');
  }

  /** Sends what was typed; answers nothing when it was refused, here or there, or is on its way already. */
  async submit(values: Values): Promise<Output<N> | undefined> {
    const session = this.#session.value;
    if (this.busy || !session) return undefined;
    const judged = safeParse(this.#operation.input, values);
    if (!judged.success) {
      const wrong = new Set(judged.issues.map(({ path }) => String(path?.[0]?.key ?? '')));
      // In the order of the form, not of the schema.
      const fields = [...new Set([...Object.keys(values), ...wrong])].filter((field) => wrong.has(field));
      return this.#refuse(new Map(fields.map((field) => [field, this.#sentence(field, values)])));
    }
    this.#say({ busy: true });
    try {
      const output = await session.call(this.#operation.name as N, values as never);
      this.#say({});
      return output;
    } catch (error) {
      return this.#explain(error, values);
    }
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

  #explain(error: unknown, values: Values): undefined {
    const problem = error instanceof ProblemError ? error.problem : undefined;
    const code = error instanceof ProblemError ? error.code : 'unexpected';
    this.#retryAfter = problem?.retryAfter ?? 0;
    const errors = (problem?.errors ?? []).map(
      (it) => [fieldOf(it), this.#serverSentence(it, values)] as const,
    );
    return this.#refuse(new Map(errors), code);
  }

  #refuse(errors: ReadonlyMap<string, string>, code: ProblemCode | 'offline' = 'invalid-input'): undefined {
    this.#summon = true;
    this.#say({ errors, code });
    return undefined;
  }

  #say({
    errors = new Map(),
    code = '',
    busy = false,
  }: Partial<Pick<this, 'errors' | 'code' | 'busy'>>): void {
    Object.assign(this, { errors, code, busy });
    this.#host.requestUpdate();
  }

  #sentence(field: string, values: Values): string {
    const { t, kit } = this.#words();
    const empty =
      values[field] === undefined || values[field] === false || String(values[field]).trim() === '';
    return (empty ? t.missing[field] : t.wrong[field]) ?? t.missing[field] ?? kit.problems['invalid-input'];
  }

  #serverSentence(error: FieldError, values: Values): string {
    return (error.rule && this.#words().t.rules[error.rule]) || this.#sentence(fieldOf(error), values);
  }
}

const fieldOf = ({ pointer }: FieldError): string => pointer.split('/')[1] ?? '';

/** What stands in a form, by the names of its fields; a checkbox is a boolean. */
export function valuesOf(form: HTMLFormElement): Record<string, unknown> {
  const values: Record<string, unknown> = Object.fromEntries(new FormData(form));
  for (const box of form.querySelectorAll<HTMLInputElement>('input[type=checkbox]'))
    values[box.name] = box.checked;
  return values;
}
