import { css, html, type TemplateResult } from 'lit';
import type { PaymentMethod } from '../contract/payment-methods.ts';
import type { ScheduledPayment } from '../contract/scheduled-payments.ts';
import { date, money, type Locale } from '../kit/format.ts';
import { meansName } from './means.ts';
import type { PlanQuestionStrings } from './plan-question-strings.ts';
import type { PlanStrings } from './plan-strings.ts';
import type { StopStrings } from './stop-strings.ts';
import type { Strings } from './strings.ts';

/** What is asked about a planned charge before it is done. */
export interface Asked {
  readonly what: 'skip' | 'turnOff' | 'move' | 'changeMethod';
  readonly plan: ScheduledPayment;
}

/** The question's title, what may be chosen, and the word on its button. */
export interface Question {
  readonly title: string;
  readonly body: TemplateResult;
  readonly word: string;
  readonly tone: 'primary' | 'danger';
}

export type Words = PlanQuestionStrings & StopStrings;

export const questionStyles = css`
  .facts {
    display: grid;
    gap: 0.5rem;
    padding-inline-start: 1.125rem;
    list-style: disc;
  }
`;

const radio = (name: string, value: string, words: string, isOn: boolean): TemplateResult =>
  html`<label class="choice">
    <input type="radio" name=${name} value=${value} ?checked=${isOn} required /><span class="wrap"
      >${words}</span
    >
  </label>`;

/** What a person is asked before a charge is skipped, moved or given another means, or its service renewed no more. */
export function questionOf(
  { what, plan }: Asked,
  methods: readonly PaymentMethod[],
  t: Words & PlanStrings & Strings,
  locale: Locale,
): Question {
  if (what === 'skip' || what === 'turnOff') return stopQuestion(what, plan, t, locale);
  if (what === 'changeMethod') {
    const usable = methods.filter((it) => it.status !== 'expired');
    return {
      title: t.changeAsk(plan.label),
      body:
        usable.length === 0
          ? html`<p>${t.noOther}</p>`
          : html`<div class="choices">
              ${usable.map((it) => radio('method', it.id, meansName(it, t), it.id === plan.method?.id))}
            </div>`,
      word: t.changeMethod,
      tone: 'primary',
    };
  }
  const { from, to } = plan.window;
  return {
    title: `${t.move} · ${plan.label}`,
    body: html`<p class="field">
      <label for="day">${t.moveAsk}</label
      ><input
        id="day"
        type="date"
        name="day"
        required
        min=${from}
        max=${to}
        .value=${plan.dueOn}
        aria-describedby="window"
      />
      <span class="hint" id="window">${t.moveHint(date(from, locale), date(to, locale))}</span>
    </p>`,
    word: t.move,
    tone: 'primary',
  };
}

/** Two different things, each with what it leads to: this charge alone, or this and all to come. */
function stopQuestion(
  what: 'skip' | 'turnOff',
  { label, amount, dueOn, periodStart }: ScheduledPayment,
  t: Words,
  locale: Locale,
): Question {
  const last = new Date(Date.parse(periodStart) - 86_400_000).toISOString().slice(0, 10);
  const facts = what === 'skip' ? t.skipFacts : t.turnOffFacts;
  return {
    title: what === 'skip' ? t.skipAsk(label) : t.turnOffAsk(label),
    body: html`<ul class="facts">
      ${facts(money(amount, locale), date(dueOn, locale, 'long'), date(last, locale, 'long')).map((fact) => html`<li>${fact}</li>`)}
    </ul>`,
    word: t[what],
    tone: what === 'skip' ? 'primary' : 'danger',
  };
}
