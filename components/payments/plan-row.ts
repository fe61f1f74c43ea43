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

/**
 * What one can do with a planned charge, in the order of its buttons; `confirm` goes on with one that the bank wants
 * the customer for.
 */
const all = ['agree', 'payNow', 'confirm', 'move', 'changeMethod', 'skip', 'turnOff'] as const;
export type Act = (typeof all)[number];

/** Which acts are done on this page at all, and what does them. */
export interface PlanRun {
  readonly may: (act: Act) => boolean;
  readonly run: (act: Act, it: ScheduledPayment) => void;
}

/** One planned or past charge: what, when, how much, with what and which others, and how it stands. */
export function planRow(
  it: ScheduledPayment,
  t: PlanStrings,
  means: Strings,
  locale: Locale,
  acts: PlanRun,
  mates: readonly ScheduledPayment[],
): TemplateResult {
  return html`<li part="plan" data-id=${it.id}>
    <div class="month">
      <strong class="wrap">${it.label}</strong>
      <span class="soft small"
        >${t.renewsUntil(date(it.periodEnd, locale))} ·
        ${it.method ? meansName(it.method, means) : t.noMeans}</span
      >
      ${mates.length > 0 ? html`<span class="soft small">${t.together(mates.map(({ label }) => label).join(', '))}</span>` : nothing}
      ${it.status === 'failed' ? html`<span class="small">${it.nextTryOn ? t.nextTry(date(it.nextTryOn, locale)) : t.noMoreTry}</span>` : nothing}
    </div>
    <div class="month end">
      <strong class="number">${money(it.amount, locale)}</strong>
      <span class="soft small number">${date(it.dueOn, locale)}</span>
      ${it.status === 'planned' ? nothing : html`<span><span class="badge ${tones[it.status] ?? ''}">${t.planStatuses[it.status]}</span></span>`}
    </div>
    ${isOff(it) ? html`<p class="whole soft small">${t.renewalOff}</p>` : nothing}
    ${it.agreed ? html`<p class="whole warned">${t.dearer(money(it.agreed, locale), money(it.amount, locale))}</p>` : nothing}
    ${buttons(it, t, acts)}
  </li>`;
}

/** It could be paid, were the service still renewed. */
const isOff = ({ actions: { payNow } }: ScheduledPayment): boolean =>
  payNow?.allowed === false && payNow.reason === 'renewal-off';

/** Skipping one charge and renewing no more are two different things: each has its own button. */
function buttons(
  it: ScheduledPayment,
  t: PlanStrings,
  { may, run }: PlanRun,
): TemplateResult | typeof nothing {
  const open = all.filter((act) => may(act) && isOpen(it, act));
  return open.length === 0
    ? nothing
    : html`<div class="buttons">
        ${open.map((act) => html`<button class=${act} aria-label="${t[act]} : ${it.label}" @click=${() => run(act, it)}>${t[act]}</button>`)}
      </div>`;
}

/**
 * What the server leaves open; a charge that was skipped can still be taken while its service stands as it was
 * announced.
 */
function isOpen(it: ScheduledPayment, act: Act): boolean {
  if (act === 'agree' && !it.agreed) return false;
  if (act === 'confirm') return it.status === 'action_required' && it.invoiceId !== undefined;
  return it.actions[act === 'skip' || act === 'turnOff' ? 'stop' : act]?.allowed === true;
}
