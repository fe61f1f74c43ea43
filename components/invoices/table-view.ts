import { html, nothing, type TemplateResult } from 'lit';
import type { InvoiceRow } from '../contract/invoices.ts';
import { day, money, type Locale } from '../kit/format.ts';
import { downloadIcon } from '../kit/icons.ts';
import { openLink } from '../kit/open-link.ts';
import { summaryIcon } from './icons.ts';
import type { Strings } from './strings.ts';
import { dueOf, leftOf } from './row-words.ts';
import { signed, stateOf } from './words.ts';

/** What the table needs of its element. */
export interface TableContext {
  readonly t: Strings;
  readonly locale: Locale;
  /** Ids of the rows that are chosen, on whatever page. */
  readonly chosen: ReadonlyMap<string, InvoiceRow>;
  readonly choose: (rows: readonly InvoiceRow[], on: boolean) => void;
  /** The page's address of a document, for the middle mouse button. */
  readonly href: (id: string) => string | undefined;
  readonly open: (id: string) => void;
  /** Id of the document whose summary is open. */
  readonly summarised: string | undefined;
  /** What pointer, keyboard and finger do at the button of a summary. */
  readonly summary: (row: InvoiceRow, event: Event) => void;
  readonly download: (row: InvoiceRow) => void;
  readonly pay: (rows: readonly InvoiceRow[]) => void;
  /** A payment under way in words, once they are there. */
  readonly attempt: (it: NonNullable<InvoiceRow['attempt']>) => TemplateResult | undefined;
}

const columns = ['select', 'name', 'dates', 'state', 'amount', 'menu'] as const;

/** The rows of a page: a table that its styles turn into cards where it is narrow; roles keep its meaning there. */
export const tableView = (rows: readonly InvoiceRow[], busy: boolean, at: TableContext): TemplateResult =>
  html`<table role="table" part="table" aria-busy=${busy ? 'true' : 'false'}>
    ${tableHead(at, rows)}
    <tbody role="rowgroup" @keydown=${toActions}>
      ${rows.map((row) => rowView(row, at))}
    </tbody>
  </table>`;

/** Enter at a box leads to what can be done with the selection, past all the rows between. */
function toActions(event: KeyboardEvent): void {
  const box = event.target as HTMLElement;
  if (event.key !== 'Enter' || !box.matches('.pick input')) return;
  // Else the same key would press the button that it leads to.
  event.preventDefault();
  (box.getRootNode() as ShadowRoot).querySelector<HTMLElement>('.selection button')?.focus();
}

export const tableHead = (at: TableContext, rows: readonly InvoiceRow[] = []): TemplateResult =>
  html`<thead role="rowgroup">
    <tr role="row">
      ${columns.map((column) => {
        const words = at.t.columns[column];
        if (column === 'select')
          return html`<th role="columnheader" class="select">
            ${rows.length > 0 ? chooseAll(rows, at) : nothing}
          </th>`;
        const place = column === 'amount' ? 'end' : column;
        return html`<th role="columnheader" class=${place}>
          ${column === 'menu' ? html`<span class="for-reader">${words}</span>` : words}
        </th>`;
      })}
    </tr>
  </thead>`;

function chooseAll(rows: readonly InvoiceRow[], { t, chosen, choose }: TableContext): TemplateResult {
  const count = rows.filter(({ id }) => chosen.has(id)).length;
  const toggled = ({ target }: Event): void => choose(rows, (target as HTMLInputElement).checked);
  return html`<label class="pick"
    ><input
      type="checkbox"
      aria-label=${t.chooseAll}
      .checked=${count === rows.length}
      .indeterminate=${count > 0 && count < rows.length}
      @change=${toggled}
  /></label>`;
}

function rowView(row: InvoiceRow, at: TableContext): TemplateResult {
  const { t, locale, chosen } = at;
  const state = stateOf(row, t);
  const picked = chosen.has(row.id);
  const words = html`<span class="for-reader">${t.kinds[row.kind]} </span>${row.number}`;
  const toggled = ({ target }: Event): void => at.choose([row], (target as HTMLInputElement).checked);
  return html`<tr role="row" part="row" data-id=${row.id} class=${picked ? 'picked' : ''}>
    <td role="cell" class="select">
      <label class="pick"
        ><input type="checkbox" aria-label=${t.choose(row.number)} .checked=${picked} @change=${toggled}
      /></label>
    </td>
    <th role="rowheader" scope="row" class="name">
      ${openLink(words, at.href(row.id), () => at.open(row.id))}<span class="nature">${row.subject}</span>
    </th>
    <td role="cell" class="dates">
      <span>${day(row.issuedOn, locale)}</span>
      <span class="soft small ${row.state === 'overdue' ? 'late' : ''}">${dueOf(row, t, locale)}</span>
    </td>
    <td role="cell" class="state">
      ${row.attempt ? (at.attempt(row.attempt) ?? nothing) : html`<span class="badge ${state.tone}">${state.words}</span>`}
    </td>
    <td role="cell" class="amount end">
      <span class="number total">${money(signed(row, row.total), locale)}</span>
      <span class="soft small number"
        >${leftOf(row, t, locale) || `${money(signed(row, row.net), locale)} ${t.net}`}</span
      >
    </td>
    <td role="cell" class="menu">
      <span class="ways">
        ${row.due.cents > 0 ? payButton(row, at) : nothing} ${row.summary ? summaryButton(row, at) : nothing}
        <button
          class="quiet icon pdf"
          aria-label=${t.pdfOf(row.number)}
          title="PDF"
          @click=${() => at.download(row)}
        >
          ${downloadIcon}
        </button>
      </span>
    </td>
  </tr>`;
}

/** While a payment is under way its state says so; any other refusal stands below the table. */
function payButton(row: InvoiceRow, { t, pay }: TableContext): TemplateResult | typeof nothing {
  const can = row.actions.pay;
  if (!can || (!can.allowed && row.attempt)) return nothing;
  return html`<button
    class="pay"
    aria-label=${t.payOf(row.number)}
    aria-disabled=${can.allowed ? 'false' : 'true'}
    aria-describedby=${can.allowed ? nothing : `why-${can.reason}`}
    @click=${() => can.allowed && pay([row])}
  >
    ${t.pay}
  </button>`;
}

function summaryButton(row: InvoiceRow, { t, summary, summarised }: TableContext): TemplateResult {
  const told = (event: Event): void => summary(row, event);
  const open = summarised === row.id;
  return html`<button
    class="quiet icon peek"
    aria-label=${t.summaryOf(row.number)}
    aria-expanded=${open ? 'true' : 'false'}
    aria-describedby=${open ? 'summary' : nothing}
    @pointerenter=${told}
    @pointerleave=${told}
    @focus=${told}
    @blur=${told}
    @click=${told}
  >
    ${summaryIcon}
  </button>`;
}
