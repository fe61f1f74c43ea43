import { html, nothing, type TemplateResult } from 'lit';
import type { ServiceRow } from '../contract/services.ts';
import { money, type Locale } from '../kit/format.ts';
import { openLink } from '../kit/open-link.ts';
import { kindIcon } from './kind-icons.ts';
import type { Strings } from './strings.ts';
import type { Sort } from './view.ts';
import { dueOf, nameOf, natureOf, priceOf, stateOf } from './words.ts';

/** What the table needs of its element. */
export interface TableContext {
  readonly t: Strings;
  readonly locale: Locale;
  readonly sort: Sort;
  readonly order: (sort: Sort) => void;
  /** The page's address of a service, for the middle mouse button. */
  readonly href: (id: string) => string | undefined;
  readonly open: (id: string) => void;
  readonly menu: (row: ServiceRow, button: HTMLElement) => void;
  /** The box of a row while several are being chosen. */
  readonly pick?: (row: ServiceRow) => TemplateResult | undefined;
}

const sortable: Readonly<Partial<Record<keyof Strings['columns'], 'label' | 'expiry' | 'price'>>> = {
  name: 'label',
  due: 'expiry',
  price: 'price',
};
const columns = ['name', 'state', 'due', 'price', 'menu'] as const;

/** The rows of a page: a table that its styles turn into cards where it is narrow; roles keep its meaning there. */
export function tableView(rows: readonly ServiceRow[], busy: boolean, at: TableContext): TemplateResult {
  return html`<table role="table" part="table" aria-busy=${busy ? 'true' : 'false'}>
    ${tableHead(at)}
    <tbody role="rowgroup">
      ${rows.map((row) => rowView(row, at))}
    </tbody>
  </table>`;
}

export const tableHead = (at: TableContext): TemplateResult =>
  html`<thead role="rowgroup">
    <tr role="row">
      ${columns.map((column) => headView(column, at))}
    </tr>
  </thead>`;

function headView(column: (typeof columns)[number], { t, sort, order }: TableContext): TemplateResult {
  const key = sortable[column];
  const words = t.columns[column];
  const place = column === 'price' ? 'end' : '';
  if (!key)
    return html`<th role="columnheader" class=${place}>
      ${column === 'menu' ? html`<span class="for-reader">${words}</span>` : words}
    </th>`;
  const chosen = sort.endsWith(key);
  const rising = sort === key;
  const turn = (): void => order(chosen && rising ? `-${key}` : key);
  return html`<th
    role="columnheader"
    class=${place}
    aria-sort=${chosen ? (rising ? 'ascending' : 'descending') : nothing}
  >
    <button class="sort" @click=${turn}>${words}</button>
  </th>`;
}

/** One service; `position` is its number in the whole list where only a part of it stands in the page. */
export function rowView(row: ServiceRow, at: TableContext, position?: number): TemplateResult {
  const { t, locale } = at;
  const state = stateOf(row, t);
  const due = dueOf(row, t, locale);
  const price = priceOf(row, t, locale);
  return html`<tr role="row" part="row" data-id=${row.id} aria-rowindex=${position ?? nothing}>
    <th role="rowheader" scope="row" class="name">
      ${at.pick?.(row) ?? kindIcon(row.kind)}${openLink(nameOf(row), at.href(row.id), () => at.open(row.id))}<span
        class="nature"
        >${natureOf(row) || t.kinds[row.kind]}${row.tags.length > 0 ? row.tags.map((tag) => html` <span class="tag">${tag}</span>`) : nothing}</span
      >
    </th>
    <td role="cell" class="state">
      <span class=${`badge ${state.tone}`} .textContent=${state.words}></span
      >${row.unpaid.cents > 0 ? html` <span class="owed">${money(row.unpaid, locale)} ${t.unpaid}</span>` : nothing}
    </td>
    <td role="cell" class="due">
      <span .textContent=${due.far}></span> <span class="soft small" .textContent=${due.day}></span>
    </td>
    <td role="cell" class="price end">
      <span class="number" .textContent=${price.amount}></span>
      <span class="soft small" .textContent=${price.per}></span>
    </td>
    <td role="cell" class="menu">
      <button
        class="quiet icon"
        aria-label=${t.menuOf(nameOf(row))}
        aria-haspopup="true"
        @click=${(event: Event) => at.menu(row, event.currentTarget as HTMLElement)}
      >
        <svg class="glyph" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path stroke-width="3" d="M4.5 10h0m5.5 0h0m5.5 0h0"></path>
        </svg>
      </button>
    </td>
  </tr>`;
}
