import type { TemplateResult } from 'lit';
import { safeParse } from 'valibot';
import type { Output } from '../contract/api.ts';
import type { FieldError, ProblemCode } from '../contract/problem.ts';
import { forgotPassword, setPassword, signIn, signUp, type SessionInfo } from '../contract/profile.ts';
import type { Locale } from '../kit/format.ts';
import type { KitStrings } from '../kit/strings.ts';
import { fr, type FormStrings } from './form-strings.ts';
import { fr as insteadFr, type InsteadStrings } from './instead-strings.ts';
import { elsewhereView, overView, signedInView } from './instead-views.ts';
import { ownPath, portalsNamed } from './own-path.ts';
import { sentView } from './sent-view.ts';
import { summaryStyles, summaryView } from './summary-view.ts';
import { ProblemError, type Session } from '../session/session.ts';

/** The operations that have a form here. */
const operations = { forgotPassword, setPassword, signIn, signUp };
export type FormOperation = keyof typeof operations;

export type Values = Readonly<Record<string, unknown>>;

/** What a form says of itself when something is wrong. */
export interface Wrong {
  readonly errors: ReadonlyMap<string, string>;
  readonly code: ProblemCode | 'offline' | '';
  readonly retryAfter: number;
}

/**
 * What a form needs from the moment it is sent: the contract's own schemas, and words for what is wrong or done; and what
 * stands in its place where there is nothing to fill in.
 */
export class AfterSubmit {
  readonly styles = [summaryStyles];
  #t: FormStrings;
  #instead: InsteadStrings;

  static async load(locale: Locale): Promise<AfterSubmit> {
    if (locale === 'fr') return new AfterSubmit(fr, insteadFr);
    const { en, instead } = await import('./form-strings.en.ts');
    return new AfterSubmit(en, instead);
  }

  private constructor(t: FormStrings, instead: InsteadStrings) {
    this.#t = t;
    this.#instead = instead;
  }

  readonly ownPath = (next: string, origin: string): string => ownPath(next, origin, portalsNamed());

  /** Judges what was typed, and sends it when the contract takes it. */
  async send<N extends FormOperation>(
    session: Session,
    name: N,
    values: Values,
    kit: KitStrings,
  ): Promise<Wrong | { readonly output: Output<N> }> {
    const wrong = this.#judge(name, values, kit);
    if (wrong.size > 0) return { errors: wrong, code: 'invalid-input', retryAfter: 0 };
    try {
      return { output: await session.call(name, values as never) };
    } catch (error) {
      if (!(error instanceof ProblemError)) return { errors: new Map(), code: 'unexpected', retryAfter: 0 };
      const { code, problem } = error;
      const errors = this.#explain(problem?.errors ?? [], values, kit);
      return { errors, code, retryAfter: problem?.retryAfter ?? 0 };
    }
  }

  /** Sentences by field, in the order of the form; none when the contract takes the values. */
  #judge(name: FormOperation, values: Values, kit: KitStrings): ReadonlyMap<string, string> {
    const judged = safeParse(operations[name].input, values);
    const wrong = new Set((judged.issues ?? []).map(({ path }) => String(path?.[0]?.key ?? '')));
    const fields = [...new Set([...Object.keys(values), ...wrong])].filter((field) => wrong.has(field));
    return new Map(fields.map((field) => [field, this.#sentence(field, values, kit)]));
  }

  /** What the server found wrong, by field. */
  #explain(errors: readonly FieldError[], values: Values, kit: KitStrings): ReadonlyMap<string, string> {
    return new Map(
      errors.map((it) => {
        const field = it.pointer.split('/')[1] ?? '';
        return [field, (it.rule && this.#t.rules[it.rule]) || this.#sentence(field, values, kit)];
      }),
    );
  }

  /** What went wrong, first thing in the form. */
  summary({ errors, code, retryAfter }: Wrong, kit: KitStrings): TemplateResult {
    const again = retryAfter > 0 ? ` ${this.#t.again(retryAfter)}` : '';
    const failure = code === '' || errors.size > 0 ? '' : kit.problems[code] + again;
    return summaryView(errors, failure, this.#t);
  }

  /** « Look at your mail » */
  sent(
    kind: 'signUp' | 'forgot',
    email: string,
    sandboxes: SessionInfo['sandboxes'],
    otherAddress: () => void,
  ): TemplateResult {
    return sentView(this.#instead.sent, this.#instead.sent[kind](email), sandboxes, otherAddress);
  }

  elsewhere = (open: () => void): TemplateResult => elsewhereView(this.#instead, open);

  signedIn = (name: string, goal: string | undefined, leave: () => void): TemplateResult =>
    signedInView(this.#instead, name, goal, leave);

  over = (how: 'saved' | 'expired'): TemplateResult =>
    overView(this.#instead[how], how === 'saved' ? '/sign-in' : '/password/forgotten');

  #sentence(field: string, values: Values, kit: KitStrings): string {
    const { missing, wrong } = this.#t;
    const value = values[field];
    const empty = value === undefined || value === false || String(value).trim() === '';
    return (empty ? missing[field] : wrong[field]) ?? missing[field] ?? kit.problems['invalid-input'];
  }
}
