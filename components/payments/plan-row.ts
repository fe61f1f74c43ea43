import { html, nothing, type TemplateResult } from 'lit';
import type { ScheduledPayment } from '../contract/scheduled-payments.ts';
import { date, money, type Locale } from '../kit/format.ts';
import { meansName } from './means.ts';
import type { PlanStrings } from './plan-strings.ts';
import type { Strings } from './strings.ts';

const tones: Partial<Record<ScheduledPayment['status'], string>> = {
  processing: 'info',
  paid: 'good',
  failed: 'bad',
  action_required: 'warn',
};

/** What one can do with a planned charge. */
export interface PlanActs {
  readonly stop: (it: ScheduledPayment) => void;
  readonly move: (it: ScheduledPayment) => void;
  readonly payNow: (it: ScheduledPayment) => void;
  readonly changeMethod: (it: ScheduledPayment) => void;
  readonly agree: (it: ScheduledPayment) => void;
}

/** One planned or past charge: what, when, how much, with what, and how it stands. */
export function planRow(
  it: ScheduledPayment,
  t: PlanStrings,
  means: Strings,
  locale: Locale,
  acts: PlanActs | undefined,
): TemplateResult {
  return html`<li part="plan">
    <div class="month">
      <strong class="wrap">${it.label}</strong>
      <span class="soft small"
        >${t.renewsUntil(date(it.periodEnd, locale))} ·
        ${it.method ? meansName(it.method, means) : t.noMeans}</span
      >
      ${it.status === 'failed' ? html`<span class="small">${it.nextTryOn ? t.nextTry(date(it.nextTryOn, locale)) : t.noMoreTry}</span>` : nothing}
    </div>
    <div class="month end">
      <strong class="number">${money(it.amount, locale)}</strong>
      <span class="soft small number">${date(it.dueOn, locale)}</span>
      ${it.status === 'planned' ? nothing : html`<span><span class="badge ${tones[it.status] ?? ''}">${t.planStatuses[it.status]}</span></span>`}
    </div>
    ${it.agreed ? html`<p class="whole warned">${t.dearer(money(it.agreed, locale), money(it.amount, locale))}</p>` : nothing}
    ${acts ? buttons(it, t, acts) : nothing}
  </li>`;
}

function buttons(it: ScheduledPayment, t: PlanStrings, acts: PlanActs): TemplateResult {
  const button = (action: keyof PlanActs, word: string): unknown =>
    it.actions[action]?.allowed
      ? html`<button aria-label="${word} : ${it.label}" @click=${() => acts[action](it)}>${word}</button>`
      : nothing;
  return html`<div class="buttons">
    ${button('stop', t.stop)} ${button('move', t.move)} ${button('payNow', t.payNow)}
    ${button('changeMethod', t.changeMethod)} ${it.agreed ? button('agree', t.agree) : nothing}
  </div>`;
}
