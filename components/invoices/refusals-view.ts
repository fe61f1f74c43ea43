import { html, nothing, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import type { RefusalReason } from '../contract/problem.ts';
import type { KitStrings } from '../kit/strings.ts';
import type { MoreStrings } from './more-strings.ts';

/** What the refusals of a page are shown with. */
export interface RefusalsContext {
  readonly more: MoreStrings;
  readonly kit: KitStrings;
  /** Asks the customer for what he did not grant to this site. */
  readonly allow: () => void;
}

/** Why a row that is due cannot be paid; a payment under way is told by the row itself. */
export const payRefusal = ({ due, attempt, actions: { pay } }: InvoiceRow): RefusalReason | undefined =>
  due.cents > 0 && !attempt && pay && !pay.allowed ? pay.reason : undefined;

/** Why rows of this page cannot be paid: each reason once, with its remedy, where the buttons point to it. */
export function refusalsView(
  rows: readonly InvoiceRow[],
  { more, kit, allow }: RefusalsContext,
): TemplateResult | typeof nothing {
  const reasons = new Set(rows.map(payRefusal).filter((reason) => reason !== undefined));
  if (reasons.size === 0) return nothing;
  return html`${[...reasons].map(
    (reason) =>
      html`<p class="refused no-print">
        <span id="why-${reason}" class="soft small">${more.payRefused(kit.reasons[reason])}</span>
        ${reason === 'scope-missing' ? html`<button class="quiet" @click=${allow}>${kit.allow}</button>` : nothing}
      </p>`,
  )}`;
}
